import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { networkOf } from '#lib/server/accounts/network.ts';
import { openThrottle, type Throttle, type Trial } from '#lib/server/accounts/throttle.ts';

const MINUTE = 60_000;
let throttle: Throttle;
let opened: Throttle[];
const open = (...settings: Parameters<typeof openThrottle>) => {
	const made = openThrottle(...settings);
	opened.push(made);
	return made;
};

beforeEach(() => {
	vi.useFakeTimers({ toFake: ['Date', 'setInterval', 'clearInterval'], now: 0 });
	opened = [];
	throttle = open(null);
});
afterEach(() => {
	for (const one of opened) one.close();
	vi.useRealTimers();
});

const trial = (change: Partial<Trial> = {}): Trial => ({
	account: 'ada@xa.example',
	address: '192.0.2.1',
	knownDevice: false,
	...change
});
/** How many of these tries, made at the same time, were let through. */
async function allowed(trials: readonly Trial[], by = throttle): Promise<number> {
	const verdicts = await Promise.all(trials.map((one) => by.attempt(one)));
	return verdicts.filter((verdict) => verdict.allowed).length;
}
const times = (count: number, make: (index: number) => Partial<Trial> = () => ({})) =>
	Array.from({ length: count }, (_, index) => trial(make(index)));
const from = (index: number) => `198.51.${index >> 8}.${index & 255}`;

describe('one account from one address', () => {
	test('5 tries, then waits that double up to 15 minutes', async () => {
		for (const [round, wait] of [1, 2, 4, 8, 15, 15].entries()) {
			// From the fourth round on, those 15 tries are also all that the account has in 15 minutes.
			const passed = await allowed(times(5));
			if (round < 3) expect(passed).toBe(5);
			expect(await throttle.attempt(trial())).toStrictEqual({
				allowed: false,
				retryAfterSeconds: wait * 60
			});
			vi.advanceTimersByTime(wait * MINUTE - 1);
			expect(await throttle.attempt(trial())).toStrictEqual({
				allowed: false,
				retryAfterSeconds: 1
			});
			vi.advanceTimersByTime(1);
		}
	});

	test('20 at the same time are no more than 5', async () => {
		expect(await allowed(times(20))).toBe(5);
	});

	test('to be refused does not make the wait longer', async () => {
		await allowed(times(20));
		vi.advanceTimersByTime(MINUTE);
		expect(await allowed(times(1))).toBe(1);
	});

	test('another spelling is the same account', async () => {
		const spellings = ['ada@xa.example', 'ADA@xa.example', ' ada@XA.example '];
		expect(await allowed(times(9, (index) => ({ account: spellings[index % 3] ?? '' })))).toBe(5);
	});

	test('another address and another account are free', async () => {
		await allowed(times(6));
		expect(await allowed([trial({ address: '192.0.2.2' })])).toBe(1);
		expect(await allowed([trial({ account: 'bo@xa.example' })])).toBe(1);
	});

	test('waits are remembered for an hour after the last, not after the first', async () => {
		for (const seconds of [60, 120, 240]) {
			await allowed(times(5));
			expect(await throttle.attempt(trial())).toMatchObject({ retryAfterSeconds: seconds });
			vi.advanceTimersByTime(45 * MINUTE);
		}
	});

	test('an hour after the last wait began, waits are short again', async () => {
		for (const wait of [1, 2, 4]) {
			await allowed(times(5));
			vi.advanceTimersByTime(wait * MINUTE);
		}
		vi.advanceTimersByTime(60 * MINUTE);
		await allowed(times(5));
		expect(await throttle.attempt(trial())).toMatchObject({ retryAfterSeconds: 60 });
	});
});

describe('one address over many accounts', () => {
	const spray = (count: number) => times(count, (index) => ({ account: `p${index}@xa.example` }));

	test('30 tries a minute', async () => {
		expect(await allowed(spray(500))).toBe(30);
		vi.advanceTimersByTime(MINUTE);
		expect(await allowed(spray(500))).toBe(30);
	});

	test('of IPv6 it is the /64 that counts', async () => {
		const trials = spray(60).map((one, index) => ({
			...one,
			address: `2001:db8:0:7:${index.toString(16)}::1`
		}));
		expect(await allowed(trials)).toBe(30);
		expect(await allowed([trial({ address: '2001:db8:0:8::1' })])).toBe(1);
	});

	test('addresses that are not known count as one', async () => {
		expect(await allowed(spray(60).map((one) => ({ ...one, address: null })))).toBe(30);
	});
});

describe('one account over many addresses', () => {
	test('of 1,000 wrong tries within 15 minutes at most 30 pass, and the owner gets in', async () => {
		const passed: number[] = [];
		for (let index = 0; index < 1_000; index += 1) {
			if (await allowed([trial({ address: from(index) })])) passed.push(Date.now());
			vi.advanceTimersByTime(900);
		}
		expect(Date.now()).toBe(15 * MINUTE);
		expect(passed.length).toBeGreaterThan(0);
		expect(passed.length).toBeLessThanOrEqual(30);
		const owner = trial({ address: '203.0.113.9', knownDevice: true });
		expect(await throttle.attempt(owner)).toStrictEqual({ allowed: true });
	});

	test('in no span of 15 minutes more than 30, also where two windows meet', async () => {
		expect(await allowed([trial({ address: from(0) })])).toBe(1);
		vi.advanceTimersByTime(15 * MINUTE - 1);
		const before = await allowed(times(500, (index) => ({ address: from(index + 1) })));
		vi.advanceTimersByTime(1);
		const after = await allowed(times(500, (index) => ({ address: from(index + 501) })));
		expect(before).toBeGreaterThan(0);
		expect(after).toBeGreaterThan(0);
		expect(before + after).toBeLessThanOrEqual(30);
	});

	test('one stranger alone cannot use up the tries of the account', async () => {
		await allowed(times(500));
		expect(await allowed(times(5, () => ({ address: '192.0.2.2' })))).toBe(5);
	});
});

