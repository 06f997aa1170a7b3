import { gzipSync } from 'node:zlib';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { violations } from './axe.ts';
import { openBrowser } from './browser.ts';
import { serve, type Served } from './serve.ts';
import { carry, cookieOf, fetchAs } from './sign-in.ts';

const SCRIPT_BUDGET = 150_000;

let served: Served;
let browser: Browser;
let cookie: string;
let get: ReturnType<typeof fetchAs>;
let pages: string[];

beforeAll(async () => {
	served = await serve({ NRM_DEMO: 'northmark' });
	cookie = await cookieOf(served, 'coordinator');
	get = fetchAs(cookie);
	browser = await openBrowser();
	pages = await everyPage();
});
afterAll(async () => {
	await browser?.close();
	await served?.stop();
});

/** One address for every page that the application has, on the demonstration. */
async function everyPage(): Promise<string[]> {
	const home = await (await get(served.origin)).text();
	const assessment = /\/assessments\/[0-9a-f]{32}/.exec(home)?.[0] ?? '';
	const evidence = await (await get(`${served.origin}${assessment}/evidence`)).text();
	const item =
		/\/assessments\/[0-9a-f]{32}\/evidence\/[A-Za-z0-9._-]+(?=")/.exec(evidence)?.[0] ?? '';
	const account = await (await get(`${served.origin}/account`)).text();
	const organisation = /\/organisations\/[0-9a-f]{32}/.exec(account)?.[0] ?? '';
	return [
		'/',
		'/standards',
		'/standards?q=child&critical=1&lang=ru',
		'/standards/P1-08',
		'/method',
		'/account',
		'/account/second-factor',
		'/account/passkeys',
		organisation,
		`${organisation}/trail`,
		`${organisation}/trail?from=2026-02-02&to=2026-02-01`,
		'/assessments/new',
		'/assessments/import',
		assessment,
		`${assessment}?show=critical`,
		`${assessment}/standards/P1-08`,
		`${assessment}/standards/P1-08/step/design`,
		`${assessment}/standards/P1-08/step/narrative`,
		`${assessment}/evidence`,
		item,
		`${assessment}/results`,
		`${assessment}/results/explain/overall.design.mean`,
		`${assessment}/results/explain/standards.P1-08.priority`,
		`${assessment}/report`,
		`${assessment}/details`,
		'/nowhere'
	];
}

describe.each([
	{ name: 'with JavaScript, wide, English', scripts: true, width: 1280, locale: 'en' },
	{ name: 'with JavaScript, 320 px, French', scripts: true, width: 320, locale: 'fr' },
	{ name: 'without JavaScript, wide, French', scripts: false, width: 1280, locale: 'fr' }
])('$name', ({ scripts, width, locale }) => {
	test('every page passes axe, fits its width, and breaks no content policy', async () => {
		const context = await browser.newContext({
			locale,
			viewport: { width, height: 800 }
		});
		await carry(context, served, cookie);
		const page = await context.newPage();
		// axe needs a page that runs scripts; so here only ours are kept away.
		if (!scripts) await page.route('**/*.js', (route) => route.abort());
		const complaints: string[] = [];
		page.on('console', (message) => {
			if (message.type() === 'error' && !/status of 404|ERR_FAILED/.test(message.text()))
				complaints.push(message.text());
		});
		page.on('pageerror', (failure) => {
			if (scripts) complaints.push(String(failure));
		});
		const found: Record<string, string[]> = {};
		for (const path of pages) {
			await page.goto(`${served.origin}${path}`, { waitUntil: 'networkidle' });
			const wide = await page.evaluate(
				() => document.documentElement.scrollWidth - window.innerWidth
			);
			const here = [...(await violations(page)), ...complaints.splice(0)];
			if (wide > 0) here.push(`${wide} px wider than the window`);
			if ((await page.locator('html').getAttribute('lang')) !== locale) here.push('wrong language');
			if (here.length) found[path] = here;
		}
		await context.close();
		expect(found).toEqual({});
	});
});

test('the pages of all 57 standards come to life without an error', async () => {
	const list = await (await get(`${served.origin}/standards`)).text();
	const ids = [
		...new Set([...list.matchAll(/\/standards\/([A-Z0-9]+-\d\d)/g)].map(([, id]) => id))
	];
	expect(ids).toHaveLength(57);
	const assessment = pages.find((path) => /^\/assessments\/[0-9a-f]{32}$/.test(path)) ?? '';
	const context = await browser.newContext();
	await carry(context, served, cookie);
	const page = await context.newPage();
	const failures: string[] = [];
	page.on('pageerror', (failure) => failures.push(`${page.url()}: ${failure}`));
	page.on('console', (message) => {
		if (message.type() === 'error') failures.push(`${page.url()}: ${message.text()}`);
	});
	for (const id of ids) {
		await page.goto(`${served.origin}${assessment}/standards/${id}`, { waitUntil: 'networkidle' });
		expect(await page.locator('h1').innerText()).toMatch(new RegExp(`^${id} `));
	}
	await context.close();
	expect(failures).toEqual([]);
});

test('no page carries more than 150 kB of script, compressed', async () => {
	const context = await browser.newContext();
	await carry(context, served, cookie);
	const page = await context.newPage();
	const heavy: Record<string, number> = {};
	for (const path of pages) {
		let weight = 0;
		const bodies: Promise<void>[] = [];
		page.removeAllListeners('response');
		page.on('response', (response) => {
			if (response.request().resourceType() !== 'script') return;
			bodies.push(response.body().then((body) => void (weight += gzipSync(body).length)));
		});
		await page.goto(`${served.origin}${path}`, { waitUntil: 'networkidle' });
		await Promise.all(bodies);
		if (weight > SCRIPT_BUDGET) heavy[path] = weight;
	}
	await context.close();
	expect(heavy).toEqual({});
});

test('what is not there is a 404 with one body, whatever the reason', async () => {
	const absent = [
		'/nowhere',
		`/assessments/${'0'.repeat(32)}`,
		`/assessments/${'0'.repeat(32)}/results`,
		'/standards/Q-99'
	];
	const answers = await Promise.all(absent.map((path) => get(`${served.origin}${path}`)));
	expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404]);
	const titles = await Promise.all(
		answers.map(async (a) => /<h1[^>]*>([^<]*)/.exec(await a.text())?.[1])
	);
	expect(new Set(titles)).toEqual(new Set(['Page not found']));
});

