import { and, asc, eq, gte, inArray } from 'drizzle-orm';
import { z } from 'zod';
import { InputError } from '#lib/core/input-error.ts';
import { demand } from '#lib/server/access.ts';
import { record } from '#lib/server/audit/record.ts';
import type { Transaction } from '#lib/server/db/store.ts';
import { NotFound } from '#lib/server/errors.ts';
import { hashOf, newToken } from '#lib/server/ids.ts';
import type { Actor, Person } from '#lib/server/policy.ts';
import type { World } from '#lib/server/world.ts';
import { tell } from './notices.ts';
import { administrators, refuseOwn, removeFactors, rowOf } from './people.ts';
import { endOthers } from './sessions.ts';

/**
 * What one administrator asks for and another one does: to take away a lost second factor, to make
 * an administrator of somebody, and to end that. Source: requirements S5, S38.
 */
export const TWO_PERSON_DEEDS = [
	'remove-factors',
	'make-administrator',
	'end-administrator'
] as const;
export type TwoPersonDeed = (typeof TWO_PERSON_DEEDS)[number];

const LIFE = 48 * 60 * 60 * 1_000;
const Asked = z.strictObject({ by: z.string(), byName: z.string() });

export type Awaiting = {
	id: string;
	deed: TwoPersonDeed;
	personId: string;
	/** About whom, and who asked. */
	name: string;
	byName: string;
	expiresAt: string;
	/** Whether the one who reads it may be the second. */
	mayConfirm: boolean;
};

/**
 * Asks for a deed. It waits for a second administrator for 48 hours; only an administrator who is
 * alone makes another one at once.
 * @returns whether it is done already
 * @throws NotFound when the actor may not, and when there is nothing to do
 * @throws InputError `own-account`, `second-administrator`, `last-administrator`
 */
export const ask = (
	actor: Actor,
	world: World,
	personId: string,
	deed: TwoPersonDeed
): Promise<boolean> =>
	world.store.write(async (transaction) => {
		const asker = administering(actor);
		if (deed === 'remove-factors') refuseOwn(asker, personId);
		await refuseImpossible(transaction, personId, deed);
		const isAlone = (await administrators(transaction)) === 1;
		if (isAlone && deed === 'remove-factors')
			throw new InputError([{ place: '', code: 'second-administrator' }]);
		const now = world.now();
		if (isAlone) {
			await carryOut(transaction, world, asker, now, personId, deed, null);
			return true;
		}
		const { db, tables } = transaction;
		const { challenges } = tables;
		await db
			.delete(challenges)
			.where(and(eq(challenges.personId, personId), eq(challenges.purpose, deed)));
		await db.insert(challenges).values({
			hash: hashOf(newToken()),
			purpose: deed,
			personId,
			body: { by: asker.id, byName: asker.name },
			expiresAt: new Date(now.getTime() + LIFE).toISOString()
		});
		await note(transaction, asker, now, personId, { asked: deed });
		return false;
	});

/** What waits for a second administrator; of one person, or of all. @throws NotFound */
export function list(actor: Actor, world: World, personId?: string): Promise<Awaiting[]> {
	const reader = administering(actor);
	const now = world.now().toISOString();
	return world.store.read(async ({ db, tables: { challenges, people } }) => {
		const rows = await db
			.select({ challenge: challenges, name: people.name })
			.from(challenges)
			.innerJoin(people, eq(people.id, challenges.personId))
			.where(
				and(
					inArray(challenges.purpose, [...TWO_PERSON_DEEDS]),
					gte(challenges.expiresAt, now),
					personId === undefined ? undefined : eq(challenges.personId, personId)
				)
			)
			.orderBy(asc(challenges.expiresAt), asc(challenges.hash));
		return rows.map(({ challenge, name }) => {
			const { by, byName } = Asked.parse(challenge.body);
			const { hash: id, expiresAt } = challenge;
			const about = challenge.personId ?? '';
			const deed = deedOf(challenge.purpose);
			const mayConfirm = isSecond(reader, { by, about, deed });
			return { id, deed, personId: about, name, byName, expiresAt, mayConfirm };
		});
	});
}

