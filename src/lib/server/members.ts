import { and, asc, eq } from 'drizzle-orm';
import { z } from 'zod';
import { ROLES, type OrganisationKind, type Role } from '#lib/core/codes.ts';
import { day } from '#lib/core/fields.ts';
import { InputError, quote, type Fault } from '#lib/core/input-error.ts';
import type { Saved } from './assessments.ts';
import { record } from './audit/record.ts';
import { checked } from './checked.ts';
import type { Transaction } from './db/store.ts';
import { NotFound } from './errors.ts';
import * as organisations from './organisations.ts';
import type { Actor } from './policy.ts';
import type { World } from './world.ts';

/** What somebody is to be in an organisation. */
export const Place = z.strictObject({
	role: z.enum(ROLES),
	/** Of the catalogue's list. */
	institution: z.string('text').nullable(),
	/** The last day; `null`: until it is ended. */
	until: day.nullable()
});
export type Place = z.output<typeof Place>;

export type Member = Place & {
	personId: string;
	name: string;
	email: string;
	/** Whether it holds today. */
	current: boolean;
	version: number;
};

/** The people of an organisation, by name; those whose time is over too. @throws NotFound */
export async function list(actor: Actor, world: World, organisationId: string): Promise<Member[]> {
	const today = dayOf(world);
	return world.store.read(async (transaction) => {
		await organisations.reach(transaction, actor, 'organisation.manage', organisationId);
		const { db, tables } = transaction;
		const { memberships, people } = tables;
		const rows = await db
			.select({ membership: memberships, name: people.name, email: people.email })
			.from(memberships)
			.innerJoin(people, eq(people.id, memberships.personId))
			.where(eq(memberships.organisationId, organisationId))
			.orderBy(asc(people.name), asc(people.email));
		return rows.map(({ membership, name, email }) => {
			const { personId, role, institution, until, version } = membership;
			const current = isCurrent(until, today);
			return { personId, name, email, role, institution, until, current, version };
		});
	});
}

/**
 * Changes what somebody is, unless it has changed since `version` was read.
 * Nobody changes what they are themselves, and no role among reviewers: that takes an invitation,
 * which two people answer for. What has ended is not taken up again.
 * @throws NotFound
 * @throws InputError at `role`, `institution`, `until`
 */
export async function update(
	actor: Actor,
	world: World,
	organisationId: string,
	personId: string,
	input: Place,
	version: number
): Promise<Saved<Place>> {
	const place = checked(Place, input);
	return world.store.write(async (transaction) => {
		const { kind } = await organisations.reach(
			transaction,
			actor,
			'organisation.manage',
			organisationId
		);
		refuseOwn(actor, personId);
		const row = await rowOf(transaction, organisationId, personId);
		if (!isCurrent(row.until, dayOf(world))) throw new NotFound();
		if (kind === 'reviewer' && row.role !== place.role)
			throw new InputError([{ place: 'role', code: 'two-people' }]);
		refuseFaults(placeFaults(kind, place, world));
		const before = { role: row.role, institution: row.institution, until: row.until };
		if (row.version !== version) return { saved: false, current: before, version: row.version };
		if (JSON.stringify(before) === JSON.stringify(place)) return { saved: true, version };
		const { db, tables } = transaction;
		await db
			.update(tables.memberships)
			.set({ ...place, version: version + 1 })
			.where(is(tables.memberships, organisationId, personId));
		await record(transaction, actor, world.now().toISOString(), {
			action: 'member.update',
			organisationId,
			ref: personId,
			before,
			after: place
		});
		return { saved: true, version: version + 1 };
	});
}

/**
 * Ends a membership at once; the account stays, and the trail remembers what it was.
 * @throws NotFound
 * @throws InputError when it is one's own
 */
export const end = (
	actor: Actor,
	world: World,
	organisationId: string,
	personId: string
): Promise<void> =>
	world.store.write(async (transaction) => {
		await organisations.reach(transaction, actor, 'organisation.manage', organisationId);
		refuseOwn(actor, personId);
		const { role, institution, until } = await rowOf(transaction, organisationId, personId);
		const { db, tables } = transaction;
		await db.delete(tables.memberships).where(is(tables.memberships, organisationId, personId));
		await record(transaction, actor, world.now().toISOString(), {
			action: 'member.end',
			organisationId,
			ref: personId,
			before: { role, institution, until }
		});
	});

/**
 * What is wrong with a place in an organisation of that kind: contributors of a government speak
 * for an institution of the catalogue's list, everybody else for none; the last day is to come.
 */
export function placeFaults(
	kind: OrganisationKind,
	{ role, institution, until }: { role: Role; institution: string | null; until: string | null },
	world: World
): Fault[] {
	const known = new Set(world.catalogues.flatMap(({ institutions }) => institutions));
	const place = 'institution';
	const faults: Fault[] = [];
	const speaks = kind === 'government' && role === 'contributor';
	if (speaks && institution === null) faults.push({ place, code: 'missing' });
	else if (speaks && !known.has(institution!))
		faults.push({ place, code: 'one-of', got: quote(institution) });
	else if (!speaks && institution !== null)
		faults.push({ place, code: 'count', got: '1', expected: '0' });
	const today = dayOf(world);
	if (!isCurrent(until, today))
		faults.push({ place: 'until', code: 'period-order', got: until!, expected: today });
	return faults;
}

export function refuseFaults(faults: readonly Fault[]): void {
	if (faults.length) throw new InputError(faults);
}

const dayOf = (world: World): string => world.now().toISOString().slice(0, 10);
const isCurrent = (until: string | null, today: string): boolean =>
	until === null || until >= today;

function refuseOwn(actor: Actor, personId: string): void {
	if (actor.kind === 'person' && actor.id === personId)
		throw new InputError([{ place: '', code: 'own-membership' }]);
}

const is = (
	memberships: Transaction['tables']['memberships'],
	organisationId: string,
	personId: string
) => and(eq(memberships.organisationId, organisationId), eq(memberships.personId, personId));

async function rowOf(
	{ db, tables: { memberships } }: Transaction,
	organisationId: string,
	personId: string
) {
	const [row] = await db
		.select()
		.from(memberships)
		.where(is(memberships, organisationId, personId));
	if (!row) throw new NotFound();
	return row;
}
