import { eq } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import * as passkeys from '#lib/server/accounts/own-passkeys.ts';
import { ask, withPasskey } from '#lib/server/accounts/passkey-sign-in.ts';
import type { Site } from '#lib/server/accounts/passkeys.ts';
import * as sessions from '#lib/server/accounts/sessions.ts';
import { stageAfter } from '#lib/server/accounts/sign-in.ts';
import { openThrottle } from '#lib/server/accounts/throttle.ts';
import { NotFound } from '#lib/server/errors.ts';
import { NOBODY, SYSTEM, type Person } from '#lib/server/policy.ts';
import type { World } from '#lib/server/world.ts';
import { ENGINES, openedWorld } from '../engines.ts';
import { administrator, entriesOf, insert } from '../people.ts';
import { softwareKey, type Flaws, type SoftwareKey } from './software-key.ts';

const SITE: Site = { rpId: 'nrm.example.org', origin: 'https://nrm.example.org', name: 'NRM' };
const refusal = { faults: [{ place: '', code: 'passkey-refused' }] };
const WRONG = { outcome: 'wrong' };

const challengeFor = async (person: Person, world: World) =>
	(await passkeys.offer(person, world, SITE, 'ada@example.org')).challenge;

/** Makes a passkey as the page does; gives the recovery codes. */
async function add(person: Person, world: World, key: SoftwareKey, name = 'Key', session = '') {
	const response = key.register(SITE, await challengeFor(person, world));
	return passkeys.add(person, world, session, SITE, { name, response });
}

