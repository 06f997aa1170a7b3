import { textOf } from '#lib/core/catalogue.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) => {
	const catalogue = locals.world.catalogues[0]!;
	const { levels, translation } = textOf(catalogue, locals.language);
	return { levels, translation };
};