/**
 * The second administrator does what the first one asked for.
 * @throws NotFound for the one who asked, too, and when that one is no administrator any more
 * @throws InputError `last-administrator`
 */
export const confirm = (actor: Actor, world: World, id: string): Promise<void> =>
	world.store.write(async (transaction) => {
		const second = administering(actor);
		const now = world.now();
		const { about, by, deed } = await take(transaction, now, id);
		if (!isSecond(second, { by, about, deed })) throw new NotFound();
		const first = await rowOf(transaction, by);
		if (!first.administrator || first.disabledAt) throw new NotFound();
		await refuseImpossible(transaction, about, deed);
		await carryOut(transaction, world, second, now, about, deed, by);
	});

/** Nothing will come of it. @throws NotFound */
export const withdraw = (actor: Actor, world: World, id: string): Promise<void> =>
	world.store.write(async (transaction) => {
		const person = administering(actor);
		const now = world.now();
		const { about, deed } = await take(transaction, now, id);
		await note(transaction, person, now, about, { withdrawn: deed });
	});

/** Whoever sits at the console has ways of their own. */
function administering(actor: Actor): Person {
	demand(actor, 'installation.administer', null);
	if (actor.kind !== 'person') throw new NotFound();
	return actor;
}

const isSecond = (
	{ id }: Person,
	{ by, about, deed }: { by: string; about: string; deed: TwoPersonDeed }
): boolean => id !== by && !(deed === 'remove-factors' && id === about);

function deedOf(purpose: string): TwoPersonDeed {
	const deed = TWO_PERSON_DEEDS.find((one) => one === purpose);
	if (!deed) throw new NotFound();
	return deed;
}

async function take(
	{ db, tables: { challenges } }: Transaction,
	now: Date,
	id: string
): Promise<{ about: string; by: string; deed: TwoPersonDeed }> {
	const [row] = await db.select().from(challenges).where(eq(challenges.hash, id));
	if (!row?.personId || row.expiresAt < now.toISOString()) throw new NotFound();
	const deed = deedOf(row.purpose);
	await db.delete(challenges).where(eq(challenges.hash, id));
	return { about: row.personId, by: Asked.parse(row.body).by, deed };
}

async function refuseImpossible(
	transaction: Transaction,
	personId: string,
	deed: TwoPersonDeed
): Promise<void> {
	const { administrator, disabledAt } = await rowOf(transaction, personId);
	if (
		disabledAt ||
		(deed !== 'remove-factors' && administrator === (deed === 'make-administrator'))
	)
		throw new NotFound();
	if (deed === 'end-administrator' && (await administrators(transaction)) === 1)
		throw new InputError([{ place: '', code: 'last-administrator' }]);
}

/** Whatever it is, the person signs in anew: with a second factor, or as somebody else. */
async function carryOut(
	transaction: Transaction,
	world: World,
	actor: Person,
	now: Date,
	personId: string,
	deed: TwoPersonDeed,
	askedBy: string | null
): Promise<void> {
	const { db, tables } = transaction;
	if (deed === 'remove-factors') {
		await removeFactors(transaction, personId);
		await tell(transaction, world, personId, 'factor');
	} else {
		const administrator = deed === 'make-administrator';
		await db.update(tables.people).set({ administrator }).where(eq(tables.people.id, personId));
		await endOthers(transaction, personId);
	}
	await note(transaction, actor, now, personId, { done: deed, askedBy });
}

const note = (
	transaction: Transaction,
	actor: Person,
	now: Date,
	personId: string,
	after: Record<string, string | null>
): Promise<number> =>
	record(transaction, actor, now.toISOString(), {
		action: after.done === 'remove-factors' ? 'person.factor' : 'person.update',
		organisationId: null,
		ref: personId,
		after
	});
