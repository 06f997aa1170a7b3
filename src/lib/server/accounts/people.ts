import { eq } from 'drizzle-orm';
import type { Language } from '#lib/core/codes.ts';
import type { Transaction } from '#lib/server/db/store.ts';
import { newId } from '#lib/server/ids.ts';

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
