import { hash } from '@node-rs/argon2';
import { describe, expect, test, vi } from 'vitest';
import { Busy, hashPassword, needsRehash, verifyPassword } from '#lib/server/accounts/passwords.ts';

// Passwords are hashed for real, on machines that do other things, too.
vi.setConfig({ testTimeout: 60_000 });

const PASSWORD = 'seven quiet rivers bend';

describe('a hash', () => {
	test('is Argon2id with 64 MiB, 3 passes, 16 bytes of salt and 32 of tag', async () => {
		const made = await hashPassword(PASSWORD);
		expect(made).toMatch(/^\$argon2id\$v=19\$m=65536,t=3,p=1\$[\w+/]{22}\$[\w+/]{43}$/);
		expect(await hashPassword(PASSWORD)).not.toBe(made);
	});

	test('knows its password, every character of it', async () => {
		const long = `${'ä€𝒳 '.repeat(63)}last`;
		const made = await hashPassword(long);
		expect(await verifyPassword(made, long)).toBe(true);
		expect(await verifyPassword(made, `${long.slice(0, -1)}x`)).toBe(false);
		expect(await verifyPassword(made, `${long} `)).toBe(false);
	});

	test('knows é as one character and as two', async () => {
		const made = await hashPassword('caf\u00e9 au lait chaud');
		expect(await verifyPassword(made, 'cafe\u0301 au lait chaud')).toBe(true);
	});

	test('that cannot be read is an error, not a wrong password', async () => {
		await expect(verifyPassword('damaged', PASSWORD)).rejects.toThrow();
	});
});

describe('a person there is not', () => {
	test.each(['', PASSWORD, 'x'.repeat(256)])('has no password %j', async (password) => {
		expect(await verifyPassword(null, password)).toBe(false);
	});

	test('costs a place in the queue, as a person there is', async () => {
		const all = Array.from({ length: 53 }, () => verifyPassword(null, PASSWORD));
		const answers = await Promise.allSettled(all);
		expect(answers.filter(({ status }) => status === 'rejected')).toHaveLength(1);
	});
});

test('two are hashed and fifty wait; the rest is told so at once, and there is room again', async () => {
	const all = Array.from({ length: 60 }, () => hashPassword(PASSWORD));
	const first = await Promise.race(all.map((one) => one.then(String, (error: unknown) => error)));
	expect(first).toBeInstanceOf(Busy);
	const answers = await Promise.allSettled(all);
	expect(answers.map(({ status }) => status)).toStrictEqual([
		...Array<string>(52).fill('fulfilled'),
		...Array<string>(8).fill('rejected')
	]);
	expect(await hashPassword(PASSWORD)).toContain('$argon2id$');
}, 60_000);

test('a hash of another cost or method is to be replaced', async () => {
	const cheap = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
	const weaker = await hash(PASSWORD, cheap);
	expect(needsRehash(weaker)).toBe(true);
	expect(await verifyPassword(weaker, PASSWORD)).toBe(true);
	expect(needsRehash('$2b$12$abcdefghijklmnopqrstuv')).toBe(true);
	expect(needsRehash(await hashPassword(PASSWORD))).toBe(false);
});
