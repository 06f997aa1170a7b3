import type { World } from '#lib/server/world.ts';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;

/** The same world with a clock that the test sets, and that stands still. */
export function stoppedClock(world: World) {
	let now = new Date('2026-06-01T08:00:00.000Z');
	return {
		world: { ...world, now: () => now },
		/** Moves on; gives the new time. */
		pass(milliseconds: number): Date {
			now = new Date(now.getTime() + milliseconds);
			return now;
		}
	};
}
