import { and, asc, eq, inArray } from 'drizzle-orm';
import { z } from 'zod';
import { filled, stateCode } from '#lib/core/fields.ts';
import { LIMITS } from '#lib/core/limits.ts';
import { demand } from '#lib/server/access.ts';
import { record } from '#lib/server/audit/record.ts';
import { checked } from '#lib/server/checked.ts';
import type { Transaction } from '#lib/server/db/store.ts';
import { NotFound } from '#lib/server/errors.ts';
import { newId } from '#lib/server/ids.ts';
import { policy, type Actor } from '#lib/server/policy.ts';
import { bodiesOf } from '#lib/server/reviews/reach.ts';
import type { World } from '#lib/server/world.ts';

const MOST_STATES = 300;
const NewGroup = z.strictObject({
	name: filled(LIMITS.name),
	states: z.array(stateCode, 'list').min(1, 'missing').max(MOST_STATES)
});
export type NewGroup = z.input<typeof NewGroup>;

/** States that a body compares again and again; members of the body see it, nobody else. */
export type StateGroup = {
	id: string;
	organisationId: string;
	name: string;
	/** Codes, in alphabetical order. */
	states: string[];
	/** Whether the actor may change it. */
	mayManage: boolean;
};

/** The groups of the actor's own bodies, by name. @throws NotFound for whoever is no reviewer */
export async function list(actor: Actor, world: World): Promise<StateGroup[]> {
	demand(actor, 'comparison.read', null);
	const bodies = bodiesOf(actor).map(({ organisation }) => organisation.id);
	if (bodies.length === 0) return [];
	return world.store.read(async ({ db, tables: { stateGroups } }) => {
		const rows = await db
			.select()
			.from(stateGroups)
			.where(inArray(stateGroups.organisationId, bodies))
			.orderBy(asc(stateGroups.name), asc(stateGroups.id));
		return rows.map(({ id, organisationId, name, states }) => ({
			...{ id, organisationId, name },
			states: states as string[],
			mayManage: policy(actor, 'group.manage', { organisationId })
		}));
	});
}

/** A group of the actor's own bodies. @throws NotFound */
export async function reachGroup(
	{ db, tables: { stateGroups } }: Transaction,
	actor: Actor,
	id: string
): Promise<{ organisationId: string; name: string; states: string[] }> {
	const bodies = bodiesOf(actor).map(({ organisation }) => organisation.id);
	const [row] = bodies.length
		? await db
				.select()
				.from(stateGroups)
				.where(and(eq(stateGroups.id, id), inArray(stateGroups.organisationId, bodies)))
		: [];
	if (!row) throw new NotFound();
	const { organisationId, name, states } = row;
	return { organisationId, name, states: states as string[] };
}

/**
 * Makes a group of States for the actor's body, or gives the group another name and other States.
 * @param id `null` makes one
 * @returns its id
 * @throws NotFound
 * @throws InputError at `name` or `states`
 */
export async function save(
	actor: Actor,
	world: World,
	id: string | null,
	input: NewGroup
): Promise<string> {
	demand(actor, 'group.manage', { organisationId: bodiesOf(actor)[0]?.organisation.id ?? '' });
	const { name, states } = checked(NewGroup, input);
	return world.store.write(async (transaction) => {
		const { db, tables } = transaction;
		const { stateGroups } = tables;
		const known = id === null ? null : await reachGroup(transaction, actor, id);
		const organisationId = known?.organisationId ?? bodiesOf(actor)[0]?.organisation.id ?? '';
		demand(actor, 'group.manage', { organisationId });
		const sorted = [...new Set(states)].toSorted();
		const group = id ?? newId();
		if (known)
			await db.update(stateGroups).set({ name, states: sorted }).where(eq(stateGroups.id, group));
		else
			await db
				.insert(stateGroups)
				.values({ id: group, organisationId, name, states: sorted, version: 1 });
		await record(transaction, actor, world.now().toISOString(), {
			organisationId,
			action: 'group.save',
			ref: group,
			before: known && { name: known.name, states: known.states },
			after: { name, states: sorted }
		});
		return group;
	});
}

/** Removes a group; the States and what they have submitted stay. @throws NotFound */
export const remove = (actor: Actor, world: World, id: string): Promise<void> =>
	world.store.write(async (transaction) => {
		const { db, tables } = transaction;
		const { organisationId, name, states } = await reachGroup(transaction, actor, id);
		demand(actor, 'group.manage', { organisationId });
		await db.delete(tables.stateGroups).where(eq(tables.stateGroups.id, id));
		await record(transaction, actor, world.now().toISOString(), {
			organisationId,
			action: 'group.remove',
			ref: id,
			before: { name, states }
		});
	});
