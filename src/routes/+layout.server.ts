import { policy } from '#lib/server/policy.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = ({ locals: { actor, language } }) => ({
	language,
	person:
		actor.kind === 'person'
			? {
					name: actor.name,
					administrator: actor.administrator,
					reviews: policy(actor, 'submission.list', null)
				}
			: null
});
