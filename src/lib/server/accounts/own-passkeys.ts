import { and, asc, eq } from 'drizzle-orm';
import { z } from 'zod';
import { filled } from '#lib/core/fields.ts';
import { InputError } from '#lib/core/input-error.ts';
import { LIMITS } from '#lib/core/limits.ts';
import { record } from '#lib/server/audit/record.ts';
import { checked } from '#lib/server/checked.ts';
import type { Transaction } from '#lib/server/db/store.ts';
import { NotFound } from '#lib/server/errors.ts';
import type { Actor, Person } from '#lib/server/policy.ts';
import type { World } from '#lib/server/world.ts';
import * as challenges from './challenges.ts';
import { own, replaceRecoveryCodes } from './own-account.ts';
import { challengeOf, registrationOptions, verifyRegistration, type Site } from './passkeys.ts';
import { newRecoveryCodes } from './recovery-codes.ts';
import { tell } from './notices.ts';
import { endOthers, needsSecondFactor } from './sessions.ts';

const PURPOSE = 'passkey-new';
const MINUTES = 5;

export type OwnPasskey = { id: string; name: string; createdAt: string; usedAt: string | null };

/** The passkeys of the person, the oldest first. */
export function list(actor: Actor, world: World): Promise<OwnPasskey[]> {
	const person = own(actor);
	return world.store.read(({ db, tables: { passkeys } }) =>
		db
			.select({
				id: passkeys.id,
				name: passkeys.name,
				createdAt: passkeys.createdAt,
				usedAt: passkeys.usedAt
			})
			.from(passkeys)
			.where(eq(passkeys.personId, person.id))
			.orderBy(asc(passkeys.createdAt), asc(passkeys.id))
	);
}

/** What the browser needs to make a new passkey; its answer is awaited for five minutes, once. */
export async function offer(actor: Actor, world: World, site: Site, email: string) {
	const { id, name } = own(actor);
	const existing = await world.store.read((transaction) => knownOf(transaction, id));
	const options = await registrationOptions(site, { id, name, email }, existing);
	await world.store.write((transaction) =>
		challenges.keep(transaction, world.now(), {
			key: options.challenge,
			purpose: PURPOSE,
			personId: id,
			minutes: MINUTES
		})
	);
	return options;
}

const Named = z.strictObject({ name: filled(LIMITS.name).overwrite((name) => name.trim()) });

/**
 * Takes a new passkey; all other sessions end.
 * @returns recovery codes, shown once, for who has none yet
 * @throws InputError at `name`, or without a place when the answer is not to be trusted
 */
export async function add(
	actor: Actor,
	world: World,
	sessionId: string,
	site: Site,
	answer: { name: string; response: unknown }
): Promise<string[] | null> {
	const person = own(actor);
	const { name } = checked(Named, { name: answer.name });
	const key = challengeOf(answer.response) ?? '';
	const awaited = await world.store.write((transaction) =>
		challenges.take(transaction, world.now(), { key, purpose: PURPOSE })
	);
	const passkey =
		awaited?.personId === person.id ? await verifyRegistration(site, answer.response, key) : null;
	if (!passkey) throw refused();
	const codes = newRecoveryCodes();
	return world.store.write(async (transaction) => {
		const { db, tables } = transaction;
		const [same] = await db
			.select({ id: tables.passkeys.id })
			.from(tables.passkeys)
			.where(eq(tables.passkeys.id, passkey.id));
		if (same) throw refused();
		const createdAt = world.now().toISOString();
		await db.insert(tables.passkeys).values({ ...passkey, personId: person.id, name, createdAt });
		const [code] = await db
			.select({ hash: tables.recoveryCodes.hash })
			.from(tables.recoveryCodes)
			.where(eq(tables.recoveryCodes.personId, person.id))
			.limit(1);
		if (!code) await replaceRecoveryCodes(transaction, person.id, codes);
		await changed(transaction, world, person, sessionId);
		return code ? null : codes;
	});
}

/**
 * Removes a passkey; all other sessions end.
 * @throws NotFound when the person has none of that id
 * @throws InputError `last-factor` when the person needs a second factor and has no other
 */
export async function remove(
	actor: Actor,
	world: World,
	sessionId: string,
	id: string
): Promise<void> {
	const person = own(actor);
	await world.store.write(async (transaction) => {
		const { db, tables } = transaction;
		const { passkeys, people, recoveryCodes } = tables;
		const known = await knownOf(transaction, person.id);
		if (!known.some((passkey) => passkey.id === id)) throw new NotFound();
		const [row] = await db
			.select({ totpSecret: people.totpSecret })
			.from(people)
			.where(eq(people.id, person.id));
		const isLast = known.length === 1 && !row?.totpSecret;
		if (isLast && needsSecondFactor(person))
			throw new InputError([{ place: '', code: 'last-factor' }]);
		await db.delete(passkeys).where(and(eq(passkeys.personId, person.id), eq(passkeys.id, id)));
		if (isLast) await db.delete(recoveryCodes).where(eq(recoveryCodes.personId, person.id));
		await changed(transaction, world, person, sessionId);
	});
}

/** The passkeys of a person as browsers are told of them. */
export async function knownOf(
	{ db, tables: { passkeys } }: Transaction,
	personId: string
): Promise<{ id: string; transports: string[] }[]> {
	const rows = await db
		.select({ id: passkeys.id, transports: passkeys.transports })
		.from(passkeys)
		.where(eq(passkeys.personId, personId));
	return rows.map(({ id, transports }) => ({ id, transports: Transports.parse(transports) }));
}
const Transports = z.array(z.string());

const refused = () => new InputError([{ place: '', code: 'passkey-refused' }]);

async function changed(
	transaction: Transaction,
	world: World,
	person: Person,
	sessionId: string
): Promise<void> {
	await endOthers(transaction, person.id, sessionId);
	await tell(transaction, world, person.id, 'factor');
	await record(transaction, person, world.now().toISOString(), {
		action: 'person.factor',
		organisationId: null,
		ref: person.id
	});
}
