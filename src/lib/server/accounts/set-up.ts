import { randomInt, timingSafeEqual } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { faultsOf } from '#lib/core/faults.ts';
import { InputError, type Fault } from '#lib/core/input-error.ts';
import { record } from '#lib/server/audit/record.ts';
import type { Transaction } from '#lib/server/db/store.ts';
import { NotFound } from '#lib/server/errors.ts';
import { hashOf } from '#lib/server/ids.ts';
import type { Person } from '#lib/server/policy.ts';
import type { World } from '#lib/server/world.ts';
import { email, hashChosen, language, newPassword, personName, personNow } from './new-account.ts';
import { insertPerson, personAt } from './people.ts';

/** Crockford's: without I, L, O and U, which are misread. Five bits each. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const GROUPS = 4;
const GROUP = 4;

const SetUp = z.strictObject({
	code: z.string('missing').min(1, 'missing'),
	email,
	name: personName,
	password: newPassword,
	language
});
export type SetUp = z.input<typeof SetUp>;

/** Whether the installation has an administrator. */
export const isSetUp = (world: World): Promise<boolean> => world.store.read(hasAdministrator);

async function hasAdministrator({ db, tables: { people } }: Transaction): Promise<boolean> {
	const [row] = await db
		.select({ id: people.id })
		.from(people)
		.where(eq(people.administrator, true))
		.limit(1);
	return row !== undefined;
}

/** A code of 80 random bits that is easy to copy by hand: `7K2M-…`. It is stored nowhere. */
export function newSetUpCode(): string {
	const group = () =>
		Array.from({ length: GROUP }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
	return Array.from({ length: GROUPS }, group).join('-');
}

/** Without what people add or misread when they copy it. */
const plain = (code: string): string =>
	code.toUpperCase().replace(/[\s-]/g, '').replaceAll('O', '0').replace(/[IL]/g, '1');

const isSame = (one: string, other: string): boolean =>
	timingSafeEqual(Buffer.from(hashOf(plain(one))), Buffer.from(hashOf(plain(other))));

/**
 * Makes the first administrator, who knows the code that the process printed when it started.
 * @throws InputError at `code`, `email`, `name`, `password`
 * @throws NotFound once there is an administrator
 */
export async function setUp(world: World, expectedCode: string, input: SetUp): Promise<Person> {
	if (await isSetUp(world)) throw new NotFound();
	const { data, error } = SetUp.safeParse(input, { reportInput: true });
	const faults: Fault[] = error ? faultsOf(error) : [];
	const code = String(input.code ?? '');
	if (code && !isSame(code, expectedCode))
		faults.push({ place: 'code', code: 'wrong-set-up-code' });
	if (!data || faults.length) throw new InputError(faults);
	const passwordHash = await hashChosen(data.password, [data.name, data.email]);
	return world.store.write(async (transaction) => {
		if (await hasAdministrator(transaction)) throw new NotFound();
		if (await personAt(transaction, data.email))
			throw new InputError([{ place: 'email', code: 'has-account' }]);
		const now = world.now();
		const at = now.toISOString();
		const { email, name, language } = data;
		const account = { email, name, language, passwordHash, administrator: true };
		const person = await personNow(transaction, await insertPerson(transaction, account, at), now);
		await record(transaction, person, at, {
			action: 'installation.set-up',
			organisationId: null,
			ref: person.id,
			after: { email, name }
		});
		return person;
	});
}
