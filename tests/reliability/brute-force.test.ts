import { readFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { serve, type Served } from '../e2e/serve.ts';
import { installWithPerson, PERSON, postSignIn } from '../e2e/with-password.ts';

const TRIES = 1_000;
const AT_ONCE = 8;
/** What a sign-in answers: looked at and wrong, refused unseen, let in. */
const [WRONG, WAIT, IN] = [400, 429, 303];
const MOST_MEMORY_KB = 700_000;

describe('guessing passwords behind a proxy', () => {
	let home: string;
	let served: Served;
	let device: string;
	beforeAll(async () => {
		home = await mkdtemp(join(tmpdir(), 'nrm-guess-'));
		device = await installWithPerson(home);
		served = await serve({ ADDRESS_HEADER: 'x-forwarded-for', XFF_DEPTH: '1' }, home);
	});
	afterAll(async () => {
		await served?.stop();
		await rm(home, { recursive: true, force: true });
	});

	const tryFrom = async (address: string, rest: Partial<typeof PERSON> = {}, cookie = '') =>
		(
			await postSignIn(
				served.origin,
				{ ...PERSON, ...rest },
				{ 'x-forwarded-for': address, ...(cookie && { cookie }) }
			)
		).status;
	const ofProcess = (file: string) => readFile(`/proc/${served.process.pid}/${file}`, 'utf8');
	/** Clock ticks of the processor that the server has used. */
	async function ticks(): Promise<number> {
		const fields = (await ofProcess('stat')).split(') ')[1]!.split(' ');
		return Number(fields[11]) + Number(fields[12]);
	}
	async function costOf(times: number, work: () => Promise<unknown>): Promise<number> {
		const before = await ticks();
		for (let index = 0; index < times; index += 1) await work();
		return ((await ticks()) - before) / times;
	}

	test('of 1,000 tries from as many addresses at most 30 are looked at', async () => {
		const answers = new Map<number, number>();
		let next = 0;
		async function guess(): Promise<void> {
			while (next < TRIES) {
				const index = next++;
				const address = `198.51.${index >> 8}.${index & 255}`;
				const status = await tryFrom(address, { password: `guess number ${index}` });
				answers.set(status, (answers.get(status) ?? 0) + 1);
			}
		}
		await Promise.all(Array.from({ length: AT_ONCE }, guess));
		const lookedAt = answers.get(WRONG) ?? 0;
		expect([...answers.keys()].toSorted()).toEqual([WRONG, WAIT]);
		expect(lookedAt).toBeGreaterThan(0);
		expect(lookedAt).toBeLessThanOrEqual(30);
		// Each look is in the trail, and nothing else is.
		const database = new Database(join(home, 'nrm.db'), { readonly: true });
		const refused = database
			.prepare("SELECT count(*) FROM audit WHERE action = 'session.refused'")
			.pluck()
			.get();
		database.close();
		expect(refused).toBe(lookedAt);
	});

	test('the owner gets in meanwhile from a browser that is known, and from no other', async () => {
		expect(await tryFrom('192.0.2.1')).toBe(WAIT);
		expect(await tryFrom('192.0.2.1', {}, `nrm-device=${device}`)).toBe(IN);
	});

	test('others sign in as ever', async () => {
		expect(await tryFrom('192.0.2.2', { email: 'nobody@xa.example' })).toBe(WRONG);
	});

	test('what is refused unseen costs no hash, and memory stays within bounds', async () => {
		const hashing = await costOf(10, () => tryFrom('192.0.2.3', {}, `nrm-device=${device}`));
		let index = 0;
		const refusing = await costOf(200, async () => {
			expect(await tryFrom(`203.0.113.${index++}`)).toBe(WAIT);
		});
		expect(refusing).toBeLessThan(hashing / 3);
		const peak = Number(/VmHWM:\s+(\d+) kB/.exec(await ofProcess('status'))?.[1]);
		expect(peak).toBeLessThan(MOST_MEMORY_KB);
	});

	test('an address that the visitor claims does not count, only what the proxy says', async () => {
		const account = { email: 'claimed@xa.example', password: 'not the right password' };
		const answers: number[] = [];
		for (let index = 0; index < 7; index += 1)
			answers.push(await tryFrom(`10.0.0.${index}, 192.0.2.9`, account));
		expect(answers).toEqual([WRONG, WRONG, WRONG, WRONG, WRONG, WAIT, WAIT]);
	});
});