describe('a known device', () => {
	test('gets in where its address is exhausted by others', async () => {
		await allowed(times(500, (index) => ({ account: `p${index}@xa.example` })));
		await allowed(times(500));
		expect(await allowed([trial()])).toBe(0);
		expect(await allowed([trial({ knownDevice: true })])).toBe(1);
	});

	test('has limits of its own', async () => {
		expect(await allowed(times(50, () => ({ knownDevice: true })))).toBe(5);
		const many = times(500, (index) => ({ address: from(index), knownDevice: true }));
		expect(await allowed(many)).toBeLessThanOrEqual(30);
	});
});

describe('after success', () => {
	test('the failures of this account from this address are forgotten, also their waits', async () => {
		for (const wait of [1, 2, 4]) {
			await allowed(times(5));
			vi.advanceTimersByTime(wait * MINUTE);
		}
		await allowed(times(1));
		await throttle.succeeded(trial());
		vi.advanceTimersByTime(15 * MINUTE);
		expect(await allowed(times(5))).toBe(5);
		expect(await throttle.attempt(trial())).toMatchObject({ retryAfterSeconds: 60 });
	});

	test('a hundred people of one office sign in within a minute', async () => {
		for (const one of times(100, (index) => ({ account: `p${index}@xa.example` }))) {
			expect(await throttle.attempt(one)).toStrictEqual({ allowed: true });
			await throttle.succeeded(one);
		}
	});

	test('the failures of others stay, and no tries are saved up', async () => {
		const known = trial({ knownDevice: true });
		for (let turn = 0; turn < 50; turn += 1) {
			await throttle.attempt(known);
			await throttle.succeeded(known);
			await throttle.succeeded(trial({ address: '203.0.113.9' }));
		}
		const many = times(500, (index) => ({ address: from(index) }));
		expect(await allowed(many)).toBeLessThanOrEqual(30);
		await throttle.attempt(known);
		await throttle.succeeded(known);
		expect(await allowed(many)).toBe(0);
	});
});

describe('in a file', () => {
	let folder: string;
	let path: string;
	beforeEach(async () => {
		folder = await mkdtemp(join(tmpdir(), 'nrm-throttle-'));
		path = join(folder, 'throttle.db');
	});
	afterEach(() => rm(folder, { recursive: true }));
	const key = Buffer.alloc(32, 7);

	test('the counts are there after a restart with the same key', async () => {
		const before = openThrottle(path, key);
		expect(await allowed(times(6), before)).toBe(5);
		before.close();
		const after = open(path, key);
		expect(await after.attempt(trial())).toStrictEqual({ allowed: false, retryAfterSeconds: 60 });
	});

	test('neither account nor address can be read', async () => {
		const before = openThrottle(path, key);
		await before.attempt(trial({ account: 'ada@xa.example', address: '192.0.2.1' }));
		before.close();
		const bytes = await readFile(path, 'latin1');
		expect(bytes).toContain('address');
		expect(bytes).not.toContain('ada@');
		expect(bytes).not.toContain('192.0');
	});

	test('other keys make other pseudonyms', async () => {
		const rows = async (secret?: Uint8Array) => {
			const one = openThrottle(path, secret);
			await one.attempt(trial());
			one.close();
			const client = new Database(path);
			const keys = client.prepare('SELECT key FROM tries').pluck().all();
			client.close();
			return keys.length;
		};
		expect(await rows(key)).toBe(3);
		expect(await rows(key)).toBe(3);
		expect(await rows(Buffer.alloc(32, 8))).toBe(6);
		expect(await rows()).toBe(9);
		expect(await rows()).toBe(12);
	});

	test('what has run out is deleted, while open and when opened', async () => {
		const client = () => new Database(path, { readonly: true });
		const count = () => {
			const reader = client();
			const found = reader.prepare('SELECT count(*) FROM tries').pluck().get();
			reader.close();
			return found;
		};
		const before = openThrottle(path, key);
		await allowed(times(5), before);
		expect(count()).toBe(4);
		vi.advanceTimersByTime(20 * MINUTE);
		expect(count()).toBe(1);
		before.close();
		vi.advanceTimersByTime(60 * MINUTE);
		open(path, key);
		expect(count()).toBe(0);
	});
});

test.each([
	['192.0.2.1', '192.0.2.1'],
	['::ffff:192.0.2.1', '192.0.2.1'],
	['::FFFF:C000:0201', '192.0.2.1'],
	['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
	['2001:0DB8:0001:0002::1', '2001:db8:1:2::/64'],
	['2001:db8::1', '2001:db8:0:0::/64'],
	['2001:db8:0:0:1::1', '2001:db8:0:0::/64'],
	['fe80::1%eth0', 'fe80:0:0:0::/64'],
	['::1', '0:0:0:0::/64'],
	['::', '0:0:0:0::/64'],
	['1::', '1:0:0:0::/64'],
	['example.org', 'unknown'],
	['', 'unknown'],
	[null, 'unknown']
])('the network of %j is %s', (address, network) => {
	expect(networkOf(address)).toBe(network);
});
