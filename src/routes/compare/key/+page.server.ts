import { key } from '#lib/server/comparison/aliases.ts';
import { stateName } from '#lib/server/states.ts';
import { demandProven } from '../../proven.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	demandProven(locals, url);
	const { actor, world, states, language } = locals;
	const letters = await key(actor, world);
	return {
		letters: letters.map(({ letters, state }) => ({
			letters,
			state: stateName(states, state, language)
		}))
	};
};
