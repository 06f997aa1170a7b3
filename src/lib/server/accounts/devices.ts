import { and, eq, lt } from 'drizzle-orm';
import type { Transaction } from '#lib/server/db/store.ts';
import { hashOf, newToken } from '#lib/server/ids.ts';
import type { World } from '#lib/server/world.ts';
import { tell } from './notices.ts';

/** As long as a browser keeps the cookie. */
export const DEVICE_SECONDS = 365 * 24 * 60 * 60;

/** Whether the account has signed in from the browser with that token. */
export async function isKnown(
	transaction: Transaction,
	personId: string | undefined,
	token: string | null
): Promise<boolean> {
	if (!personId || !token) return false;
	const { db, tables } = transaction;
	const [row] = await db
		.select({ personId: tables.devices.personId })
		.from(tables.devices)
		.where(eq(tables.devices.hash, hashOf(token)));
	return row?.personId === personId;
}

/**
 * Remembers that the account signed in from this browser, and forgets those of a year ago. Of any
 * but the first one its owner is told.
 * @param token what the browser sent
 * @returns the token for its cookie; `null` when it has one already
 */
export async function remember(
	transaction: Transaction,
	world: World,
	personId: string,
	token: string | null,
	now: Date
): Promise<string | null> {
	const { db, tables } = transaction;
	const { devices } = tables;
	const seenAt = now.toISOString();
	const oldest = new Date(now.getTime() - DEVICE_SECONDS * 1_000).toISOString();
	await db.delete(devices).where(and(eq(devices.personId, personId), lt(devices.seenAt, oldest)));
	if (token && (await isKnown(transaction, personId, token))) {
		await db
			.update(devices)
			.set({ seenAt })
			.where(eq(devices.hash, hashOf(token)));
		return null;
	}
	const [other] = await db
		.select({ hash: devices.hash })
		.from(devices)
		.where(eq(devices.personId, personId))
		.limit(1);
	if (other) await tell(transaction, world, personId, 'new-device');
	const fresh = newToken();
	await db.insert(devices).values({ hash: hashOf(fresh), personId, seenAt });
	return fresh;
}
