import { eq } from 'drizzle-orm';
import { TOTP } from 'otpauth';
import { describe, expect, test } from 'vitest';
import * as devices from '#lib/server/accounts/devices.ts';
import * as elsewhere from '#lib/server/accounts/elsewhere.ts';
import { mailReset } from '#lib/server/accounts/forgotten.ts';
import * as ownAccount from '#lib/server/accounts/own-account.ts';
import { hashPassword } from '#lib/server/accounts/passwords.ts';
import * as resets from '#lib/server/accounts/resets.ts';
import * as second from '#lib/server/accounts/second-administrator.ts';
import { withCode, withPassword } from '#lib/server/accounts/sign-in.ts';
import { openThrottle } from '#lib/server/accounts/throttle.ts';
import { hashOf } from '#lib/server/ids.ts';
import { NotFound } from '#lib/server/errors.ts';
import type { World } from '#lib/server/world.ts';
import { ENGINES, openedWorld } from '../engines.ts';
import * as people from '../people.ts';
import { newOrganisation } from '../tenants.ts';
import { takenInShort } from './letters.ts';

const PASSWORD = 'nineteen quiet otters paint';
const OTHER = 'eleven loud badgers sing well';
let count = 0;

describe.each(ENGINES)('about one’s own account on $engine', (engine) => {
	const opened = openedWorld(engine, { mail: true });
	const somebody = async (world: World, password: string | null = null) => {
		const email = `somebody-${++count}@example.org`;
		const person = await people.insert(world, { email });
		if (password !== null) {
			const passwordHash = await hashPassword(password);
			await world.store.write(async ({ db, tables }) => {
				await db.update(tables.people).set({ passwordHash }).where(eq(tables.people.id, person.id));
			});
		}
		return { person, email };
	};
	const notice = (email: string, what: string) => [email, 'notice', { what }];

	test('a changed password', async () => {
		const { world } = opened;
		const { person, email } = await somebody(world);
		await ownAccount.changePassword(person, world, '', { password: PASSWORD, email });
		expect(await takenInShort(world)).toEqual([notice(email, 'password')]);
	});

	test('a changed second factor, recovery codes, an account elsewhere', async () => {
		const { world } = opened;
		const { person, email } = await somebody(world);
		const { secret, sealed } = ownAccount.offerTotp(person, world);
		await ownAccount.confirmTotp(person, world, '', {
			sealed,
			code: new TOTP({ secret }).generate({ timestamp: world.now().getTime() })
		});
		await ownAccount.renewRecoveryCodes(person, world);
		await elsewhere.link(world, person, {
			...{ issuer: 'https://id.example.org', subject: '1', email: null, name: null },
			...{ strong: false }
		});
		expect(await takenInShort(world)).toEqual(Array(3).fill(notice(email, 'factor')));
	});

	test('factors that two administrators took away', async () => {
		const { world } = opened;
		const { person, email } = await somebody(world);
		const [one, two] = [await people.administrator(world), await people.administrator(world)];
		await second.ask(one, world, person.id, 'remove-factors');
		expect(await takenInShort(world)).toEqual([]);
		const [asked] = await second.list(two, world, person.id);
		await second.confirm(two, world, asked!.id);
		expect(await takenInShort(world)).toEqual([notice(email, 'factor')]);
	});

	test('a new device, but for the first one', async () => {
		const { world } = opened;
		const { person, email } = await somebody(world);
		const signIn = (token: string | null) =>
			world.store.write((transaction) =>
				devices.remember(transaction, world, person.id, token, world.now())
			);
		const first = await signIn(null);
		await signIn(first);
		expect(await takenInShort(world)).toEqual([]);
		await signIn(null);
		expect(await takenInShort(world)).toEqual([notice(email, 'new-device')]);
	});

	test('many failures, once a day, and nobody for an address without account', async () => {
		const { world } = opened;
		const throttle = openThrottle(null);
		const { person, email } = await somebody(world, PASSWORD);
		const fail = async (address: string) => {
			for (let tries = 0; tries < 7; tries++)
				await withPassword(world, throttle, {
					...{ email: address, password: 'wrong', address: null, device: null }
				});
			await world.aside.done();
		};
		await fail(email);
		expect(await takenInShort(world)).toEqual([notice(email, 'failures')]);
		await fail(email);
		await fail('nobody@example.org');
		for (let tries = 0; tries < 7; tries++)
			await withCode(world, throttle, { person, code: '000000', address: null });
		await world.aside.done();
		expect(await takenInShort(world)).toEqual([]);
		const tomorrow = new Date(world.now().getTime() + 24 * 3_600_000);
		await withCode({ ...world, now: () => tomorrow }, throttle, {
			...{ person, code: '000000', address: null }
		});
		await world.aside.done();
		expect(await takenInShort(world)).toEqual([notice(email, 'failures')]);
		throttle.close();
	});

	test('somebody of an NGO is told that there is something, and no more', async () => {
		const { world } = opened;
		const ngo = await newOrganisation(world, { kind: 'ngo' });
		const person = await people.insert(world, { email: 'ngo@example.org' }, ngo, {
			role: 'observer'
		});
		const email = 'ngo@example.org';
		await ownAccount.changePassword(person, world, '', { password: PASSWORD, email });
		expect(await takenInShort(world)).toEqual([[email, 'message', {}]]);
	});

	test('a link that an administrator made is mailed, and its use is told', async () => {
		const { world } = opened;
		const { person, email } = await somebody(world, PASSWORD);
		const token = await resets.start(await people.administrator(world), world, person.id);
		expect(await takenInShort(world)).toEqual([[email, 'reset', { link: `/reset/${token}` }]]);
		await resets.use(world, token, OTHER);
		expect(await takenInShort(world)).toEqual([notice(email, 'password')]);
	});

	describe('a link that somebody asks for', () => {
		const linkTo = async (world: World, address: string) => {
			await mailReset(world, address);
			const letters = await takenInShort(world);
			return letters.map(([to, message, parameters]) => {
				expect([to, message]).toEqual([address.trim().toLowerCase(), 'reset']);
				return (parameters as { link: string }).link.replace('/reset/', '');
			});
		};
		const later = (world: World, minutes: number): World => {
			const now = world.now().getTime() + minutes * 60_000;
			return { ...world, now: () => new Date(now) };
		};

		test('goes to the owner, works for an hour, and leaves the account as it is', async () => {
			const { world } = opened;
			const { person, email } = await somebody(world, PASSWORD);
			const rowOf = () =>
				world.store.read(({ db, tables: { people } }) =>
					db.select().from(people).where(eq(people.id, person.id))
				);
			await world.store.write(async ({ db, tables }) => {
				await db
					.update(tables.people)
					.set({ totpSecret: 'sealed' })
					.where(eq(tables.people.id, person.id));
			});
			const before = await rowOf();
			const [token] = await linkTo(world, ` ${email.toUpperCase()} `);
			expect(await rowOf()).toEqual(before);
			expect(await resets.works(later(world, 59), token!)).toBe(true);
			expect(await resets.works(later(world, 61), token!)).toBe(false);
			await resets.use(world, token!, OTHER);
			expect((await rowOf())[0]).toMatchObject({ totpSecret: 'sealed' });
			await takenInShort(world);
			const stored = await world.store.read(({ db, tables }) => db.select().from(tables.resets));
			expect(JSON.stringify(stored)).not.toContain(token);
			expect(stored.some(({ hash }) => hash === hashOf(token!))).toBe(true);
		});

		test('comes once in a quarter of an hour, and the use of one ends the others', async () => {
			const { world } = opened;
			const { person, email } = await somebody(world, PASSWORD);
			const made = await resets.start(await people.administrator(world), world, person.id);
			await takenInShort(world);
			expect(await linkTo(world, email)).toEqual([]);
			const [first] = await linkTo(later(world, 16), email);
			expect(await linkTo(later(world, 20), email)).toEqual([]);
			const [another] = await linkTo(later(world, 32), email);
			expect(await resets.works(world, made)).toBe(true);
			await resets.use(world, another!, OTHER);
			for (const token of [made, first!, another!])
				await expect(resets.use(world, token, OTHER)).rejects.toThrow(NotFound);
			await takenInShort(world);
		});

		test('comes to nobody without an account, a password, or a way in', async () => {
			const { world } = opened;
			const elsewhere = await somebody(world);
			const disabled = await somebody(world, PASSWORD);
			const fine = await somebody(world, PASSWORD);
			await world.store.write(async ({ db, tables: { people } }) => {
				await db
					.update(people)
					.set({ disabledAt: '2026-01-01' })
					.where(eq(people.id, disabled.person.id));
			});
			for (const address of ['nobody@example.org', '', elsewhere.email, disabled.email])
				expect(await linkTo(world, address), address).toEqual([]);
			expect(await linkTo({ ...world, mail: false }, fine.email)).toEqual([]);
			expect(await linkTo(world, fine.email)).toHaveLength(1);
		});
	});
});
