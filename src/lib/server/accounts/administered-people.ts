import { asc, eq, max } from 'drizzle-orm';
import type { Role } from '#lib/core/codes.ts';
import { fold } from '#lib/core/search.ts';
import { demand } from '#lib/server/access.ts';
import { record } from '#lib/server/audit/record.ts';
import type { Transaction } from '#lib/server/db/store.ts';
import { InputError } from '#lib/core/input-error.ts';
import { NotFound } from '#lib/server/errors.ts';
import type { Actor } from '#lib/server/policy.ts';
import type { World } from '#lib/server/world.ts';
import { administrators, refuseOwn, rowOf } from './people.ts';
import { endOthers } from './sessions.ts';

/** What an administrator sees of an account. */
export type Account = {
	id: string;
	name: string;
	email: string;
	administrator: boolean;
	disabled: boolean;
	hasSecondFactor: boolean;
	/** The day on which the person was last here, no more; `null`: never, or over a year ago. */
	lastSeen: string | null;
	memberships: { organisationId: string; organisation: string; role: Role; current: boolean }[];
};

const MOST = 200;

/**
 * The accounts in which every word is found, in name, address or organisation; by name.
 * @returns at most 200, and how many there are
 * @throws NotFound
 */
export async function list(
	actor: Actor,
	world: World,
	words = ''
): Promise<{ people: Account[]; total: number }> {
	demand(actor, 'installation.administer', null);
	const wanted = fold(words).split(/\s+/).filter(Boolean);
	const all = await accounts(world);
	const found = all.filter(({ name, email, memberships }) => {
		const told = fold(
			[name, email, ...memberships.map(({ organisation }) => organisation)].join('\n')
		);
		return wanted.every((word) => told.includes(word));
	});
	return { people: found.slice(0, MOST), total: found.length };
}

/** One account. @throws NotFound */
export async function find(actor: Actor, world: World, id: string): Promise<Account> {
	demand(actor, 'installation.administer', null);
	const [found] = await accounts(world, id);
	if (!found) throw new NotFound();
	return found;
}

/**
 * Nobody signs in to the account any more, and whoever is signed in is out at once; links to set a
 * password work no more. What was entered stays.
 * @throws NotFound
 * @throws InputError `own-account`, `last-administrator`
 */
export const disable = (actor: Actor, world: World, id: string): Promise<void> =>
	change(actor, world, id, 'person.disable', async (transaction, at) => {
		const { db, tables } = transaction;
		const { administrator, disabledAt } = await rowOf(transaction, id);
		if (disabledAt) return false;
		if (administrator && (await administrators(transaction)) === 1)
			throw new InputError([{ place: '', code: 'last-administrator' }]);
		await db.update(tables.people).set({ disabledAt: at }).where(eq(tables.people.id, id));
		await db.delete(tables.resets).where(eq(tables.resets.personId, id));
		await endOthers(transaction, id);
		return true;
	});

/** The person can sign in again, with what they had. @throws NotFound, InputError `own-account` */
export const enable = (actor: Actor, world: World, id: string): Promise<void> =>
	change(actor, world, id, 'person.enable', async (transaction) => {
		const { db, tables } = transaction;
		if (!(await rowOf(transaction, id)).disabledAt) return false;
		await db.update(tables.people).set({ disabledAt: null }).where(eq(tables.people.id, id));
		return true;
	});

/** Signs the person out everywhere. @throws NotFound, InputError `own-account` */
export const endSessions = (actor: Actor, world: World, id: string): Promise<void> =>
	change(actor, world, id, 'session.end', async (transaction) => {
		await rowOf(transaction, id);
		await endOthers(transaction, id);
		return true;
	});

/** Does it to somebody else's account, and records it unless there was nothing to do. */
async function change(
	actor: Actor,
	world: World,
	id: string,
	action: 'person.disable' | 'person.enable' | 'session.end',
	work: (transaction: Transaction, at: string) => Promise<boolean>
): Promise<void> {
	demand(actor, 'installation.administer', null);
	refuseOwn(actor, id);
	await world.store.write(async (transaction) => {
		const at = world.now().toISOString();
		if (await work(transaction, at))
			await record(transaction, actor, at, { action, organisationId: null, ref: id });
	});
}

/** All accounts, or one, by name; a fixed number of queries. */
function accounts(world: World, id?: string): Promise<Account[]> {
	const today = world.now().toISOString().slice(0, 10);
	return world.store.read(async (transaction) => {
		const { db, tables } = transaction;
		const { people, memberships, organisations, passkeys } = tables;
		const rows = await db
			.select({
				id: people.id,
				name: people.name,
				email: people.email,
				administrator: people.administrator,
				disabledAt: people.disabledAt,
				totpSecret: people.totpSecret
			})
			.from(people)
			.where(id === undefined ? undefined : eq(people.id, id))
			.orderBy(asc(people.name), asc(people.email));
		const places = await db
			.select({ membership: memberships, organisation: organisations.name })
			.from(memberships)
			.innerJoin(organisations, eq(organisations.id, memberships.organisationId))
			.where(id === undefined ? undefined : eq(memberships.personId, id))
			.orderBy(asc(organisations.name), asc(organisations.id));
		const keys = await db.selectDistinct({ personId: passkeys.personId }).from(passkeys);
		const withPasskey = new Set(keys.map(({ personId }) => personId));
		const seen = await lastSeen(transaction);
		const placesOf = Map.groupBy(places, ({ membership }) => membership.personId);
		return rows.map(({ disabledAt, totpSecret, ...row }) => ({
			...row,
			disabled: disabledAt !== null,
			hasSecondFactor: totpSecret !== null || withPasskey.has(row.id),
			lastSeen: seen.get(row.id) ?? null,
			memberships: (placesOf.get(row.id) ?? []).map(({ membership, organisation }) => ({
				organisationId: membership.organisationId,
				organisation,
				role: membership.role,
				current: membership.until === null || membership.until >= today
			}))
		}));
	});
}

/** The last day of each person: of the sessions, and of the browsers from which they signed in. */
async function lastSeen({
	db,
	tables: { sessions, devices }
}: Transaction): Promise<Map<string, string>> {
	const days = new Map<string, string>();
	for (const table of [sessions, devices]) {
		const rows = await db
			.select({ personId: table.personId, seenAt: max(table.seenAt) })
			.from(table)
			.groupBy(table.personId);
		for (const { personId, seenAt } of rows) {
			const day = seenAt?.slice(0, 10) ?? '';
			if (day > (days.get(personId) ?? '')) days.set(personId, day);
		}
	}
	return days;
}
