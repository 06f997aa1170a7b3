import { describe, expect, test } from 'vitest';
import * as people from '#lib/server/accounts/administered-people.ts';
import * as elsewhere from '#lib/server/accounts/elsewhere.ts';
import { hashOf } from '#lib/server/ids.ts';
import { NOBODY, SYSTEM } from '#lib/server/policy.ts';
import { ENGINES, openedWorld } from '../engines.ts';
import { coordinatorOf, entriesOf, insert } from '../people.ts';
import { newOrganisation } from '../tenants.ts';
import { MINUTE, stoppedClock } from './clock.ts';

const saved = (state: string) => ({ state, nonce: 'nonce', verifier: 'verifier' });
const identity = (subject: string, issuer = 'https://login.example.org') => ({
	issuer,
	subject,
	email: 'ada@xa.example',
	name: 'Ada',
	strong: false
});
const signIn = { to: '/account', proves: false };

describe.each(ENGINES)('$engine', (engine) => {
	const opened = openedWorld(engine);

	test('what was sent to the provider is awaited back once', async () => {
		const { world } = stoppedClock(opened.world);
		await elsewhere.expect(NOBODY, world, saved('state 1'), signIn);
		expect(await elsewhere.take(world, 'state 2')).toBeNull();
		expect(await elsewhere.take(world, hashOf('state 1'))).toBeNull();
		expect(await elsewhere.take(world, 'state 1')).toEqual({
			saved: saved('state 1'),
			to: '/account',
			personId: null,
			proves: false
		});
		expect(await elsewhere.take(world, 'state 1')).toBeNull();
	});

	test('of two answers at the same time, one is taken', async () => {
		const { world } = stoppedClock(opened.world);
		await elsewhere.expect(NOBODY, world, saved('state 3'), signIn);
		const taken = await Promise.all([
			elsewhere.take(world, 'state 3'),
			elsewhere.take(world, 'state 3')
		]);
		expect(taken.filter((one) => one !== null)).toHaveLength(1);
	});

	test('after ten minutes it is too late, and later it is forgotten', async () => {
		const { world, pass } = stoppedClock(opened.world);
		await elsewhere.expect(NOBODY, world, saved('in time'), signIn);
		await elsewhere.expect(NOBODY, world, saved('too late'), signIn);
		pass(10 * MINUTE);
		expect(await elsewhere.take(world, 'in time')).not.toBeNull();
		pass(1);
		expect(await elsewhere.take(world, 'too late')).toBeNull();
		await elsewhere.expect(NOBODY, world, saved('left'), signIn);
		pass(10 * MINUTE + 1);
		await elsewhere.expect(NOBODY, world, saved('next'), signIn);
		const rows = await world.store.read(({ db, tables }) => db.select().from(tables.challenges));
		expect(rows.map(({ hash }) => hash)).toEqual([hashOf('next')]);
	});

	test('who links or proves is remembered with it', async () => {
		const { world } = stoppedClock(opened.world);
		const person = await insert(world, {});
		for (const proves of [true, false]) {
			await elsewhere.expect(person, world, saved('own'), { to: '/', proves });
			expect(await elsewhere.take(world, 'own')).toMatchObject({ personId: person.id, proves });
		}
	});

	test('a linked account signs in as its person, with what they are now', async () => {
		const { world } = stoppedClock(opened.world);
		const person = await coordinatorOf(world, await newOrganisation(world));
		expect(await elsewhere.isLinked(world, person)).toBe(false);
		await elsewhere.link(world, person, identity('ada'));
		expect(await elsewhere.isLinked(world, person)).toBe(true);
		expect(await elsewhere.personOf(world, identity('ada'))).toEqual(person);
		expect((await entriesOf(world, null)).at(-1)).toEqual([
			'person.factor',
			person.id,
			person.id,
			null
		]);
	});

	test('it is the issuer and the subject that count, not the address', async () => {
		const { world } = stoppedClock(opened.world);
		const person = await insert(world, { email: 'ada@xa.example' });
		await elsewhere.link(world, person, identity('subject'));
		expect(await elsewhere.personOf(world, identity('SUBJECT'))).toBeNull();
		expect(
			await elsewhere.personOf(world, identity('subject', 'https://other.example.org'))
		).toBeNull();
		// Somebody at the provider with the same address is still a stranger.
		expect(await elsewhere.personOf(world, identity('somebody else'))).toBeNull();
	});

	test('an account there that is linked already is not taken over', async () => {
		const { world } = stoppedClock(opened.world);
		const [ada, bo] = [await insert(world, {}), await insert(world, {})];
		expect(await elsewhere.link(world, ada, identity('shared'))).toBe(true);
		expect(await elsewhere.link(world, ada, identity('shared'))).toBe(true);
		expect(await elsewhere.link(world, bo, identity('shared'))).toBe(false);
		expect((await elsewhere.personOf(world, identity('shared')))?.id).toBe(ada.id);
		expect(await elsewhere.isLinked(world, bo)).toBe(false);
	});

	test('a disabled person is nobody', async () => {
		const { world } = stoppedClock(opened.world);
		const person = await insert(world, {});
		await elsewhere.link(world, person, identity('disabled'));
		await people.disable(SYSTEM, world, person.id);
		expect(await elsewhere.personOf(world, identity('disabled'))).toBeNull();
	});
});
