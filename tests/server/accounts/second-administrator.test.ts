import { eq } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import * as people from '#lib/server/accounts/administered-people.ts';
import { personNow } from '#lib/server/accounts/new-account.ts';
import * as second from '#lib/server/accounts/second-administrator.ts';
import * as sessions from '#lib/server/accounts/sessions.ts';
import { stageAfter } from '#lib/server/accounts/sign-in.ts';
import { NotFound } from '#lib/server/errors.ts';
import { NOBODY, SYSTEM, type Person } from '#lib/server/policy.ts';
import { ENGINES, openedWorld } from '../engines.ts';
import { administrator, entriesOf, insert } from '../people.ts';

describe.each(ENGINES)('$engine', (engine) => {
	const opened = openedWorld(engine);
	/** The administrators of a test; what others left does not count any more. */
	async function only(...names: string[]): Promise<Person[]> {
		const { world } = opened;
		await world.store.write(async ({ db, tables }) => {
			await db.update(tables.people).set({ disabledAt: '2026-01-01' });
			await db.delete(tables.challenges);
		});
		return Promise.all(names.map((name) => administrator(world, name)));
	}
	const now = (person: Person) =>
		opened.world.store.read((transaction) => personNow(transaction, person.id, opened.world.now()));
	async function withFactors(): Promise<{ person: Person; token: string }> {
		const { world } = opened;
		const person = await insert(world, { name: 'Ada' });
		const token = await world.store.write(async (transaction) => {
			const { db, tables } = transaction;
			const personId = person.id;
			const factor = { totpSecret: 'sealed', totpStep: 7, passwordHash: 'kept' };
			await db.update(tables.people).set(factor).where(eq(tables.people.id, personId));
			await db.insert(tables.recoveryCodes).values({ personId, hash: 'h' });
			const key = { id: `key of ${personId}`, personId, name: 'Key', publicKey: '', counter: 0 };
			await db.insert(tables.passkeys).values({ ...key, transports: [], createdAt: '' });
			return sessions.start(transaction, person, 'full', world.now(), null);
		});
		return { person, token };
	}
	const factorsOf = (person: Person) =>
		opened.world.store.read(async ({ db, tables: { people, passkeys, recoveryCodes } }) => ({
			people: await db
				.select({ totp: people.totpSecret, password: people.passwordHash })
				.from(people)
				.where(eq(people.id, person.id)),
			passkeys: await db.select().from(passkeys).where(eq(passkeys.personId, person.id)),
			codes: await db.select().from(recoveryCodes).where(eq(recoveryCodes.personId, person.id))
		}));

	test('a lost second factor is taken away by two, with the sessions, and not the password', async () => {
		const { world } = opened;
		const [first, other] = (await only('First', 'Other')) as [Person, Person];
		const { person, token } = await withFactors();
		expect(await second.ask(first, world, person.id, 'remove-factors')).toBe(false);
		expect(await sessions.find(world, token)).not.toBeNull();
		const [awaiting] = await second.list(other, world, person.id);
		expect(awaiting).toMatchObject({
			deed: 'remove-factors',
			personId: person.id,
			name: 'Ada',
			byName: 'First',
			mayConfirm: true
		});
		expect(await second.list(first, world, person.id)).toMatchObject([{ mayConfirm: false }]);
		await expect(second.confirm(first, world, awaiting!.id)).rejects.toThrow(NotFound);
		expect((await factorsOf(person)).passkeys).toHaveLength(1);
		await second.confirm(other, world, awaiting!.id);
		expect(await factorsOf(person)).toEqual({
			people: [{ totp: null, password: 'kept' }],
			passkeys: [],
			codes: []
		});
		expect(await sessions.find(world, token)).toBeNull();
		expect(await second.list(other, world)).toEqual([]);
		await expect(second.confirm(other, world, awaiting!.id)).rejects.toThrow(NotFound);
		expect((await entriesOf(world, null)).slice(-2)).toStrictEqual([
			['person.update', first.id, person.id, { asked: 'remove-factors' }],
			['person.factor', other.id, person.id, { done: 'remove-factors', askedBy: first.id }]
		]);
	});

	test('who is alone takes no second factor away, and not the own one', async () => {
		const { world } = opened;
		const [alone] = (await only('Alone')) as [Person];
		const { person } = await withFactors();
		await expect(second.ask(alone, world, person.id, 'remove-factors')).rejects.toMatchObject({
			faults: [{ place: '', code: 'second-administrator' }]
		});
		await expect(second.ask(alone, world, alone.id, 'remove-factors')).rejects.toMatchObject({
			faults: [{ place: '', code: 'own-account' }]
		});
		expect((await factorsOf(person)).people).toEqual([{ totp: 'sealed', password: 'kept' }]);
	});

	test('nobody confirms that the own factors are taken away', async () => {
		const { world } = opened;
		const [first, other] = (await only('First', 'Other')) as [Person, Person];
		await second.ask(first, world, other.id, 'remove-factors');
		const [awaiting] = await second.list(other, world, other.id);
		expect(awaiting?.mayConfirm).toBe(false);
		await expect(second.confirm(other, world, awaiting!.id)).rejects.toThrow(NotFound);
	});

	test('one makes the second administrator alone, two make the third', async () => {
		const { world } = opened;
		const [first] = (await only('First')) as [Person];
		const [ada, bo] = [await insert(world, { name: 'Ada' }), await insert(world, { name: 'Bo' })];
		const token = await world.store.write((transaction) =>
			sessions.start(transaction, ada, 'full', world.now(), null)
		);
		expect(await second.ask(first, world, ada.id, 'make-administrator')).toBe(true);
		const made = await now(ada);
		expect(made.administrator).toBe(true);
		// In a session from before, nobody would have asked for the second factor.
		expect(await sessions.find(world, token)).toBeNull();
		expect(await stageAfter(world, made)).toBe('enrolment');
		expect(await second.ask(made, world, bo.id, 'make-administrator')).toBe(false);
		expect((await now(bo)).administrator).toBe(false);
		const [awaiting] = await second.list(first, world);
		await second.confirm(first, world, awaiting!.id);
		expect((await now(bo)).administrator).toBe(true);
	});

	test('two end what an administrator is; one stays', async () => {
		const { world } = opened;
		const [first, other] = (await only('First', 'Other')) as [Person, Person];
		const token = await world.store.write((transaction) =>
			sessions.start(transaction, other, 'full', world.now(), null)
		);
		expect(await second.ask(first, world, other.id, 'end-administrator')).toBe(false);
		const [awaiting] = await second.list(other, world);
		await second.confirm(other, world, awaiting!.id);
		expect((await now(other)).administrator).toBe(false);
		expect(await sessions.find(world, token)).toBeNull();
		await expect(second.ask(first, world, first.id, 'end-administrator')).rejects.toMatchObject({
			faults: [{ place: '', code: 'last-administrator' }]
		});
	});

	test('of two who end each other at the same time, one stays', async () => {
		const { world } = opened;
		const [first, other] = (await only('First', 'Other')) as [Person, Person];
		await second.ask(first, world, other.id, 'end-administrator');
		await second.ask(other, world, first.id, 'end-administrator');
		const awaiting = await second.list(first, world);
		const about = (id: string) => awaiting.find(({ personId }) => personId === id)!.id;
		const outcomes = await Promise.allSettled([
			second.confirm(first, world, about(first.id)),
			second.confirm(other, world, about(other.id))
		]);
		expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
	});

	test('asked again, it waits once; withdrawn, or asked by one who is gone, it comes to nothing', async () => {
		const { world } = opened;
		const [first, other, third] = (await only('First', 'Other', 'Third')) as [
			Person,
			Person,
			Person
		];
		const ada = await insert(world, { name: 'Ada' });
		await second.ask(first, world, ada.id, 'make-administrator');
		await second.ask(other, world, ada.id, 'make-administrator');
		const [awaiting, ...more] = await second.list(third, world, ada.id);
		expect([awaiting?.byName, more]).toEqual(['Other', []]);
		await people.disable(third, world, other.id);
		await expect(second.confirm(third, world, awaiting!.id)).rejects.toThrow(NotFound);
		await second.withdraw(first, world, awaiting!.id);
		expect(await second.list(third, world, ada.id)).toEqual([]);
		await expect(second.withdraw(first, world, awaiting!.id)).rejects.toThrow(NotFound);
		expect((await now(ada)).administrator).toBe(false);
	});

	test('it waits 48 hours', async () => {
		const { world } = opened;
		const [first, other] = (await only('First', 'Other')) as [Person, Person];
		const ada = await insert(world, {});
		await second.ask(first, world, ada.id, 'make-administrator');
		const [awaiting] = await second.list(other, world, ada.id);
		const in48Hours = new Date(Date.parse(awaiting!.expiresAt) + 1);
		const later = { ...world, now: () => in48Hours };
		expect(await second.list(other, later, ada.id)).toEqual([]);
		await expect(second.confirm(other, later, awaiting!.id)).rejects.toThrow(NotFound);
		expect((await now(ada)).administrator).toBe(false);
	});

	test('only administrators, for accounts in use, and only what changes something', async () => {
		const { world } = opened;
		const [first, other] = (await only('First', 'Other')) as [Person, Person];
		const ada = await insert(world, {});
		for (const actor of [NOBODY, SYSTEM, ada]) {
			await expect(second.ask(actor, world, ada.id, 'make-administrator')).rejects.toThrow(
				NotFound
			);
			expect(() => second.list(actor, world)).toThrow(NotFound);
		}
		await expect(second.ask(first, world, other.id, 'make-administrator')).rejects.toThrow(
			NotFound
		);
		await expect(second.ask(first, world, ada.id, 'end-administrator')).rejects.toThrow(NotFound);
		await expect(second.ask(first, world, 'nobody', 'remove-factors')).rejects.toThrow(NotFound);
		await people.disable(first, world, ada.id);
		await expect(second.ask(first, world, ada.id, 'make-administrator')).rejects.toThrow(NotFound);
		await expect(second.confirm(first, world, 'nothing')).rejects.toThrow(NotFound);
	});
});
