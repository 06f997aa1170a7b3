import { policy } from '#lib/server/policy.ts';
import { takeSince } from './sign-in/since-cookie.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = ({ locals: { actor, language }, cookies, url }) => ({
	language,
	since: actor.kind === 'person' ? takeSince({ cookies, url }) : null,
	person:
		actor.kind === 'person'
			? {
					name: actor.name,
					administrator: actor.administrator,
					contributes: actor.memberships.some(
						({ role, institution }) => role === 'contributor' && institution !== null
					),
					reviews: policy(actor, 'submission.list', null)
				}
			: null
});
