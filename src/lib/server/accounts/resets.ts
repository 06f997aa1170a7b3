import { and, eq, isNull } from 'drizzle-orm';
import { InputError, quote } from '#lib/core/input-error.ts';
import { demand } from '#lib/server/access.ts';
import { record } from '#lib/server/audit/record.ts';
import type { Transaction } from '#lib/server/db/store.ts';
import { NotFound } from '#lib/server/errors.ts';
import { hashOf, newToken } from '#lib/server/ids.ts';
import type { Actor } from '#lib/server/policy.ts';
import type { World } from '#lib/server/world.ts';
import { hashChosen } from './new-account.ts';
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

/** Whether a link still works; whose it is, it does not tell. */
export const works = (world: World, token: string): Promise<boolean> =>
	world.store.read(async (transaction) => (await waiting(transaction, world, token)) !== null);

/**
 * Sets the password by a link, which works once; all sessions of the person end.
 * @throws NotFound for a link that is unknown, used or too old
 * @throws InputError at `password`
 */
export async function use(world: World, token: string, password: string): Promise<void> {
	const person = await world.store.read((transaction) => waiting(transaction, world, token));
	if (!person) throw new NotFound();
	const passwordHash = await hashChosen(password, [person.name, person.email]);
	await world.store.write(async (transaction) => {
		const { db, tables } = transaction;
		// Two at once: the second one finds it used.
		if (!(await waiting(transaction, world, token))) throw new NotFound();
		const at = world.now().toISOString();
		await db
			.update(tables.resets)
			.set({ usedAt: at })
			.where(eq(tables.resets.hash, hashOf(token)));
		await db.update(tables.people).set({ passwordHash }).where(eq(tables.people.id, person.id));
		await endOthers(transaction, person.id);
		await record(
			transaction,
			{ kind: 'person', id: person.id, name: person.name, administrator: false, memberships: [] },
			at,
			{ action: 'person.password', organisationId: null, ref: person.id }
		);
	});
}

async function waiting(
	{ db, tables: { resets, people } }: Transaction,
	world: World,
	token: string
): Promise<{ id: string; name: string; email: string } | null> {
	const [row] = await db
		.select({
			id: people.id,
			name: people.name,
			email: people.email,
			disabledAt: people.disabledAt,
			expiresAt: resets.expiresAt
		})
		.from(resets)
		.innerJoin(people, eq(people.id, resets.personId))
		.where(and(eq(resets.hash, hashOf(token)), isNull(resets.usedAt)));
	if (!row || row.disabledAt || row.expiresAt < world.now().toISOString()) return null;
	return row;
}
