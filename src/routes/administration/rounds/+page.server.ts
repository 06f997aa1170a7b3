import * as rounds from '#lib/server/rounds.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { actor, world } }) => ({
	rounds: await rounds.list(actor, world)
});
