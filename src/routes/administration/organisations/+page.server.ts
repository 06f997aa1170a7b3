import * as organisations from '#lib/server/organisations.ts';
import { stateName } from '#lib/server/states.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { actor, world, states, language } }) => {
	const listed = await organisations.list(actor, world);
	return {
		organisations: listed.map((one) => ({
			...one,
			states: one.states.map((code) => stateName(states, code, language))
		}))
	};
};
