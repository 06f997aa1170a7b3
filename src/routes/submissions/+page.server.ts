import { policy } from '#lib/server/policy.ts';
import { stateName } from '#lib/server/states.ts';
import * as submissions from '#lib/server/submissions.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { actor, world, states, language } }) => {
	const received = await submissions.received(actor, world);
	return {
		imports: policy(actor, 'bundle.import', null),
		received: received.map(({ head, ...submission }) => ({
			...submission,
			kind: head.kind,
			state: stateName(states, head.state, language),
			organisation: head.organisation.name,
			period: head.period
		}))
	};
};