describe.each(ENGINES)('$engine', (engine) => {
	const opened = openedWorld(engine);
	const factorsIn = async (world: World) =>
		(await entriesOf(world, null)).filter(([action]) => action === 'person.factor');
	const sessionOf = async (world: World, person: Person) => {
		const token = await world.store.write((transaction) =>
			sessions.start(transaction, person, 'full', world.now(), null)
		);
		return { token, session: (await sessions.find(world, token))! };
	};

	test('a new passkey is kept under its name; the first brings recovery codes, other sessions end', async () => {
		const { world } = opened;
		const person = await insert(world, {});
		const [here, elsewhere] = [await sessionOf(world, person), await sessionOf(world, person)];
		expect(here.session.hasPasskey).toBe(false);
		const [first, second] = [softwareKey(), softwareKey()];
		const codes = await add(person, world, first, ' Blue key ', here.session.id);
		expect(codes).toHaveLength(10);
		expect(await add(person, world, second, 'Telephone', here.session.id)).toBeNull();
		const list = await passkeys.list(person, world);
		expect(list.map(({ id, name, usedAt }) => [id, name, usedAt])).toStrictEqual([
			[first.id, 'Blue key', null],
			[second.id, 'Telephone', null]
		]);
		expect((await sessions.find(world, here.token))?.hasPasskey).toBe(true);
		expect(await sessions.find(world, elsewhere.token)).toBeNull();
		expect((await factorsIn(world)).slice(-2)).toStrictEqual([
			['person.factor', person.id, person.id, null],
			['person.factor', person.id, person.id, null]
		]);
		// The browser is told of both, so that it makes none twice.
		const { excludeCredentials } = await passkeys.offer(person, world, SITE, 'ada@example.org');
		expect(excludeCredentials?.map(({ id }) => id).toSorted()).toEqual(
			[first.id, second.id].toSorted()
		);
	});

	test('an answer is taken once, from the person who was asked, and not after five minutes', async () => {
		const { world } = opened;
		const [ada, bo] = [await insert(world, {}), await insert(world, {})];
		const challenge = await challengeFor(ada, world);
		const response = softwareKey().register(SITE, challenge);
		const answer = { name: 'Key', response };
		await expect(passkeys.add(bo, world, '', SITE, answer)).rejects.toMatchObject(refusal);
		// Whoever answered, it is used up.
		await expect(passkeys.add(ada, world, '', SITE, answer)).rejects.toMatchObject(refusal);
		const late = softwareKey().register(SITE, await challengeFor(ada, world));
		const later = { ...world, now: () => new Date(world.now().getTime() + 5 * 60_000) };
		await expect(
			passkeys.add(ada, later, '', SITE, { name: 'Key', response: late })
		).rejects.toMatchObject(refusal);
		const signIn = await ask(world, SITE, null);
		const other = softwareKey().register(SITE, signIn.challenge);
		await expect(
			passkeys.add(ada, world, '', SITE, { name: 'Key', response: other })
		).rejects.toMatchObject(refusal);
		expect(await passkeys.list(ada, world)).toEqual([]);
	});

	test.each<[string, (challenge: string) => unknown]>([
		['nothing', () => null],
		['a text', () => 'response'],
		['not verified', (challenge) => softwareKey().register(SITE, challenge, { verified: false })],
		[
			'of another site',
			(challenge) => softwareKey().register({ ...SITE, origin: 'https://evil.example' }, challenge)
		],
		['client data that is no JSON', () => ({ response: { clientDataJSON: 'AAAA' } })]
	])('refused: %s', async (_, answer) => {
		const { world } = opened;
		const person = await insert(world, {});
		const response = answer(await challengeFor(person, world));
		await expect(
			passkeys.add(person, world, '', SITE, { name: 'Key', response })
		).rejects.toMatchObject(refusal);
		expect(await passkeys.list(person, world)).toEqual([]);
	});

	test('a passkey belongs to one person, and has a name', async () => {
		const { world } = opened;
		const [ada, bo] = [await insert(world, {}), await insert(world, {})];
		const key = softwareKey();
		await add(ada, world, key);
		await expect(add(bo, world, key)).rejects.toMatchObject(refusal);
		await expect(add(bo, world, softwareKey(), '  ')).rejects.toMatchObject({
			faults: [{ place: 'name' }]
		});
		expect(await passkeys.list(bo, world)).toEqual([]);
	});

	test('only a person has passkeys', async () => {
		const { world } = opened;
		for (const actor of [NOBODY, SYSTEM]) {
			expect(() => passkeys.list(actor, world)).toThrow(NotFound);
			await expect(passkeys.remove(actor, world, '', 'x')).rejects.toThrow(NotFound);
		}
	});

	test('one removes only what is one’s own', async () => {
		const { world } = opened;
		const [ada, bo] = [await insert(world, {}), await insert(world, {})];
		const key = softwareKey();
		await add(ada, world, key);
		await expect(passkeys.remove(bo, world, '', key.id)).rejects.toThrow(NotFound);
		const elsewhere = await sessionOf(world, ada);
		await passkeys.remove(ada, world, '', key.id);
		expect(await passkeys.list(ada, world)).toEqual([]);
		expect(await sessions.find(world, elsewhere.token)).toBeNull();
		// Without a factor the codes that replaced it are worth nothing; the next one brings new ones.
		expect(await add(ada, world, softwareKey())).toHaveLength(10);
	});

	test('a passkey is the second factor that is demanded; the last one stays', async () => {
		const { world } = opened;
		const person = await administrator(world);
		expect(await stageAfter(world, person)).toBe('enrolment');
		const [first, second] = [softwareKey(), softwareKey()];
		await add(person, world, first);
		expect(await stageAfter(world, person)).toBe('second-factor');
		await expect(passkeys.remove(person, world, '', first.id)).rejects.toMatchObject({
			faults: [{ place: '', code: 'last-factor' }]
		});
		await add(person, world, second);
		await passkeys.remove(person, world, '', first.id);
		await expect(passkeys.remove(person, world, '', second.id)).rejects.toMatchObject({
			faults: [{ place: '', code: 'last-factor' }]
		});
		await world.store.write(async ({ db, tables: { people } }) => {
			await db.update(people).set({ totpSecret: 'sealed' }).where(eq(people.id, person.id));
		});
		await passkeys.remove(person, world, '', second.id);
		expect(await passkeys.list(person, world)).toEqual([]);
	});

	describe('signing in', () => {
		const throttle = openThrottle(null);
		/** Tries with an answer to a challenge of its own. */
		async function enter(
			key: SoftwareKey,
			{ asked = null, as = asked, site = SITE, ...flaws }: Flaws & Partial<Options> = {}
		) {
			const { world } = opened;
			const { challenge } = await ask(world, SITE, asked);
			const response = key.signIn(site, challenge, flaws);
			return withPasskey(world, throttle, SITE, { person: as, response, address: null });
		}
		type Options = { asked: Person | null; as: Person | null; site: Site };

		test('the passkey says who it is; the counter goes on', async () => {
			const { world } = opened;
			const person = await insert(world, { name: 'Ada' });
			const key = softwareKey();
			await add(person, world, key);
			expect(await enter(key, { counter: 5, owner: person.id })).toMatchObject({
				outcome: 'right',
				stage: 'full',
				person: { id: person.id, name: 'Ada' }
			});
			expect((await passkeys.list(person, world))[0]?.usedAt).not.toBeNull();
			expect(await enter(key, { counter: 5 })).toEqual(WRONG);
			expect(await enter(key, { counter: 4 })).toEqual(WRONG);
			expect(await enter(key, { counter: 6 })).toMatchObject({ outcome: 'right' });
			expect((await entriesOf(world, null)).slice(-2)).toStrictEqual([
				['session.refused', null, person.id, null],
				['session.refused', null, person.id, null]
			]);
		});

		test('who has given the password is asked for the own passkeys', async () => {
			const { world } = opened;
			const [ada, bo] = [await insert(world, {}), await insert(world, {})];
			const [key, other] = [softwareKey(), softwareKey()];
			await add(ada, world, key);
			await add(bo, world, other);
			expect((await ask(world, SITE, ada)).allowCredentials?.map(({ id }) => id)).toEqual([key.id]);
			expect((await ask(world, SITE, null)).allowCredentials).toEqual([]);
			expect(await enter(key, { asked: ada })).toMatchObject({ outcome: 'right' });
			expect(await enter(other, { asked: ada })).toEqual(WRONG);
			// An answer to what somebody else was asked, and to what nobody in particular was.
			expect(await enter(key, { asked: bo, as: ada })).toEqual(WRONG);
			expect(await enter(key, { asked: null, as: ada })).toEqual(WRONG);
			expect(await enter(key, { asked: ada, as: null })).toEqual(WRONG);
		});

		test.each<[string, Flaws & { site?: Site }]>([
			['not verified', { verified: false }],
			['a wrong signature', { broken: true }],
			['made for another deed', { type: 'webauthn.create' }],
			['of another site', { site: { ...SITE, origin: 'https://nrm.example.org.evil.example' } }],
			['of another person', { owner: 'somebody else' }]
		])('refused: %s', async (_, flaws) => {
			const { world } = opened;
			const person = await insert(world, {});
			const key = softwareKey();
			await add(person, world, key);
			expect(await enter(key, flaws)).toEqual(WRONG);
			expect(await enter(key)).toMatchObject({ outcome: 'right' });
		});

		test('an answer is taken once, and not after five minutes', async () => {
			const { world } = opened;
			const person = await insert(world, {});
			const key = softwareKey();
			await add(person, world, key);
			const { challenge } = await ask(world, SITE, null);
			const response = key.signIn(SITE, challenge);
			const trial = { person: null, response, address: null };
			expect(await withPasskey(world, throttle, SITE, trial)).toMatchObject({ outcome: 'right' });
			expect(await withPasskey(world, throttle, SITE, trial)).toEqual(WRONG);
			const late = key.signIn(SITE, (await ask(world, SITE, null)).challenge);
			const later = { ...world, now: () => new Date(world.now().getTime() + 5 * 60_000) };
			expect(await withPasskey(later, throttle, SITE, { ...trial, response: late })).toEqual(WRONG);
		});

		test('neither a disabled person nor an unknown passkey gets in', async () => {
			const { world } = opened;
			const person = await insert(world, {});
			const key = softwareKey();
			await add(person, world, key);
			await world.store.write(async ({ db, tables: { people } }) => {
				await db.update(people).set({ disabledAt: '2026-01-01' }).where(eq(people.id, person.id));
			});
			expect(await enter(key)).toEqual(WRONG);
			expect(await enter(softwareKey())).toEqual(WRONG);
			for (const response of [null, 'x', {}, { id: key.id }])
				expect(
					await withPasskey(opened.world, throttle, SITE, { person: null, response, address: null })
				).toEqual(WRONG);
		});

		test('tries are slowed down', async () => {
			const person = await insert(opened.world, {});
			const key = softwareKey();
			await add(person, opened.world, key);
			for (let tries = 0; tries < 5; tries += 1)
				expect(await enter(key, { broken: true })).toEqual(WRONG);
			expect(await enter(key)).toMatchObject({ outcome: 'wait' });
		});
	});
});
