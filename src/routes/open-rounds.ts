import { dayOf, listOpen, type OpenRound } from '#lib/server/rounds.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

export type OpenRoundView = OpenRound & {
	/** Until it is due; below zero it is overdue. */
	days: number;
	/** It waits for nobody here any more. */
	handedIn: boolean;
	mayBegin: boolean;
};

/** The open rounds of the reader's organisations; none for who is a member of nothing. */
export async function openRounds({ actor, world }: App.Locals): Promise<OpenRoundView[]> {
	if (actor.kind !== 'person' || actor.memberships.length === 0) return [];
	const today = Date.parse(dayOf(world.now()));
	const coordinated = new Set(
		actor.memberships.flatMap(({ role, organisation }) =>
			role === 'coordinator' ? organisation.id : []
		)
	);
	return (await listOpen(actor, world)).map((round) => ({
		...round,
		days: Math.round((Date.parse(round.due) - today) / DAY_MS),
		handedIn: round.assessment?.status === 'submitted' || round.assessment?.status === 'accepted',
		mayBegin: coordinated.has(round.organisation.id)
	}));
}
