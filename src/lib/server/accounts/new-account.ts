import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { LANGUAGES } from '#lib/core/codes.ts';
import { filled } from '#lib/core/fields.ts';
import { InputError } from '#lib/core/input-error.ts';
import { LIMITS } from '#lib/core/limits.ts';
import type { Transaction } from '#lib/server/db/store.ts';
import { NotFound } from '#lib/server/errors.ts';
import type { Person } from '#lib/server/policy.ts';
import { hashPassword } from './passwords.ts';
import { addressOf } from './people.ts';
import { membershipsOf } from './sessions.ts';
import { passwordFaults } from './weak-passwords.ts';

/** The longest address that mail can reach. Source: RFC 5321, 4.5.3.1.3. */
const LONGEST_ADDRESS = 254;

export const email = z
	.string('text')
	.overwrite(addressOf)
	.pipe(z.email('pattern name@example.org').max(LONGEST_ADDRESS, 'text-long'));
export const personName = filled(LIMITS.name).overwrite((name) => name.trim());
export const language = z.enum(LANGUAGES).nullable();
/** Judged and hashed apart, so that no fault ever quotes it. */
export const newPassword = z.string('missing').min(1, 'missing');

/**
 * The hash of a password that somebody chose.
 * @param context what others know of the person
 * @throws InputError at `password` when it is short or easy to guess; Busy as `hashPassword`
 */
export async function hashChosen(password: string, context: readonly string[]): Promise<string> {
	const faults = passwordFaults(password, context);
	if (faults.length) throw new InputError(faults);
	return hashPassword(password);
}

/** What somebody with an account is at this moment. @throws NotFound */
export async function personNow(transaction: Transaction, id: string, now: Date): Promise<Person> {
	const { db, tables } = transaction;
	const [row] = await db.select().from(tables.people).where(eq(tables.people.id, id));
	if (!row || row.disabledAt) throw new NotFound();
	const memberships = await membershipsOf(transaction, id, now);
	return { kind: 'person', id, name: row.name, administrator: row.administrator, memberships };
}
