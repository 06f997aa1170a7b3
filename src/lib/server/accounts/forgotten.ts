import { and, eq, gt } from 'drizzle-orm';
import { record } from '#lib/server/audit/record.ts';
import { hashOf, newToken } from '#lib/server/ids.ts';
import { post } from '#lib/server/mail/outbox.ts';
import { SYSTEM } from '#lib/server/policy.ts';
import type { World } from '#lib/server/world.ts';
import { personAt } from './people.ts';

const MINUTE = 60_000;
/** How long a link works that anybody could ask for. */
const LIFE = 60 * MINUTE;
/** How often anybody can have one mailed to somebody. */
const PAUSE = 15 * MINUTE;

/**
 * Mails a link to set a new password to the owner of an address, where there is one who signs in
 * with a password. Nothing else changes: the old password works, so do other links, and the second
 * factor is asked for as before. Answer whoever asked before this is done: how long it takes says
 * whether there is an account.
 */
export const mailReset = (world: World, email: string): Promise<void> =>
	world.store.write(async (transaction) => {
		const person = await personAt(transaction, email);
		if (!world.mail || !person || person.disabledAt || person.passwordHash === null) return;
		const { db, tables } = transaction;
		const { resets } = tables;
		const now = world.now();
		const isoAt = (later: number) => new Date(now.getTime() + later).toISOString();
		const [recent] = await db
			.select({ hash: resets.hash })
			.from(resets)
			.where(and(eq(resets.personId, person.id), gt(resets.createdAt, isoAt(-PAUSE))))
			.limit(1);
		if (recent) return;
		const token = newToken();
		await db.insert(resets).values({
			hash: hashOf(token),
			personId: person.id,
			createdAt: isoAt(0),
			expiresAt: isoAt(LIFE)
		});
		await post(transaction, world, isoAt(0), {
			message: 'reset',
			to: { people: [person.id] },
			link: `/reset/${token}`
		});
		await record(transaction, SYSTEM, isoAt(0), {
			action: 'person.reset',
			organisationId: null,
			ref: person.id,
			after: { asked: 'by mail' }
		});
	});
