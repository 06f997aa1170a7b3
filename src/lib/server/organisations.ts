import { and, asc, count, eq, gte, isNull, or } from 'drizzle-orm';
import { z } from 'zod';
import { ORGANISATION_KINDS, type OrganisationKind } from '#lib/core/codes.ts';
import { filled, stateCode } from '#lib/core/fields.ts';
import { InputError, type Fault } from '#lib/core/input-error.ts';
import { LIMITS } from '#lib/core/limits.ts';
import { demand } from './access.ts';
import type { Saved } from './assessments.ts';
import { record } from './audit/record.ts';
import { checked } from './checked.ts';
import type { Transaction } from './db/store.ts';
import { NotFound } from './errors.ts';
import { newId } from './ids.ts';
import type { Actor } from './policy.ts';
import type { World } from './world.ts';

const NewOrganisation = z.strictObject({
	kind: z.enum(ORGANISATION_KINDS),
	name: filled(LIMITS.name).overwrite((name) => name.trim()),
	states: z.array(stateCode, 'list').max(100)
});
export type NewOrganisation = z.input<typeof NewOrganisation>;
/** The kind stays: what a reviewer sees, nobody comes to see by a changed word. */
const ChangedOrganisation = NewOrganisation.omit({ kind: true });
export type ChangedOrganisation = z.input<typeof ChangedOrganisation>;

export type Organisation = { id: string; kind: OrganisationKind; name: string; states: string[] };

/** All organisations with the number of people who are members today, by name. */
export async function list(
	actor: Actor,
	world: World
): Promise<(Organisation & { members: number })[]> {
	demand(actor, 'installation.administer', null);
	const today = world.now().toISOString().slice(0, 10);
	return world.store.read(async ({ db, tables }) => {
		const { organisations, organisationStates, memberships } = tables;
		const rows = await db
			.select({ row: organisations, members: count(memberships.personId) })
			.from(organisations)
			.leftJoin(
				memberships,
				and(
					eq(memberships.organisationId, organisations.id),
					or(isNull(memberships.until), gte(memberships.until, today))
				)
			)
			.groupBy(organisations.id)
			.orderBy(asc(organisations.name), asc(organisations.id));
		const states = await db
			.select()
			.from(organisationStates)
			.orderBy(asc(organisationStates.state));
		return rows.map(({ row: { id, kind, name }, members }) => ({
			id,
			kind,
			name,
			states: states.filter((one) => one.organisationId === id).map(({ state }) => state),
			members
		}));
	});
}

/** @throws NotFound */
export const find = (
	actor: Actor,
	world: World,
	id: string
): Promise<Organisation & { version: number }> =>
	world.store.read((transaction) => reach(transaction, actor, 'organisation.read', id));

/**
 * An organisation, for an actor who may do this to it.
 * @throws NotFound when there is none and when the actor may not
 */
export async function reach(
	{ db, tables: { organisations, organisationStates } }: Transaction,
	actor: Actor,
	deed: 'organisation.read' | 'organisation.manage',
	id: string
): Promise<Organisation & { version: number }> {
	demand(actor, deed, { organisationId: id });
	const [row] = await db.select().from(organisations).where(eq(organisations.id, id));
	if (!row) throw new NotFound();
	const states = await db
		.select({ state: organisationStates.state })
		.from(organisationStates)
		.where(eq(organisationStates.organisationId, id))
		.orderBy(asc(organisationStates.state));
	const { kind, name, version } = row;
	return { id, kind, name, states: states.map(({ state }) => state), version };
}

/**
 * Makes an organisation and returns its id.
 * @throws InputError
 */
export async function create(actor: Actor, world: World, input: NewOrganisation): Promise<string> {
	demand(actor, 'installation.administer', null);
	const { kind, name, ...rest } = checked(NewOrganisation, input);
	const states = statesFor(kind, rest.states);
	const id = newId();
	const at = world.now().toISOString();
	await world.store.write(async (transaction) => {
		const { db, tables } = transaction;
		await db.insert(tables.organisations).values({ id, kind, name, version: 1, createdAt: at });
		await insertStates(transaction, id, states);
		await record(transaction, actor, at, {
			action: 'organisation.create',
			organisationId: id,
			after: { kind, name, states }
		});
	});
	return id;
}

/**
 * Changes the name and the States, unless they have changed since `version` was read.
 * @throws NotFound
 * @throws InputError
 */
export async function update(
	actor: Actor,
	world: World,
	id: string,
	input: ChangedOrganisation,
	version: number
): Promise<Saved<ChangedOrganisation>> {
	demand(actor, 'installation.administer', null);
	const { name, ...rest } = checked(ChangedOrganisation, input);
	return world.store.write(async (transaction) => {
		const { db, tables } = transaction;
		const found = await reach(transaction, actor, 'organisation.manage', id);
		const before = { name: found.name, states: found.states };
		const after = { name, states: statesFor(found.kind, rest.states) };
		if (found.version !== version) return { saved: false, current: before, version: found.version };
		if (JSON.stringify(before) === JSON.stringify(after)) return { saved: true, version };
		await db
			.update(tables.organisations)
			.set({ name, version: version + 1 })
			.where(eq(tables.organisations.id, id));
		await db
			.delete(tables.organisationStates)
			.where(eq(tables.organisationStates.organisationId, id));
		await insertStates(transaction, id, after.states);
		await record(transaction, actor, world.now().toISOString(), {
			action: 'organisation.update',
			organisationId: id,
			before,
			after
		});
		return { saved: true, version: version + 1 };
	});
}

async function insertStates(
	{ db, tables: { organisationStates } }: Transaction,
	organisationId: string,
	states: readonly string[]
): Promise<void> {
	if (states.length === 0) return;
	await db.insert(organisationStates).values(states.map((state) => ({ organisationId, state })));
}

/** A government has one State, an NGO writes on one or more, a reviewer belongs to none. */
function statesFor(kind: OrganisationKind, given: readonly string[]): string[] {
	const states = [...new Set(given)].toSorted();
	const refuse = (expected: string): never => {
		const fault: Fault = { place: 'states', code: 'count', got: `${states.length}`, expected };
		throw new InputError([fault]);
	};
	if (kind === 'government' && states.length !== 1) refuse('1');
	if (kind === 'ngo' && states.length === 0) refuse('≥ 1');
	if (kind === 'reviewer' && states.length > 0) refuse('0');
	return states;
}
