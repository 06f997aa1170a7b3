import { and, eq, lt } from 'drizzle-orm';
import type { Transaction } from '#lib/server/db/store.ts';
import { hashOf } from '#lib/server/ids.ts';

const MINUTE = 60_000;

type Purpose = 'oidc' | 'passkey-new' | 'passkey';
export type Challenge = {
	/** What the answer names it by; only its hash is stored. */
	key: string;
	purpose: Purpose;
	/** Whose it is; `null` while nobody is signed in. */
	personId: string | null;
	body?: unknown;
	minutes: number;
};

/** Remembers what is awaited, and forgets what came too late. */
export async function keep(
	{ db, tables: { challenges } }: Transaction,
	now: Date,
	{ key, purpose, personId, body = {}, minutes }: Challenge
): Promise<void> {
	await db.delete(challenges).where(lt(challenges.expiresAt, now.toISOString()));
	const expiresAt = new Date(now.getTime() + minutes * MINUTE).toISOString();
	await db.insert(challenges).values({ hash: hashOf(key), purpose, personId, body, expiresAt });
}

/** What was awaited under that key, once; `null` when it is unknown, used or too late. */
export async function take(
	{ db, tables: { challenges } }: Transaction,
	now: Date,
	{ key, purpose }: Pick<Challenge, 'key' | 'purpose'>
): Promise<{ personId: string | null; body: unknown } | null> {
	const own = and(eq(challenges.hash, hashOf(key)), eq(challenges.purpose, purpose));
	const [row] = await db.select().from(challenges).where(own);
	await db.delete(challenges).where(own);
	return !row || row.expiresAt < now.toISOString() ? null : row;
}
