import { eq } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import * as people from '#lib/server/accounts/administered-people.ts';
import * as resets from '#lib/server/accounts/resets.ts';
import * as sessions from '#lib/server/accounts/sessions.ts';
import { NotFound } from '#lib/server/errors.ts';
import { NOBODY, SYSTEM, type Person } from '#lib/server/policy.ts';
import { ENGINES, openedWorld } from '../engines.ts';
import { administrator, coordinatorOf, entriesOf, insert, memberOf } from '../people.ts';
import { newOrganisation } from '../tenants.ts';

describe.each(ENGINES)('$engine', (engine) => {
	const opened = openedWorld(engine);
	let admin: Person;
	let ministry: string;
	let coordinator: Person;
	beforeAll(async () => {
		const { world } = opened;
		admin = await administrator(world, 'Zoë');
		ministry = await newOrganisation(world, { name: 'Ministère de l’Intérieur' });
		coordinator = await coordinatorOf(world, ministry);
	});
	const signedIn = (person: Person) =>
		opened.world.store.write((transaction) =>
			sessions.start(transaction, person, 'full', opened.world.now(), null)
		);
	const names = async (words: string) =>
		(await people.list(admin, opened.world, words)).people.map(({ name }) => name);

	test('an account: memberships by name and role, the last day, no more', async () => {
		const { world } = opened;
		await signedIn(coordinator);
		const found = await people.find(admin, world, coordinator.id);
		expect(found).toStrictEqual({
			id: coordinator.id,
			name: 'Somebody',
			email: found.email,
			administrator: false,
			disabled: false,
			hasSecondFactor: false,
			lastSeen: '2026-01-01',
			memberships: [
				{
					organisationId: ministry,
					organisation: 'Ministère de l’Intérieur',
					role: 'coordinator',
					current: true
				}
			]
		});
		const former = await memberOf(world, ministry, { role: 'observer', until: '2025-12-31' });
		const account = await people.find(admin, world, former.id);
		expect(account.memberships).toMatchObject([{ role: 'observer', current: false }]);
		expect(account.lastSeen).toBeNull();
	});

	test('a search finds name, address and organisation, without accents and case', async () => {
		const { world } = opened;
		await insert(world, { name: 'Ada Exemple', email: 'ada@xa.example' });
		expect(await names('ADA')).toEqual(['Ada Exemple']);
		expect(await names('xa.example')).toEqual(['Ada Exemple']);
		expect(await names('zoe')).toEqual(['Zoë']);
		expect((await people.list(admin, world, 'interieur ministere')).total).toBe(2);
		expect(await names('ada interieur')).toEqual([]);
		const all = await people.list(admin, world);
		expect(all.people).toHaveLength(all.total);
		expect(all.people[0]?.name).toBe('Ada Exemple');
	});

	test('only administrators see and change accounts', async () => {
		const { world } = opened;
		for (const actor of [NOBODY, coordinator]) {
			await expect(people.list(actor, world)).rejects.toThrow(NotFound);
			await expect(people.find(actor, world, admin.id)).rejects.toThrow(NotFound);
			await expect(people.disable(actor, world, admin.id)).rejects.toThrow(NotFound);
			await expect(people.enable(actor, world, admin.id)).rejects.toThrow(NotFound);
			await expect(people.endSessions(actor, world, admin.id)).rejects.toThrow(NotFound);
			await expect(resets.start(actor, world, admin.id)).rejects.toThrow(NotFound);
		}
		await expect(people.find(admin, world, 'nobody')).rejects.toThrow(NotFound);
		await expect(people.disable(admin, world, 'nobody')).rejects.toThrow(NotFound);
		await expect(people.endSessions(admin, world, 'nobody')).rejects.toThrow(NotFound);
	});

	test('disabling ends all sessions and links at once; enabling brings none back', async () => {
		const { world } = opened;
		const person = await insert(world, {});
		const tokens = [await signedIn(person), await signedIn(person)];
		const link = await resets.start(admin, world, person.id);
		await people.disable(admin, world, person.id);
		await people.disable(admin, world, person.id);
		const found = () => Promise.all(tokens.map((token) => sessions.find(world, token)));
		expect(await found()).toEqual([null, null]);
		expect((await people.find(admin, world, person.id)).disabled).toBe(true);
		await expect(resets.start(admin, world, person.id)).rejects.toThrow(NotFound);
		await people.enable(admin, world, person.id);
		await people.enable(admin, world, person.id);
		expect(await found()).toEqual([null, null]);
		expect(await resets.works(world, link)).toBe(false);
		expect((await people.find(admin, world, person.id)).disabled).toBe(false);
		expect((await entriesOf(world, null)).slice(-3)).toStrictEqual([
			['person.reset', admin.id, person.id, null],
			['person.disable', admin.id, person.id, null],
			['person.enable', admin.id, person.id, null]
		]);
	});

	test('signing out everywhere leaves the account in use', async () => {
		const { world } = opened;
		const person = await insert(world, {});
		const token = await signedIn(person);
		await people.endSessions(admin, world, person.id);
		expect(await sessions.find(world, token)).toBeNull();
		expect(await sessions.find(world, await signedIn(person))).not.toBeNull();
		expect((await entriesOf(world, null)).slice(-1)).toStrictEqual([
			['session.end', admin.id, person.id, null]
		]);
	});

	test('nobody does it to the own account, and the last administrator stays', async () => {
		const { world } = opened;
		const refusal = { faults: [{ place: '', code: 'own-account' }] };
		await expect(people.disable(admin, world, admin.id)).rejects.toMatchObject(refusal);
		await expect(people.endSessions(admin, world, admin.id)).rejects.toMatchObject(refusal);
		await expect(resets.start(admin, world, admin.id)).rejects.toMatchObject(refusal);
		const second = await administrator(world, 'Second');
		await people.disable(admin, world, second.id);
		await expect(people.disable(SYSTEM, world, admin.id)).rejects.toMatchObject({
			faults: [{ place: '', code: 'last-administrator' }]
		});
		expect((await people.find(admin, world, admin.id)).disabled).toBe(false);
	});

	test('a link for a new password keeps the second factor, and works once', async () => {
		const { world } = opened;
		const person = await insert(world, {});
		await world.store.write(async ({ db, tables }) => {
			await db
				.update(tables.people)
				.set({ totpSecret: 'sealed', totpStep: 7, passwordHash: 'old' })
				.where(eq(tables.people.id, person.id));
		});
		const row = async () =>
			(
				await world.store.read(({ db, tables }) =>
					db.select().from(tables.people).where(eq(tables.people.id, person.id))
				)
			)[0]!;
		const token = await signedIn(person);
		const [first, second] = [
			await resets.start(admin, world, person.id),
			await resets.start(admin, world, person.id)
		];
		expect(await row()).toMatchObject({ totpSecret: 'sealed', passwordHash: 'old' });
		expect(await sessions.find(world, token)).not.toBeNull();
		expect([await resets.works(world, first), await resets.works(world, second)]).toEqual([
			false,
			true
		]);
		await resets.use(world, second, 'seven quiet lanterns over water');
		expect(await row()).toMatchObject({ totpSecret: 'sealed', totpStep: 7 });
		expect((await row()).passwordHash).toMatch(/^\$argon2id\$/);
		expect(await sessions.find(world, token)).toBeNull();
		await expect(resets.use(world, second, 'eleven pale boats in the reeds')).rejects.toThrow(
			NotFound
		);
	});
});
