import { eq } from 'drizzle-orm';
import type { Denied } from '#lib/server/errors.ts';
import type { Actor, Person } from '#lib/server/policy.ts';
import type { World } from '#lib/server/world.ts';
import { record } from './record.ts';

const HOUR = 60 * 60 * 1_000;

/**
 * Gives a function that records, beside the answer, that somebody signed in asked for what is there
 * but not theirs. Each person, deed and object once an hour, so that a loop cannot fill the disk.
 */
export function openDenials(world: World): (actor: Actor, denied: Denied) => void {
	/** When each was recorded, in milliseconds, the oldest first. */
	const recorded = new Map<string, number>();
	return (actor, { deed, object }) => {
		if (actor.kind !== 'person') return;
		const { id, organisationId } = namesOf(object);
		const now = world.now();
		for (const [key, at] of recorded) {
			if (at > now.getTime() - HOUR) break;
			recorded.delete(key);
		}
		const key = `${actor.id} ${deed} ${id}`;
		if (recorded.has(key)) return;
		recorded.set(key, now.getTime());
		world.aside.start(async () => {
			// Made-up ids of organisations come this far too.
			if (organisationId !== null && !(await exists(world, organisationId))) {
				recorded.delete(key);
				return;
			}
			await world.store.write((transaction) =>
				record(transaction, actor, now.toISOString(), {
					action: 'access.denied',
					organisationId: trailOf(actor, organisationId),
					after: { deed, object: id }
				})
			);
		});
	};
}

/** Nobody's name goes to another organisation: what a stranger asked for is the installation's. */
const trailOf = ({ memberships }: Person, organisationId: string | null): string | null =>
	memberships.some(({ organisation }) => organisation.id === organisationId)
		? organisationId
		: null;

function namesOf(object: object | null): { id: string | null; organisationId: string | null } {
	const text = (name: string): string | null => {
		const value: unknown = object && Reflect.get(object, name);
		return typeof value === 'string' ? value : null;
	};
	const organisationId = text('organisationId');
	return { id: text('id') ?? organisationId, organisationId };
}

const exists = (world: World, organisationId: string): Promise<boolean> =>
	world.store.read(async ({ db, tables: { organisations } }) => {
		const [row] = await db
			.select({ id: organisations.id })
			.from(organisations)
			.where(eq(organisations.id, organisationId));
		return row !== undefined;
	});
