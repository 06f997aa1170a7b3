import { and, asc, eq, inArray, isNull, lt, ne, sql } from 'drizzle-orm';
import type { Language } from '#lib/core/codes.ts';
import { record } from '#lib/server/audit/record.ts';
import type { Transaction } from '#lib/server/db/store.ts';
import type { SessionStage } from '#lib/server/db/tables/people.ts';
import { hashOf, newId, newToken } from '#lib/server/ids.ts';
import type { Membership, Person } from '#lib/server/policy.ts';
import type { World } from '#lib/server/world.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** How long a session lives without being used, and at most. Source: requirement S42. */
const USUAL = { idle: 30 * MINUTE, most: 12 * HOUR };
/** For those through whom much is seen, and for those who may be in danger. */
const SHORT = { idle: 15 * MINUTE, most: 8 * HOUR };
/** Between the password and the second factor. */
const BETWEEN = { idle: 10 * MINUTE, most: 10 * MINUTE };
const SEEN_STEP = MINUTE;
const MOST_SESSIONS = 5;
/** How long a proof of being there holds for what needs one. Source: requirement S44. */
const PROOF = 10 * MINUTE;

export type Session = {
	id: string;
	stage: SessionStage;
	person: Person;
	email: string;
	/** The language that the person chose; `null`: the browser's. */
	language: Language | null;
	hasPassword: boolean;
	hasTotp: boolean;
	hasPasskey: boolean;
	/** Whether the person has just proven to be there, as sensitive deeds demand. */
	isProven: boolean;
};

/** Whether a second factor is demanded of somebody, or only recommended. */
export const needsSecondFactor = ({ administrator, memberships }: Person): boolean =>
	administrator || memberships.some(({ organisation }) => organisation.kind === 'reviewer');

const isExposed = ({ memberships }: Person): boolean =>
	memberships.some(({ organisation }) => organisation.kind === 'ngo');

function limitsOf(stage: SessionStage, person: Person) {
	if (stage === 'second-factor') return BETWEEN;
	return needsSecondFactor(person) || isExposed(person) ? SHORT : USUAL;
}

type Times = { stage: SessionStage; createdAt: string; seenAt: string };

/** Whether a session of the person has been left alone, or has lasted, for too long. */
export function isOver({ stage, createdAt, seenAt }: Times, person: Person, now: Date): boolean {
	const { idle, most } = limitsOf(stage, person);
	return seenAt < before(now, idle) || createdAt < before(now, most);
}

/**
 * Starts a session and returns its token for the cookie; it is stored nowhere.
 * The oldest sessions beyond five end.
 * @param device the kind of browser; left out for people of NGOs
 */
export async function start(
	transaction: Transaction,
	person: Person,
	stage: SessionStage,
	now: Date,
	device: string | null
): Promise<string> {
	const { db, tables } = transaction;
	const { sessions } = tables;
	const token = newToken();
	const at = now.toISOString();
	const others = await db
		.select({ hash: sessions.hash })
		.from(sessions)
		.where(eq(sessions.personId, person.id))
		.orderBy(asc(sessions.seenAt));
	const surplus = others.slice(0, Math.max(0, others.length + 1 - MOST_SESSIONS));
	await db.delete(sessions).where(
		inArray(
			sessions.hash,
			surplus.map(({ hash }) => hash)
		)
	);
	await db.insert(sessions).values({
		hash: hashOf(token),
		id: newId(),
		personId: person.id,
		stage,
		device: isExposed(person) ? null : device,
		createdAt: at,
		seenAt: at,
		provenAt: stage === 'full' ? at : null
	});
	await db.delete(sessions).where(lt(sessions.createdAt, before(now, USUAL.most)));
	return token;
}

/**
 * Gives the session of a token a new one, as its person has just proven to be there; the old token
 * is void. It lives no longer by that. Source: requirement S41.
 * @returns the new token; `null` when the session is over
 */
export const prove = (world: World, token: string): Promise<string | null> =>
	world.store.write(async (transaction) => {
		const { db, tables } = transaction;
		const { sessions } = tables;
		const own = and(eq(sessions.hash, hashOf(token)), eq(sessions.stage, 'full'));
		const [row] = await db.select().from(sessions).where(own);
		if (!row) return null;
		const renewed = newToken();
		const at = world.now().toISOString();
		await db
			.update(sessions)
			.set({ hash: hashOf(renewed), seenAt: at, provenAt: at })
			.where(own);
		const actor = { kind: 'system', name: 'system' } as const;
		await record(transaction, actor, at, {
			action: 'session.prove',
			organisationId: null,
			ref: row.personId
		});
		return renewed;
	});

