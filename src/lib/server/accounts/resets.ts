import { eq } from 'drizzle-orm';
import { InputError, quote } from '#lib/core/input-error.ts';
import { demand } from '#lib/server/access.ts';
import { record } from '#lib/server/audit/record.ts';
import { hashOf, newToken } from '#lib/server/ids.ts';
import type { Actor } from '#lib/server/policy.ts';
import type { World } from '#lib/server/world.ts';
import { personAt } from './people.ts';
import { endOthers } from './sessions.ts';

/** How long a link works. Source: requirement S31. */
const LIFE = 48 * 60 * 60 * 1_000;

/**
 * Takes the second factors of an account away, ends its sessions, and returns the token of a link
 * with which its owner sets a password.
 * @throws InputError at `email` when no account has the address
 */
export async function startReset(actor: Actor, world: World, email: string): Promise<string> {
	demand(actor, 'installation.administer', null);
	const token = newToken();
	await world.store.write(async (transaction) => {
		const { db, tables } = transaction;
		const person = await personAt(transaction, email);
		if (!person) throw new InputError([{ place: 'email', code: 'one-of', got: quote(email) }]);
		const { id: personId } = person;
		const { people, passkeys, recoveryCodes, resets } = tables;
		await db
			.update(people)
			.set({ totpSecret: null, totpStep: null })
			.where(eq(people.id, personId));
		await db.delete(passkeys).where(eq(passkeys.personId, personId));
		await db.delete(recoveryCodes).where(eq(recoveryCodes.personId, personId));
		await db.delete(resets).where(eq(resets.personId, personId));
		await endOthers(transaction, personId);
		const now = world.now();
		const [createdAt, expiresAt] = [now, new Date(now.getTime() + LIFE)].map((at) =>
			at.toISOString()
		) as [string, string];
		await db.insert(resets).values({ hash: hashOf(token), personId, createdAt, expiresAt });
		await record(transaction, actor, createdAt, {
			action: 'person.reset',
			organisationId: null,
			ref: personId
		});
	});
	return token;
}
