import { and, eq, isNull } from 'drizzle-orm';
import { InputError, quote } from '#lib/core/input-error.ts';
import { demand } from '#lib/server/access.ts';
import { record } from '#lib/server/audit/record.ts';
import type { Transaction } from '#lib/server/db/store.ts';
import { NotFound } from '#lib/server/errors.ts';
import { hashOf, newToken } from '#lib/server/ids.ts';
import { post } from '#lib/server/mail/outbox.ts';
import type { Actor } from '#lib/server/policy.ts';
import type { World } from '#lib/server/world.ts';
import { tell } from './notices.ts';
import { hashChosen } from './new-account.ts';
import { personAt, refuseOwn, removeFactors, rowOf } from './people.ts';
import { endOthers } from './sessions.ts';

/** How long a link works. Source: requirement S31. */
const LIFE = 48 * 60 * 60 * 1_000;

/**
 * Makes a link with which a person sets a new password; the second factor stays. The old password
 * works until then, and no link made before. Who makes it neither sees nor sets a password.
 * @returns the token of the link, for 48 hours; it is mailed as well, where mail is set up
 * @throws NotFound when the actor may not, and when there is no such person
 * @throws InputError when it is one's own account
 */
export async function start(actor: Actor, world: World, personId: string): Promise<string> {
	demand(actor, 'installation.administer', null);
	refuseOwn(actor, personId);
	return world.store.write(async (transaction) => {
		const { disabledAt } = await rowOf(transaction, personId);
		if (disabledAt) throw new NotFound();
		return newLink(transaction, actor, world, personId, null);
	});
}

/**
 * For who sits at the console: takes the second factors of an account away, ends its sessions, and
 * makes a link with which its owner sets a password.
 * @returns the token of the link, for 48 hours
 * @throws NotFound for everybody else
 * @throws InputError at `email` when no account has the address
 */
export async function startWhole(actor: Actor, world: World, email: string): Promise<string> {
	if (actor.kind !== 'system') throw new NotFound();
	return world.store.write(async (transaction) => {
		const person = await personAt(transaction, email);
		if (!person) throw new InputError([{ place: 'email', code: 'one-of', got: quote(email) }]);
		await removeFactors(transaction, person.id);
		await tell(transaction, world, person.id, 'factor');
		return newLink(transaction, actor, world, person.id, { factors: 'removed' });
	});
}

async function newLink(
	transaction: Transaction,
	actor: Actor,
	world: World,
	personId: string,
	after: { factors: 'removed' } | null
): Promise<string> {
	const { db, tables } = transaction;
	const token = newToken();
	const now = world.now();
	const createdAt = now.toISOString();
	const expiresAt = new Date(now.getTime() + LIFE).toISOString();
	await db.delete(tables.resets).where(eq(tables.resets.personId, personId));
	await db.insert(tables.resets).values({ hash: hashOf(token), personId, createdAt, expiresAt });
	await record(transaction, actor, createdAt, {
		action: 'person.reset',
		organisationId: null,
		ref: personId,
		after
	});
	const to = { people: [personId] };
	await post(transaction, world, createdAt, { message: 'reset', to, link: `/reset/${token}` });
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
		// There may be another that somebody asked for.
		await db
			.delete(tables.resets)
			.where(and(eq(tables.resets.personId, person.id), isNull(tables.resets.usedAt)));
		await db.update(tables.people).set({ passwordHash }).where(eq(tables.people.id, person.id));
		await endOthers(transaction, person.id);
		await record(
			transaction,
			{ kind: 'person', id: person.id, name: person.name, administrator: false, memberships: [] },
			at,
			{ action: 'person.password', organisationId: null, ref: person.id }
		);
		await tell(transaction, world, person.id, 'password');
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
