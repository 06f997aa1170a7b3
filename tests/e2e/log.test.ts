import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { serve, type Served } from './serve.ts';
import { cookieOf, fetchAs } from './sign-in.ts';

const SECRET = 'quiet-lantern';

type Line = { level: string; id: string; route: string | null; method: string; status: number };
const linesOf = ({ output }: Served): Line[] =>
	output()
		.split('\n')
		.flatMap((line) => (line.startsWith('{') ? [JSON.parse(line) as Line] : []));

describe('the operational log', () => {
	let served: Served;
	let cookie: string;
	beforeAll(async () => {
		served = await serve({ NRM_DEMO: 'northmark', NRM_LOG: 'info' });
		cookie = await cookieOf(served, 'coordinator');
	});
	afterAll(() => served?.stop());

	const lineOf = (route: string | null, status: number) => () =>
		linesOf(served).find((line) => line.route === route && line.status === status);

	test('a request is a line with what is allowed, and nothing of what it held', async () => {
		const as = fetchAs(cookie);
		await as(`${served.origin}/standards?q=${SECRET}`, {
			headers: { referer: `${served.origin}/${SECRET}`, 'user-agent': SECRET }
		});
		await fetch(`${served.origin}/sign-in?/password`, {
			method: 'POST',
			headers: { origin: served.origin, accept: 'text/html' },
			body: new URLSearchParams({ email: `${SECRET}@example.org`, password: SECRET }),
			redirect: 'manual'
		});
		await as(`${served.origin}/${SECRET}`);
		await as(`${served.origin}/assessments/${SECRET}`);
		await expect.poll(lineOf('/assessments/[id]', 404)).toBeDefined();
		const line = lineOf('/standards', 200)();
		expect(Object.keys(line ?? {}).toSorted()).toEqual(
			['id', 'level', 'method', 'ms', 'route', 'status', 'time'].toSorted()
		);
		expect(line).toMatchObject({ level: 'info', method: 'GET' });
		expect(lineOf(null, 404)()).toBeDefined();
		expect(linesOf(served).some((one) => one.route === '/sign-in' && one.method === 'POST')).toBe(
			true
		);
		expect(served.output()).not.toContain(SECRET);
		expect(served.output()).not.toContain('demonstration.invalid');
		expect(served.output()).not.toMatch(/Northmark|127\.0\.0\.1(?!:\d+\/?\s)/);
	});

	test('a failure has an id, which is on the page and in its line', async () => {
		const as = fetchAs(cookie);
		const home = await (await as(served.origin)).text();
		const path = /\/assessments\/[0-9a-f]{32}/.exec(home)?.[0] ?? '';
		const client = new Database(join(served.home, 'nrm.db'));
		client.exec('alter table answers rename to answers_away');
		const answer = await as(`${served.origin}${path}?q=${SECRET}`, {
			headers: { accept: 'text/html' }
		});
		client.exec('alter table answers_away rename to answers');
		client.close();
		expect(answer.status).toBe(500);
		await expect.poll(lineOf('/assessments/[id]', 500)).toBeDefined();
		const failures = linesOf(served).filter(({ level }) => level === 'error');
		expect(failures).toHaveLength(1);
		const [failure] = failures;
		expect(failure).toMatchObject({
			route: '/assessments/[id]',
			method: 'GET',
			id: lineOf('/assessments/[id]', 500)()?.id,
			failure: { at: expect.any(Array) as unknown }
		});
		expect(await answer.text()).toContain(`give this number: ${failure?.id}`);
		expect(served.output()).not.toContain(SECRET);
	});

	test('where no page can be shown, the id is shown all the same', async () => {
		const client = new Database(join(served.home, 'nrm.db'));
		client.exec('alter table sessions rename to sessions_away');
		const answer = await fetchAs(cookie)(served.origin, { headers: { accept: 'text/html' } });
		client.exec('alter table sessions_away rename to sessions');
		client.close();
		expect(answer.status).toBe(500);
		const failure = linesOf(served).findLast(({ level }) => level === 'error');
		expect(await answer.text()).toContain(failure?.id);
	});
});

test('without NRM_LOG=info no request is logged', async () => {
	const served = await serve();
	try {
		expect((await fetch(`${served.origin}/standards`)).status).toBe(200);
		expect(linesOf(served)).toEqual([]);
	} finally {
		await served.stop();
	}
});

test('another NRM_LOG is refused by name', async () => {
	await expect(serve({ NRM_LOG: 'loud' })).rejects.toThrow('NRM_LOG=loud: expected error or info');
});
