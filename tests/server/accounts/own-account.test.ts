import { eq } from 'drizzle-orm';
import { TOTP } from 'otpauth';
import { describe, expect, test } from 'vitest';
import * as account from '#lib/server/accounts/own-account.ts';
import { hashPassword, verifyPassword } from '#lib/server/accounts/passwords.ts';
import { recoveryHash } from '#lib/server/accounts/recovery-codes.ts';
import * as sessions from '#lib/server/accounts/sessions.ts';
import { NotFound } from '#lib/server/errors.ts';
import { NOBODY, SYSTEM, type Person } from '#lib/server/policy.ts';
import { ENGINES, openedWorld } from '../engines.ts';
import { coordinatorOf, entriesOf, insert } from '../people.ts';
import { newOrganisation } from '../tenants.ts';
import { MINUTE, stoppedClock } from './clock.ts';

const PASSWORD = 'seven quiet lanterns over water';
const EMAIL = 'ada@xa.example';

describe.each(ENGINES)('$engine', (engine) => {
	const opened = openedWorld(engine);
	const signIn = async (person: Person, device: string | null = null) => {
		const { world } = opened;
		const token = await world.store.write((transaction) =>
			sessions.start(transaction, person, 'full', world.now(), device)
		);
		return { token, id: (await sessions.find(world, token))!.id };
	};
	const isThere = async ({ token }: { token: string }) =>
		(await sessions.find(opened.world, token)) !== null;
	const rowOf = async ({ id }: Person) => {
		const [row] = await opened.world.store.read(({ db, tables: { people } }) =>
			db.select().from(people).where(eq(people.id, id))
		);
		return row!;
	};
	const codesOf = ({ id }: Person) =>
		opened.world.store.read(({ db, tables: { recoveryCodes } }) =>
			db.select().from(recoveryCodes).where(eq(recoveryCodes.personId, id))
		);
	const lastEntry = async () => (await entriesOf(opened.world, null)).at(-1);

	test('one sees where one is signed in, the last used first, and nobody else’s sessions', async () => {
		const { world, pass } = stoppedClock(opened.world);
		const [ada, bo] = [await insert(world, {}), await insert(world, {})];
		for (const [person, device] of [
			[ada, 'Firefox'],
			[bo, 'Safari'],
			[ada, 'Chromium']
		] as const) {
			await world.store.write((transaction) =>
				sessions.start(transaction, person, 'full', world.now(), device)
			);
			pass(MINUTE);
		}
		const listed = await account.sessions(ada, world);
		expect(listed.map(({ device }) => device)).toEqual(['Chromium', 'Firefox']);
		expect(Object.keys(listed[0]!)).toEqual(['id', 'device', 'createdAt', 'seenAt']);
		for (const actor of [NOBODY, SYSTEM])
			await expect(account.sessions(actor, world)).rejects.toThrow(NotFound);
	});

	test('one ends one session, or all others, and nobody else’s', async () => {
		const { world } = opened;
		const [ada, bo] = [await insert(world, {}), await insert(world, {})];
		const [here, there, third] = [await signIn(ada), await signIn(ada), await signIn(ada)];
		const other = await signIn(bo);
		await account.endSession(ada, world, { id: other.id });
		expect(await isThere(other)).toBe(true);
		await account.endSession(ada, world, { id: there.id });
		expect([await isThere(here), await isThere(there), await isThere(third)]).toEqual([
			true,
			false,
			true
		]);
		await account.endSession(ada, world, { allBut: here.id });
		expect([await isThere(here), await isThere(third), await isThere(other)]).toEqual([
			true,
			false,
			true
		]);
		expect(await lastEntry()).toEqual(['session.end', ada.id, ada.id, null]);
	});

	test('a new password ends all other sessions at once', async () => {
		const { world } = opened;
		const person = await insert(world, {});
		const before = await hashPassword('eleven pale boats in the reeds');
		await world.store.write(async ({ db, tables: { people } }) => {
			await db.update(people).set({ passwordHash: before }).where(eq(people.id, person.id));
		});
		const [here, there] = [await signIn(person), await signIn(person)];
		await account.changePassword(person, world, here.id, { password: PASSWORD, email: EMAIL });
		expect([await isThere(here), await isThere(there)]).toEqual([true, false]);
		const { passwordHash } = await rowOf(person);
		expect(await verifyPassword(passwordHash, PASSWORD)).toBe(true);
		expect(await verifyPassword(passwordHash, 'eleven pale boats in the reeds')).toBe(false);
		expect(await lastEntry()).toEqual(['person.password', person.id, person.id, null]);
	});

	test.each([
		['short', 'password-short'],
		['passwordpasswordpassword', 'password-weak'],
		['Ministry of the Interior', 'password-weak'],
		['ada@xa.example.ada', 'password-weak']
	])('the password %s is refused: %s; nothing changes', async (password, code) => {
		const { world } = opened;
		const person = await coordinatorOf(world, await newOrganisation(world));
		const [here, there] = [await signIn(person), await signIn(person)];
		await expect(
			account.changePassword(person, world, here.id, { password, email: EMAIL })
		).rejects.toMatchObject({ faults: [{ place: 'password', code }] });
		expect((await rowOf(person)).passwordHash).toBeNull();
		expect(await isThere(there)).toBe(true);
	});

	test('only a person has a password to change', async () => {
		for (const actor of [NOBODY, SYSTEM])
			await expect(
				account.changePassword(actor, opened.world, '', { password: PASSWORD, email: EMAIL })
			).rejects.toThrow(NotFound);
	});

	describe('an authenticator app', () => {
		const setUp = async (person: Person, sessionId = '') => {
			const { world } = stoppedClock(opened.world);
			const { secret, sealed } = account.offerTotp(person, world);
			const code = new TOTP({ secret }).generate({ timestamp: world.now().getTime() });
			const codes = await account.confirmTotp(person, world, sessionId, { sealed, code });
			return { secret, codes };
		};

		test('is set up by a code of it; its secret is kept sealed, all other sessions end', async () => {
			const person = await insert(opened.world, {});
			const [here, there] = [await signIn(person), await signIn(person)];
			const { secret, codes } = await setUp(person, here.id);
			expect([await isThere(here), await isThere(there)]).toEqual([true, false]);
			const row = await rowOf(person);
			expect(row.totpSecret).not.toContain(secret);
			expect(opened.world.keys.unseal(row.totpSecret!, `totp ${person.id}`)).toBe(secret);
			expect((await codesOf(person)).map(({ hash }) => hash).toSorted()).toEqual(
				codes.map(recoveryHash).toSorted()
			);
			expect(await lastEntry()).toEqual(['person.factor', person.id, person.id, null]);
		});

		test('replaces the one before, with its recovery codes', async () => {
			const person = await insert(opened.world, {});
			const first = await setUp(person);
			const second = await setUp(person);
			expect(await codesOf(person)).toHaveLength(10);
			expect(second.codes).not.toEqual(expect.arrayContaining([first.codes[0]]));
			const { totpSecret } = await rowOf(person);
			expect(opened.world.keys.unseal(totpSecret!, `totp ${person.id}`)).toBe(second.secret);
		});

		test('is not set up by a wrong code, by what was offered to another, or by what was changed', async () => {
			const { world } = stoppedClock(opened.world);
			const [ada, bo] = [await insert(world, {}), await insert(world, {})];
			const { secret, sealed } = account.offerTotp(ada, world);
			const code = new TOTP({ secret }).generate({ timestamp: world.now().getTime() });
			const other = code === '000000' ? '000001' : '000000';
			const tried = (person: Person, offer: string, given: string) =>
				account.confirmTotp(person, world, '', { sealed: offer, code: given });
			await expect(tried(ada, sealed, other)).rejects.toMatchObject({
				faults: [{ place: 'code', code: 'wrong-code' }]
			});
			for (const [person, offer] of [
				[bo, sealed],
				[ada, `A${sealed.slice(1)}`],
				[ada, ''],
				[ada, (await rowOf(ada)).id]
			] as const)
				await expect(tried(person, offer, code)).rejects.toMatchObject({
					faults: [{ place: 'code', code: 'incomplete' }]
				});
			expect((await rowOf(ada)).totpSecret).toBeNull();
			expect((await rowOf(bo)).totpSecret).toBeNull();
		});

		test('new recovery codes void the ones before, and leave the app', async () => {
			const person = await insert(opened.world, {});
			const { codes } = await setUp(person);
			const { totpSecret } = await rowOf(person);
			await opened.world.store.write(async ({ db, tables: { recoveryCodes } }) => {
				const hash = recoveryHash(codes[0]!);
				await db
					.update(recoveryCodes)
					.set({ usedAt: '2026-06-01' })
					.where(eq(recoveryCodes.hash, hash));
			});
			expect(await account.recoveryCodesLeft(person, opened.world)).toBe(9);
			const renewed = await account.renewRecoveryCodes(person, opened.world);
			expect(renewed).toHaveLength(10);
			expect(await account.recoveryCodesLeft(person, opened.world)).toBe(10);
			expect((await codesOf(person)).map(({ hash }) => hash).toSorted()).toEqual(
				renewed.map(recoveryHash).toSorted()
			);
			expect(renewed).not.toEqual(expect.arrayContaining([codes[0]]));
			expect((await rowOf(person)).totpSecret).toBe(totpSecret);
			expect(await lastEntry()).toEqual(['person.factor', person.id, person.id, null]);
		});
	});
});
