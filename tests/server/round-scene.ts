import type { InputError } from '#lib/core/input-error.ts';
import * as invitations from '#lib/server/round-invitations.ts';
import * as rounds from '#lib/server/rounds.ts';
import { SYSTEM } from '#lib/server/policy.ts';
import type { World } from '#lib/server/world.ts';

/** Open on the day on which the clock of the tests stands, 2026-01-01. */
export const roundFor = (world: World, rest: Partial<rounds.Round> = {}): rounds.Round => {
	const { id, version } = world.catalogues[0]!;
	return {
		name: 'Round of 2026',
		catalogue: { id, version },
		period: { from: '2025-01-01', to: '2025-12-31' },
		opens: '2026-01-01',
		due: '2026-03-01',
		closes: '2026-04-01',
		...rest
	};
};

/** A round to which these are invited; gives its id. */
export async function newRound(
	world: World,
	organisations: readonly string[],
	rest: Partial<rounds.Round> = {}
): Promise<string> {
	const id = await rounds.create(SYSTEM, world, roundFor(world, rest));
	if (organisations.length) await invitations.invite(SYSTEM, world, id, organisations);
	return id;
}

/** What is wrong, a line per fault; none when nothing is. */
export const faultsOf = (work: Promise<unknown>): Promise<string[]> =>
	work.then(
		() => [],
		(failure: InputError) => failure.faults.map(({ place, code }) => `${place}: ${code}`)
	);
