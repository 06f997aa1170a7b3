import { STANDARD_COUNT } from '#lib/core/catalogue.ts';
import * as assessments from '#lib/server/assessments.ts';
import { asked as askedBy } from '#lib/server/clarifications/read.ts';
import { stateName } from '#lib/server/states.ts';
import { openRounds } from './open-rounds.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	const { actor, world, states, language } = locals;
	const memberships = actor.kind === 'person' ? actor.memberships : [];
	const list = memberships.length > 0 ? await assessments.list(actor, world) : [];
	const asked = memberships.length > 0 ? await askedBy(actor, world) : [];
	return {
		asked: asked.length,
		awaited: asked.filter(({ state }) => state === 'open').length,
		isMember: memberships.length > 0,
		creates: memberships.some(({ role }) => role === 'coordinator'),
		rounds: await openRounds(locals),
		total: STANDARD_COUNT,
		assessments: list.map(
			({ id, kind, state, organisation, period, status, updatedAt, answered }) => ({
				id,
				kind,
				state: stateName(states, state, language),
				organisation: organisation.name,
				period,
				status,
				updatedAt,
				answered
			})
		)
	};
};
