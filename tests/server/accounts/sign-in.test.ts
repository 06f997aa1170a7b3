import { hash } from '@node-rs/argon2';
import { eq } from 'drizzle-orm';
import { TOTP } from 'otpauth';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import * as people from '#lib/server/accounts/administered-people.ts';
import * as devices from '#lib/server/accounts/devices.ts';
import * as account from '#lib/server/accounts/own-account.ts';
import { hashPassword } from '#lib/server/accounts/passwords.ts';
import { withCode, withOwnPassword, withPassword } from '#lib/server/accounts/sign-in.ts';
import { openThrottle, type Throttle } from '#lib/server/accounts/throttle.ts';
import { SYSTEM, type Person } from '#lib/server/policy.ts';
import type { World } from '#lib/server/world.ts';
import { ENGINES, openedWorld } from '../engines.ts';
import { administrator, entriesOf, insert, memberOf } from '../people.ts';
import { newOrganisation } from '../tenants.ts';
import { MINUTE } from './clock.ts';

const PASSWORD = 'seven quiet lanterns over water';
const WRONG = { outcome: 'wrong' };

/** A world whose clock is that of the process, which the throttle looks at, too. */
const onTime = (world: World): World => ({ ...world, now: () => new Date() });

// Passwords are hashed for real, on machines that do other things, too.
describe.each(ENGINES)('$engine', { timeout: 60_000 }, (engine) => {
	const opened = openedWorld(engine);
	let throttle: Throttle;
	let world: World;
	beforeEach(() => {
		vi.useFakeTimers({ toFake: ['Date'], now: Date.UTC(2026, 5, 1, 8) });
		throttle = openThrottle(null);
		world = onTime(opened.world);
	});
	afterEach(() => {
		throttle.close();
		vi.useRealTimers();
	});

	async function setPassword({ id }: Person, passwordHash: string | null): Promise<void> {
		await world.store.write(async ({ db, tables: { people } }) => {
			await db.update(people).set({ passwordHash }).where(eq(people.id, id));
		});
	}
	const rowOf = async ({ id }: Person) => {
		const [row] = await world.store.read(({ db, tables: { people } }) =>
			db.select().from(people).where(eq(people.id, id))
		);
		return row!;
	};
	let count = 0;
	/** Somebody with a password, and their address. */
	async function somebody(person?: Person): Promise<{ person: Person; email: string }> {
		const made =
			person ?? (await insert(world, { email: `ada-${engine.engine}-${++count}@xa.example` }));
		await setPassword(made, await hashPassword(PASSWORD));
		return { person: made, email: (await rowOf(made)).email };
	}
	const enter = (email: string, password = PASSWORD, rest = {}) =>
		withPassword(world, throttle, {
			email,
			password,
			address: '192.0.2.1',
			device: null,
			...rest
		});

	test('the right password signs in, however the address is written', async () => {
		const { person, email } = await somebody();
		for (const written of [email, ` ${email.toUpperCase()} `])
			expect(await enter(written)).toEqual({ outcome: 'right', person, stage: 'full' });
	});

	test('the same answer for unknown, wrong, disabled and without a password', async () => {
		const [{ email }, disabled, elsewhere] = [await somebody(), await somebody(), await somebody()];
		await people.disable(SYSTEM, world, disabled.person.id);
		await setPassword(elsewhere.person, null);
		const answers = [
			await enter('nobody@xa.example'),
			await enter(email, 'not the right password'),
			await enter(disabled.email),
			await enter(elsewhere.email),
			await enter(elsewhere.email, '')
		];
		expect(answers).toEqual([WRONG, WRONG, WRONG, WRONG, WRONG]);
		// The trail knows more; of an unknown address it keeps nothing.
		const refused = (await entriesOf(world, null))
			.slice(-5)
			.map(([action, , ref]) => [action, ref]);
		expect(refused.map(([action]) => action)).toEqual(Array(5).fill('session.refused'));
		expect(refused[0]).toEqual(['session.refused', null]);
		expect(refused[2]).toEqual(['session.refused', disabled.person.id]);
	});

	test('the stage: a factor that is there is asked for, one that is demanded is set up', async () => {
		const { person, email } = await somebody();
		const reviewers = await newOrganisation(world, { kind: 'reviewer' });
		const reviewer = await somebody(await memberOf(world, reviewers, { role: 'observer' }));
		const admin = await somebody(await administrator(world));
		expect(await enter(email)).toMatchObject({ stage: 'full' });
		expect(await enter(reviewer.email)).toMatchObject({ stage: 'enrolment' });
		expect(await enter(admin.email)).toMatchObject({ stage: 'enrolment' });
		await setUpTotp(person);
		expect(await enter(email)).toMatchObject({ stage: 'second-factor' });
	});

	test('a hash of a former method is replaced when its owner signs in, and not by others', async () => {
		const { person, email } = await somebody();
		const former = await hash(PASSWORD, { memoryCost: 19_456, timeCost: 2, parallelism: 1 });
		await setPassword(person, former);
		await enter(email, 'not the right password');
		expect((await rowOf(person)).passwordHash).toBe(former);
		expect(await enter(email)).toMatchObject({ outcome: 'right' });
		const { passwordHash } = await rowOf(person);
		expect(passwordHash).toMatch(/^\$argon2id\$v=19\$m=65536,t=3,p=1\$/);
		expect(await enter(email)).toMatchObject({ outcome: 'right' });
		expect((await rowOf(person)).passwordHash).toBe(passwordHash);
	});

	test('1,000 wrong passwords from as many addresses: 30 in 15 minutes are looked at, and the owner gets in', async () => {
		const { person, email } = await somebody();
		const device = await world.store.write((transaction) =>
			devices.remember(transaction, world, person.id, null, world.now())
		);
		const guess = (index: number) =>
			enter(email, `guess number ${index}`, { address: `198.51.${index >> 8}.${index & 255}` });
		let lookedAt = 0;
		for (let index = 0; index < 1_000; index += 1) {
			// Evenly over 15 minutes, so that a window ends in the middle.
			vi.advanceTimersByTime(899);
			const { outcome } = await guess(index);
			if (outcome === 'wrong') lookedAt += 1;
			// Whatever is not looked at is told to wait, and learns nothing of the password.
			else expect(outcome).toBe('wait');
		}
		expect(lookedAt).toBeGreaterThan(0);
		expect(lookedAt).toBeLessThanOrEqual(30);
		expect(await enter(email)).toMatchObject({ outcome: 'wait' });
		expect(await enter(email, PASSWORD, { device })).toMatchObject({ outcome: 'right' });
		// Another account's browser is a stranger here.
		const other = await somebody();
		const foreign = await world.store.write((transaction) =>
			devices.remember(transaction, world, other.person.id, null, world.now())
		);
		expect(await enter(email, PASSWORD, { device: foreign })).toMatchObject({ outcome: 'wait' });
		// Nobody is locked out for good.
		vi.advanceTimersByTime(15 * MINUTE);
		expect(await enter(email)).toMatchObject({ outcome: 'right' });
	});

	async function setUpTotp(person: Person): Promise<{ secret: string; codes: string[] }> {
		const { secret, sealed } = account.offerTotp(person, world);
		const code = new TOTP({ secret }).generate();
		return { secret, codes: await account.confirmTotp(person, world, '', { sealed, code }) };
	}
	const give = (person: Person, code: string, address: string | null = null) =>
		withCode(world, throttle, { person, code, address });

	test('a code of the app works once, and so does one of a moment ago', async () => {
		const person = await insert(world, {});
		const { secret } = await setUpTotp(person);
		const code = () => new TOTP({ secret }).generate();
		// The one that set it up is used already.
		expect(await give(person, code())).toEqual(WRONG);
		vi.advanceTimersByTime(MINUTE);
		const before = code();
		vi.advanceTimersByTime(30_000);
		const now = code();
		expect(await give(person, now)).toEqual({ outcome: 'right', person, stage: 'full' });
		expect(await give(person, now)).toEqual(WRONG);
		expect(await give(person, before)).toEqual(WRONG);
		vi.advanceTimersByTime(30_000);
		expect(await give(person, code())).toMatchObject({ outcome: 'right' });
	});

	test('of the same code sent twice at the same time, one is accepted', async () => {
		const person = await insert(world, {});
		const { secret } = await setUpTotp(person);
		vi.advanceTimersByTime(MINUTE);
		const code = new TOTP({ secret }).generate();
		const outcomes = await Promise.all([give(person, code), give(person, code)]);
		expect(outcomes.map(({ outcome }) => outcome).toSorted()).toEqual(['right', 'wrong']);
	});

	test('a recovery code works once, however it is typed, and only for its owner', async () => {
		const [person, other] = [await insert(world, {}), await insert(world, {})];
		const { codes } = await setUpTotp(person);
		await setUpTotp(other);
		expect(await give(other, codes[0]!)).toEqual(WRONG);
		expect(await give(person, codes[0]!.toLowerCase().replaceAll('-', ' '))).toMatchObject({
			outcome: 'right'
		});
		expect(await give(person, codes[0]!)).toEqual(WRONG);
		expect(await give(person, codes[1]!)).toMatchObject({ outcome: 'right' });
	});

	test('codes cannot be tried through: 30 in 15 minutes', async () => {
		const person = await insert(world, {});
		const { codes } = await setUpTotp(person);
		let lookedAt = 0;
		for (let index = 0; index < 300; index += 1) {
			vi.advanceTimersByTime(2_999);
			const guess = String(100_000 + index);
			const { outcome } = await give(person, guess, `198.51.${index >> 8}.${index & 255}`);
			if (outcome === 'wrong') lookedAt += 1;
		}
		expect(lookedAt).toBeGreaterThan(0);
		expect(lookedAt).toBeLessThanOrEqual(30);
		expect(await give(person, codes[0]!, '192.0.2.1')).toMatchObject({ outcome: 'wait' });
		vi.advanceTimersByTime(15 * MINUTE);
		expect(await give(person, codes[0]!, '192.0.2.1')).toMatchObject({ outcome: 'right' });
	});

	test('the own password proves who one is, is throttled, and is nobody else’s', async () => {
		const [{ person }, other] = [await somebody(), await somebody()];
		await setPassword(other.person, await hashPassword('eleven pale boats in the reeds'));
		const prove = (password: string) =>
			withOwnPassword(world, throttle, { person, password, address: null });
		expect(await prove(PASSWORD)).toMatchObject({ outcome: 'right' });
		expect(await prove('eleven pale boats in the reeds')).toEqual(WRONG);
		for (let tries = 0; tries < 4; tries += 1) expect(await prove('wrong')).toEqual(WRONG);
		expect(await prove(PASSWORD)).toEqual({ outcome: 'wait', seconds: 60 });
		await setPassword(other.person, null);
		expect(
			await withOwnPassword(world, throttle, { person: other.person, password: '', address: '::1' })
		).toEqual(WRONG);
	});
});