/** The session of a token with what its person is at this moment; `null` when it is over. */
export async function find(world: World, token: string): Promise<Session | null> {
	const now = world.now();
	const hash = hashOf(token);
	const found = await world.store.read(async (transaction) => {
		const { db, tables } = transaction;
		const { sessions, people, passkeys } = tables;
		const [row] = await db
			.select({
				session: sessions,
				person: people,
				passkeys: sql<number>`(select count(*) from ${passkeys} where ${passkeys.personId} = ${people.id})`
			})
			.from(sessions)
			.innerJoin(people, eq(people.id, sessions.personId))
			.where(eq(sessions.hash, hash));
		if (!row || row.person.disabledAt) return null;
		const memberships = await membershipsOf(transaction, row.person.id, now);
		const reviews = memberships.some(({ organisation }) => organisation.kind === 'reviewer');
		const recusedFrom = reviews ? await recusalsOf(transaction, row.person.id) : [];
		return { ...row, memberships, recusedFrom };
	});
	if (!found) return null;
	const { session, person: row } = found;
	const { id, name, administrator } = row;
	const person: Person = {
		kind: 'person',
		id,
		name,
		administrator,
		memberships: found.memberships,
		recusedFrom: found.recusedFrom
	};
	if (isOver(session, person, now)) return null;
	if (session.seenAt < before(now, SEEN_STEP)) await touch(world, hash, now);
	return {
		id: session.id,
		stage: session.stage,
		person,
		email: row.email,
		language: row.language,
		hasPassword: row.passwordHash !== null,
		hasTotp: row.totpSecret !== null,
		hasPasskey: Number(found.passkeys) > 0,
		isProven: session.provenAt !== null && session.provenAt >= before(now, PROOF)
	};
}

/** What somebody is in which organisations today. */
export async function membershipsOf(
	{ db, tables: { memberships, organisations, organisationStates } }: Transaction,
	personId: string,
	now: Date
): Promise<Membership[]> {
	const today = now.toISOString().slice(0, 10);
	const rows = await db
		.select({
			membership: memberships,
			organisation: organisations,
			state: organisationStates.state
		})
		.from(memberships)
		.innerJoin(organisations, eq(organisations.id, memberships.organisationId))
		.leftJoin(organisationStates, eq(organisationStates.organisationId, organisations.id))
		.where(eq(memberships.personId, personId))
		.orderBy(asc(organisations.name), asc(organisations.id), asc(organisationStates.state));
	const found = new Map<string, Membership & { organisation: { states: string[] } }>();
	for (const { membership, organisation, state } of rows) {
		if (membership.until !== null && membership.until < today) continue;
		const { id, kind, name } = organisation;
		const { role, institution } = membership;
		const known = found.get(id) ?? {
			organisation: { id, kind, name, states: [] },
			role,
			institution
		};
		if (state !== null) known.organisation.states.push(state);
		found.set(id, known);
	}
	return [...found.values()];
}

/** The States on which somebody has declared a conflict of interest that nobody has lifted. */
export async function recusalsOf(
	{ db, tables: { declarations } }: Transaction,
	personId: string
): Promise<string[]> {
	const rows = await db
		.selectDistinct({ state: declarations.state })
		.from(declarations)
		.where(
			and(
				eq(declarations.personId, personId),
				eq(declarations.conflict, true),
				isNull(declarations.liftedAt)
			)
		)
		.orderBy(asc(declarations.state));
	return rows.map(({ state }) => state);
}

/** Ends the session of a token. */
export const end = (world: World, token: string): Promise<void> =>
	world.store.write(async (transaction) => {
		const { db, tables } = transaction;
		const { sessions } = tables;
		const [row] = await db
			.select()
			.from(sessions)
			.where(eq(sessions.hash, hashOf(token)));
		if (!row) return;
		await db.delete(sessions).where(eq(sessions.hash, row.hash));
		const actor = { kind: 'system', name: 'system' } as const;
		await record(transaction, actor, world.now().toISOString(), {
			action: 'session.end',
			organisationId: null,
			ref: row.personId
		});
	});

/** Ends all sessions of a person but the one named; for a changed password or factor. */
export async function endOthers(
	{ db, tables: { sessions } }: Transaction,
	personId: string,
	exceptId = ''
): Promise<void> {
	await db.delete(sessions).where(and(eq(sessions.personId, personId), ne(sessions.id, exceptId)));
}

const touch = (world: World, hash: string, now: Date): Promise<void> =>
	world.store.write(async ({ db, tables: { sessions } }) => {
		await db.update(sessions).set({ seenAt: now.toISOString() }).where(eq(sessions.hash, hash));
	});

const before = (now: Date, milliseconds: number): string =>
	new Date(now.getTime() - milliseconds).toISOString();
