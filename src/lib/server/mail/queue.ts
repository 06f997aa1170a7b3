import {
	and,
	asc,
	count,
	eq,
	isNotNull,
	isNull,
	lt,
	lte,
	ne,
	sql,
	type InferSelectModel
} from 'drizzle-orm';
import { demand } from '#lib/server/access.ts';
import type { Transaction } from '#lib/server/db/store.ts';
import type { Tables } from '#lib/server/db/tables.ts';
import type { Actor } from '#lib/server/policy.ts';
import type { World } from '#lib/server/world.ts';
import type { Failure } from './failure.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const LONGEST_WAIT = 6 * HOUR;
const GIVEN_UP_AFTER = 3 * DAY;
/** For how long a letter is nobody else's once it is taken: longer than sending can last. */
const LEASE = 10 * MINUTE;
/** How long a letter is kept: to be seen as sent or given up, and no later is it of any use. */
const KEPT = 30 * DAY;

/** A letter that is being sent; `id` is the same in each try. */
export type Taken = Pick<
	InferSelectModel<Tables['outbox']>,
	'id' | 'address' | 'message' | 'language' | 'sealed'
>;

/**
 * Takes the letter that has waited longest among those that are due; nobody else gets it before
 * its lease ends. When the process ends in between, it is taken again then.
 */
export async function take(world: World): Promise<Taken | null> {
	// Most of the time there is none, and nobody needs to stop writing for that.
	if (!(await world.store.read((transaction) => nextDue(transaction, world)))) return null;
	return world.store.write(async (transaction) => {
		const row = await nextDue(transaction, world);
		if (!row) return null;
		const { db, tables } = transaction;
		await db
			.update(tables.outbox)
			.set({ nextTryAt: isoOf(world.now(), LEASE), tries: row.tries + 1 })
			.where(eq(tables.outbox.id, row.id));
		const { id, address, message, language, sealed } = row;
		return { id, address, message, language, sealed };
	});
}

async function nextDue({ db, tables: { outbox } }: Transaction, world: World) {
	const [row] = await db
		.select()
		.from(outbox)
		.where(
			and(isNull(outbox.sentAt), ne(outbox.sealed, ''), lte(outbox.nextTryAt, isoOf(world.now())))
		)
		.orderBy(asc(outbox.nextTryAt), asc(outbox.createdAt), asc(outbox.id))
		.limit(1);
	return row;
}

/** The letter is with the mail server: what it said is forgotten here. */
export const markSent = (world: World, id: string): Promise<void> =>
	world.store.write(async ({ db, tables: { outbox } }) => {
		await db
			.update(outbox)
			.set({ sentAt: isoOf(world.now()), sealed: '', failure: null })
			.where(eq(outbox.id, id));
	});

/** The letter waits for its next try, each time twice as long; after three days it is given up. */
export const markFailed = (world: World, id: string, failure: Failure): Promise<void> =>
	world.store.write(async ({ db, tables: { outbox } }) => {
		const [row] = await db.select().from(outbox).where(eq(outbox.id, id));
		if (!row) return;
		const now = world.now();
		const isOld = row.createdAt <= isoOf(now, -GIVEN_UP_AFTER);
		const wait = Math.min(MINUTE * 2 ** (row.tries - 1), LONGEST_WAIT);
		await db
			.update(outbox)
			.set({ failure, nextTryAt: isoOf(now, wait), ...(isOld && { sealed: '' }) })
			.where(eq(outbox.id, id));
	});

/** Removes letters of long ago with their addresses: sent, given up, or never tried at all. */
export const forgetOld = (world: World): Promise<void> =>
	world.store.write(async ({ db, tables: { outbox } }) => {
		await db.delete(outbox).where(lt(outbox.createdAt, isoOf(world.now(), -KEPT)));
	});

/** What an administrator sees of the outbox: neither addresses nor what is said. */
export type MailState = {
	waiting: number;
	sent: number;
	/** Letters that have not been sent so far or were given up, by what went wrong last. */
	failures: { failure: Failure; givenUp: boolean; letters: number }[];
};

/** @throws NotFound for who is no administrator */
export async function mailState(actor: Actor, world: World): Promise<MailState> {
	demand(actor, 'installation.administer', null);
	return world.store.read(async ({ db, tables: { outbox } }) => {
		const isGivenUp = sql<boolean | number>`${outbox.sealed} = ''`;
		const unsent = await db
			.select({ failure: outbox.failure, isGivenUp, letters: count() })
			.from(outbox)
			.where(isNull(outbox.sentAt))
			.groupBy(outbox.failure, isGivenUp);
		const [sent] = await db
			.select({ letters: count() })
			.from(outbox)
			.where(isNotNull(outbox.sentAt));
		const failures = unsent.flatMap(({ failure, isGivenUp, letters }) =>
			failure === null
				? []
				: [{ failure: failure as Failure, givenUp: Boolean(isGivenUp), letters }]
		);
		const waiting = unsent
			.filter(({ isGivenUp }) => !isGivenUp)
			.reduce((sum, { letters }) => sum + letters, 0);
		return { waiting, sent: sent?.letters ?? 0, failures };
	});
}

const isoOf = (now: Date, later = 0): string => new Date(now.getTime() + later).toISOString();
