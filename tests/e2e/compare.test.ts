import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { violations } from './axe.ts';
import { openBrowser } from './browser.ts';
import { CODES, furnishStates, type Submitted } from './many-states.ts';
import { serve, type Served } from './serve.ts';
import { carry, cookieOf } from './sign-in.ts';

const PAGES = [
	'/compare',
	'/compare/profiles',
	'/compare/distribution',
	'/compare/gaps',
	'/compare/practices',
	'/compare/monitor',
	'/compare/groups',
	'/compare/key',
	'/compare/states/XC'
];
const BEFORE = { from: '2024-01-01', to: '2024-12-31' };

let browser: Browser;
let home: string;
let served: Served;
beforeAll(async () => {
	browser = await openBrowser();
	home = await mkdtemp(join(tmpdir(), 'nrm-compare-'));
	const selves = CODES.slice(1, 13).map((state, index): Submitted => ({
		state,
		kind: 'self',
		index,
		rated: state === 'XE' ? 20 : 57
	}));
	await furnishStates(home, [
		...selves,
		{ state: 'XC', kind: 'review', index: 1 },
		{ state: 'XC', kind: 'shadow', index: 3 },
		{ state: 'XD', kind: 'review', index: 2 },
		{ state: 'XC', kind: 'self', index: 9, period: BEFORE }
	]);
	served = await serve({ NRM_DEMO: '1' }, home);
}, 60_000);
afterAll(async () => {
	await browser?.close();
	await served?.stop();
	await rm(home, { recursive: true, force: true });
});

describe.each([
	{ name: 'with JavaScript', javaScriptEnabled: true },
	{ name: 'without JavaScript', javaScriptEnabled: false }
])('$name', ({ javaScriptEnabled }) => {
	let context: BrowserContext;
	let page: Page;
	beforeAll(async () => {
		context = await browser.newContext({ javaScriptEnabled, locale: 'en' });
		await carry(context, served, await cookieOf(served, 'reviewer'));
		page = await context.newPage();
	});
	afterAll(() => context?.close());
	const headers = () => page.locator('.matrix__state > span:first-child').allInnerTexts();

	test('the heat map stands by the alphabet, whatever is asked for', async () => {
		await page.goto(`${served.origin}/compare`);
		const names = await headers();
		expect(names.length).toBe(12);
		expect(names).toEqual(names.toSorted((a, b) => a.localeCompare(b, 'en')));
		expect(await page.locator('.matrix tbody tr th[scope="row"]').count()).toBe(57);
		for (const order of ['spread', 'gaps']) {
			await page.goto(`${served.origin}/compare?order=${order}`);
			expect(await headers()).toEqual(names);
		}
	});

	test('who has rated too little is shown, said, and counts in no figure', async () => {
		await page.goto(`${served.origin}/compare`);
		expect(await page.locator('main').innerText()).toContain(
			'12 submissions, of which 11 count in the figures.'
		);
		expect(await page.locator('.matrix__state--out').count()).toBe(1);
		const all = await page.locator('.matrix tbody tr td.matrix__figure').first().innerText();
		expect(Number(all)).toBeLessThan(12);
		await page
			.locator('details', { hasText: 'What is compared' })
			.first()
			.locator('summary')
			.first()
			.click();
		await page.getByLabel('Coverage threshold in percent').fill('0');
		await page.getByRole('button', { name: 'Compare' }).click();
		await page.getByText('12 submissions, of which 12 count').waitFor();
		await page.goto(`${served.origin}/compare?threshold=many`);
		await page.locator('.govuk-error-summary').waitFor();
	});

	test('every figure leads to the rows that made it, and they to the submission', async () => {
		await page.goto(`${served.origin}/compare?measure=design`);
		await page.locator('.matrix tbody th a').first().click();
		await page.getByRole('heading', { level: 1, name: /^F-01/ }).waitFor();
		expect(await page.locator('tbody tr th[scope="row"]').count()).toBe(3 + 12);
		await page
			.getByRole('link', { name: /^Submission\s?:/ })
			.first()
			.click();
		await page.getByRole('heading', { level: 1, name: /Submission 1/ }).waitFor();
	});

	test('letters stand instead of States everywhere, and only the key tells', async () => {
		const seen = new Set<string>();
		for (const path of [
			'/compare',
			'/compare/profiles',
			'/compare/distribution',
			'/compare/gaps'
		]) {
			await page.goto(`${served.origin}${path}?alias=on`);
			const text = await page.locator('main').innerText();
			// The form offers the States by name; what is compared names none.
			for (const line of text.split('\n')) seen.add(line);
		}
		const names = ['Suravia', 'Velmora', 'Northmark'];
		for (const name of names) expect([...seen].filter((line) => line.includes(name))).toEqual([]);
		await page.goto(`${served.origin}/compare/key`);
		expect(await page.locator('main').innerText()).toContain('Suravia');
	});

	test('a group of States is made, compared and removed', async () => {
		await page.goto(`${served.origin}/compare/groups`);
		await page.getByRole('button', { name: 'Make a group' }).click();
		await page.locator('.govuk-error-summary').waitFor();
		await page.getByLabel('Name').fill('Neighbours');
		await page.getByLabel('Suravia').check();
		await page.getByLabel('Velmora').check();
		await page.getByRole('button', { name: 'Make a group' }).click();
		await page.getByRole('link', { name: 'Neighbours', exact: true }).click();
		await page.getByText('2 submissions, of which').waitFor();
		await page.goto(`${served.origin}/compare/groups`);
		await page.getByRole('button', { name: 'Remove Neighbours' }).click();
		expect(await page.getByText('There is no group yet.').innerText()).not.toBe('');
	});

	test('the views of one State stand side by side, the furthest apart first', async () => {
		await page.goto(`${served.origin}/compare/states/XC`);
		const text = await page.locator('main').innerText();
		expect(text).toContain('review body of XC');
		expect(text).toContain('shadow body of XC');
		expect(text).toContain('From 31 December 2024 to 31 December 2026');
		expect((await page.request.get(`${served.origin}/compare/states/QA`)).status()).toBe(404);
	});

	if (javaScriptEnabled)
		test.each(PAGES)('%s is clean for axe, also at 320 px', async (path) => {
			await page.goto(served.origin + path);
			expect(await violations(page)).toEqual([]);
			await page.setViewportSize({ width: 320, height: 700 });
			expect(await violations(page)).toEqual([]);
			expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
			await page.setViewportSize({ width: 1280, height: 720 });
		});
});
