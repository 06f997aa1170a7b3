import { and, count, eq, isNull } from 'drizzle-orm';
import type { Language } from '#lib/core/codes.ts';
import { InputError } from '#lib/core/input-error.ts';
import type { Transaction } from '#lib/server/db/store.ts';
import { NotFound } from '#lib/server/errors.ts';
import { newId } from '#lib/server/ids.ts';
import type { Actor } from '#lib/server/policy.ts';
import { endOthers } from './sessions.ts';

/** An address in the one form in which it is stored and looked up. */
export const addressOf = (email: string): string => email.trim().normalize('NFC').toLowerCase();

export type NewPerson = {
	email: string;
	name: string;
	passwordHash: string | null;
	language?: Language | null;
	administrator?: boolean;
};

/** Writes a new account and returns its id; the caller has checked that the address is free. */
export async function insertPerson(
	{ db, tables: { people } }: Transaction,
	{ email, name, passwordHash, language = null, administrator = false }: NewPerson,
	at: string
): Promise<string> {
	const id = newId();
	await db.insert(people).values({
		id,
		email: addressOf(email),
		name,
		language,
		administrator,
		passwordHash,
		version: 1,
		createdAt: at
	});
	return id;
}

/** The account of an address, if there is one. */
export async function personAt({ db, tables: { people } }: Transaction, email: string) {
	const [row] = await db
		.select()
		.from(people)
		.where(eq(people.email, addressOf(email)));
	return row;
}

/** An account. @throws NotFound */
export async function rowOf({ db, tables: { people } }: Transaction, id: string) {
	const [row] = await db.select().from(people).where(eq(people.id, id));
	if (!row) throw new NotFound();
	return row;
}

/** @throws InputError when an administrator is about to do it to the own account */
export function refuseOwn(actor: Actor, personId: string): void {
	if (actor.kind === 'person' && actor.id === personId)
		throw new InputError([{ place: '', code: 'own-account' }]);
}

/** How many administrators can sign in. */
export async function administrators({ db, tables: { people } }: Transaction): Promise<number> {
	const [row] = await db
		.select({ administrators: count() })
		.from(people)
		.where(and(eq(people.administrator, true), isNull(people.disabledAt)));
	return row?.administrators ?? 0;
}

/** Takes all second factors and recovery codes of an account away, and ends its sessions. */
export async function removeFactors(transaction: Transaction, personId: string): Promise<void> {
	const { db, tables } = transaction;
	const { people, passkeys, recoveryCodes } = tables;
	await db.update(people).set({ totpSecret: null, totpStep: null }).where(eq(people.id, personId));
	await db.delete(passkeys).where(eq(passkeys.personId, personId));
	await db.delete(recoveryCodes).where(eq(recoveryCodes.personId, personId));
	await endOthers(transaction, personId);
}
