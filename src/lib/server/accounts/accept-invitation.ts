import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import type { OrganisationKind, Role } from '#lib/core/codes.ts';
import { InputError } from '#lib/core/input-error.ts';
import { record } from '#lib/server/audit/record.ts';
import { checked } from '#lib/server/checked.ts';
import type { Transaction } from '#lib/server/db/store.ts';
import { NotFound } from '#lib/server/errors.ts';
import { hashOf } from '#lib/server/ids.ts';
import type { Actor, Person } from '#lib/server/policy.ts';
import type { World } from '#lib/server/world.ts';
import { works, type InvitationRow } from './invitations.ts';
import { hashChosen, language, newPassword, personName, personNow } from './new-account.ts';
import { insertPerson, personAt } from './people.ts';
import { endOthers, needsSecondFactor } from './sessions.ts';

const NewAccount = z.strictObject({ name: personName, password: newPassword, language });
export type NewAccount = z.input<typeof NewAccount>;

/** What the page of a link says. */
export type Offer = {
	/** `null`: as an administrator of the installation. */
	organisation: { name: string; kind: OrganisationKind } | null;
	role: Role | null;
	email: string;
	name: string;
};

/** What a link offers; `null` when it is unknown, used, revoked, too old or not confirmed yet. */
export const look = (world: World, token: string): Promise<Offer | null> =>
	world.store.read(async (transaction) => {
		const row = await rowOf(transaction, token, world.now());
		if (!row) return null;
		const { role, email, name } = row;
		return { organisation: await organisationOf(transaction, row), role, email, name };
	});

/**
 * Makes an account of an invitation; the link is used up then.
 * @throws NotFound when the link leads nowhere
 * @throws InputError at `name`, `password`; `has-account` when the address has an account
 */
export async function accept(world: World, token: string, input: NewAccount): Promise<Person> {
	const offer = await look(world, token);
	if (!offer) throw new NotFound();
	const { name, password, language } = checked(NewAccount, input);
	const context = [name, offer.email, offer.organisation?.name ?? ''];
	const passwordHash = await hashChosen(password, context);
	return world.store.write(async (transaction) => {
		const now = world.now();
		const row = await rowOf(transaction, token, now);
		if (!row) throw new NotFound();
		if (await personAt(transaction, row.email))
			throw new InputError([{ place: '', code: 'has-account' }]);
		const at = now.toISOString();
		const account = { email: row.email, name, language, passwordHash };
		const id = await insertPerson(transaction, account, at);
		const created = await personNow(transaction, id, now);
		await record(transaction, created, at, {
			action: 'person.create',
			organisationId: null,
			ref: id
		});
		return join(transaction, created, row, now);
	});
}

/**
 * Takes up an invitation with the account that one is signed in to; it must be the invited address.
 * Whoever comes to see much by it has to sign in anew.
 * @throws NotFound when the link leads nowhere
 * @throws InputError `other-address`
 */
export const acceptAs = (actor: Actor, world: World, token: string): Promise<Person> =>
	world.store.write(async (transaction) => {
		const now = world.now();
		const row = await rowOf(transaction, token, now);
		if (!row || actor.kind !== 'person') throw new NotFound();
		const account = await personAt(transaction, row.email);
		if (account?.id !== actor.id) throw new InputError([{ place: '', code: 'other-address' }]);
		const person = await join(transaction, actor, row, now);
		if (needsSecondFactor(person) && !needsSecondFactor(actor))
			await endOthers(transaction, person.id);
		return person;
	});

/** The invitation of a token, while its link works. */
async function rowOf(
	{ db, tables: { invitations } }: Transaction,
	token: string,
	now: Date
): Promise<InvitationRow | null> {
	const [row] = await db
		.select()
		.from(invitations)
		.where(eq(invitations.hash, hashOf(token)));
	return row && works(row, now) ? row : null;
}

async function organisationOf(
	{ db, tables: { organisations } }: Transaction,
	{ organisationId }: InvitationRow
): Promise<Offer['organisation']> {
	if (organisationId === null) return null;
	const [row] = await db
		.select({ name: organisations.name, kind: organisations.kind })
		.from(organisations)
		.where(eq(organisations.id, organisationId));
	return row ?? null;
}

/** Uses the invitation up and gives the person what it says. */
async function join(
	transaction: Transaction,
	person: Person,
	{ id, organisationId, role, institution, until }: InvitationRow,
	now: Date
): Promise<Person> {
	const { db, tables } = transaction;
	const at = now.toISOString();
	const { invitations, people } = tables;
	await db.update(invitations).set({ acceptedAt: at }).where(eq(invitations.id, id));
	if (organisationId === null || role === null)
		await db.update(people).set({ administrator: true }).where(eq(people.id, person.id));
	else
		await setMembership(transaction, organisationId, person.id, { role, institution, until }, at);
	await record(transaction, person, at, {
		action: 'member.join',
		organisationId,
		ref: person.id,
		after: { invitation: id, role, institution, until }
	});
	return personNow(transaction, person.id, now);
}

async function setMembership(
	{ db, tables: { memberships } }: Transaction,
	organisationId: string,
	personId: string,
	place: { role: Role; institution: string | null; until: string | null },
	at: string
): Promise<void> {
	const own = and(
		eq(memberships.organisationId, organisationId),
		eq(memberships.personId, personId)
	);
	const [before] = await db.select().from(memberships).where(own);
	if (before) {
		const version = before.version + 1;
		await db
			.update(memberships)
			.set({ ...place, version })
			.where(own);
	} else
		await db
			.insert(memberships)
			.values({ organisationId, personId, ...place, version: 1, createdAt: at });
}
