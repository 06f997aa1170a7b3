import { interfaceText } from '#lib/text/interface/index.ts';
import type { LayoutLoad } from './$types';

/** Only the reader's language reaches the browser. */
export const load: LayoutLoad = async ({ data }) => ({
	...data,
	...(await interfaceText(data.language))
});