test('a Host that is not ours and a post from elsewhere are refused', async () => {
	const { request } = await import('node:http');
	const misdirected = await new Promise<number | undefined>((resolve) => {
		request(served.origin, { headers: { host: 'evil.example' } }, (answer) => {
			answer.resume();
			resolve(answer.statusCode);
		}).end();
	});
	expect(misdirected).toBe(421);
	const attempts: Record<string, string>[] = [
		{ origin: 'https://evil.example', 'content-type': 'application/x-www-form-urlencoded' },
		{ origin: 'https://evil.example', 'content-type': 'application/json' },
		{ 'sec-fetch-site': 'cross-site', origin: served.origin, 'content-type': 'text/plain' },
		{ origin: 'null', 'content-type': 'application/x-www-form-urlencoded' }
	];
	const statuses = await Promise.all(
		attempts.map(async (headers) => {
			const answer = await get(`${served.origin}/assessments/new`, {
				method: 'POST',
				headers,
				body: 'state=XA'
			});
			return answer.status;
		})
	);
	expect(statuses).toEqual([403, 403, 403, 403]);
});

test('every answer carries the headers that keep it harmless', async () => {
	const script =
		/href="\.?(\/_app\/[^"]+\.js)"/.exec(await (await get(served.origin)).text())?.[1] ?? '';
	for (const path of ['/', '/nowhere', '/icon.svg', script]) {
		const { headers } = await get(`${served.origin}${path}`);
		expect([path, headers.get('x-content-type-options'), headers.get('referrer-policy')]).toEqual([
			path,
			'nosniff',
			'same-origin'
		]);
	}
	const page = await get(served.origin);
	expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
	expect(page.headers.get('cache-control')).toBe('no-store');
	expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
});

test.each(['language=fr&page=/.//evil.example', 'language=fr&page=//evil.example/x', 'page=', ''])(
	'the language form leads to no other host: %j',
	async (body) => {
		const headers = { origin: served.origin, 'content-type': 'application/x-www-form-urlencoded' };
		const answer = await get(`${served.origin}/language`, {
			method: 'POST',
			headers,
			body,
			redirect: 'manual'
		});
		expect([answer.status, answer.headers.get('location')]).toEqual([303, '/']);
	}
);
