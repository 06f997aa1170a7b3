import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { violations } from './axe.ts';
import { openBrowser } from './browser.ts';
import { serve, type Served } from './serve.ts';
import { carry, cookieOf } from './sign-in.ts';

/** What a reviewer finds who opens the demonstration for the first time. */
let browser: Browser;
let served: Served;
let context: BrowserContext;
let page: Page;
beforeAll(async () => {
	browser = await openBrowser();
	served = await serve({ NRM_DEMO: '1' });
	context = await browser.newContext({ locale: 'en' });
	await carry(context, served, await cookieOf(served, 'reviewer'));
	page = await context.newPage();
}, 60_000);
afterAll(async () => {
	await context?.close();
	await served?.stop();
	await browser?.close();
});

test('six States stand side by side, five of them in the figures', async () => {
	await page.goto(`${served.origin}/compare`);
	expect(await page.locator('thead .matrix__state > span:first-child').allInnerTexts()).toEqual([
		...['Calderia', 'Eastvale', 'Halvoria', 'Quillmar', 'Suravia', 'Velmora']
	]);
	await page.getByText('6 submissions, of which 5 count in the figures.').waitFor();
	expect(await violations(page)).toEqual([]);
});

test('three are reviewed, and their reviewers are set beside them', async () => {
	await page.goto(`${served.origin}/reviews`);
	expect(await page.getByRole('link', { name: /^Finalised/ }).count()).toBe(3);
	await page.goto(`${served.origin}/compare/states/XB`);
	expect(await page.locator('main').innerText()).toContain('Support Network of Eastvale');
	await page.goto(`${served.origin}/compare/practices`);
	expect(await page.locator('main').innerText()).toContain('A fictional practice');
	expect(await violations(page)).toEqual([]);
});

test('a figure of the monitor opens the pairs that made it, with letters too', async () => {
	await page.goto(`${served.origin}/compare/monitor`);
	await page.getByRole('link', { name: 'Calderia', exact: true }).first().click();
	await page.getByText('The pairs behind it: Design (law and policy), Calderia').waitFor();
	expect(await page.locator('#rows tbody tr').count()).toBe(57);
	expect(await violations(page)).toEqual([]);
	await page.goto(`${served.origin}/compare/monitor?alias=on`);
	await page
		.getByRole('link', { name: /^State [A-Z]+$/ })
		.first()
		.click();
	await page.getByText(/The pairs behind it: Design \(law and policy\), State [A-Z]+/).waitFor();
	const html = await page.locator('main').innerHTML();
	for (const name of ['Calderia', 'Eastvale', 'Suravia', 'XB', 'XC', 'XD'])
		expect(html.includes(name)).toBe(false);
});
