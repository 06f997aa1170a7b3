import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { violations } from './axe.ts';
import { openBrowser } from './browser.ts';
import { ADMINISTRATOR, enrol, setUp, signIn } from './first-administrator.ts';
import { serve, type Served } from './serve.ts';

let browser: Browser;
beforeAll(async () => {
	browser = await openBrowser();
});
afterAll(() => browser?.close());

describe.each([
	{ name: 'with JavaScript', javaScriptEnabled: true },
	{ name: 'without JavaScript', javaScriptEnabled: false }
])('$name', ({ javaScriptEnabled }) => {
	let served: Served;
	let context: BrowserContext;
	let page: Page;
	let codes: string[];
	beforeAll(async () => {
		served = await serve();
		context = await browser.newContext({ javaScriptEnabled, locale: 'en' });
		page = await context.newPage();
		await setUp(page, served);
		codes = (await enrol(page)).codes;
	});
	afterAll(async () => {
		await context?.close();
		await served?.stop();
	});
	const banner = () => page.getByText('Since you last signed in');
	const enter = async (code: string) => {
		await page.getByLabel('Code').fill(code);
		await page.getByRole('button', { name: 'Continue' }).click();
	};

	test('who has just set the second factor up is not told so', async () => {
		expect(await banner().count()).toBe(0);
		await page.goto(served.origin);
		expect(await banner().count()).toBe(0);
	});

	test('failed tries are told after the next sign-in, on one page', async () => {
		await page.getByRole('button', { name: 'Sign out' }).click();
		await signIn(page, served, { ...ADMINISTRATOR, password: 'not the right password' });
		await signIn(page, served);
		await enter('wrong');
		await page.getByText('The code is not right').waitFor();
		expect(await banner().count()).toBe(0);
		await enter(codes[0]!);
		await banner().waitFor();
		expect(await page.getByText('2 tries to sign in failed.').count()).toBe(1);
		expect(await page.getByText('The password was changed.').count()).toBe(0);
		if (javaScriptEnabled) expect(await violations(page)).toEqual([]);
		await page.getByRole('link', { name: 'Method', exact: true }).click();
		await page.waitForURL('**/method');
		expect(await banner().count()).toBe(0);
		await page.reload();
		expect(await banner().count()).toBe(0);
	});

	test('the account lists what happened to it', async () => {
		await page.goto(`${served.origin}/account`);
		expect(
			await page.getByText('Tries to sign in that failed in the last 30 days: 2').count()
		).toBe(1);
		const rows = page.getByRole('table', { name: 'Recent events' }).locator('tbody tr');
		const told = (await rows.allInnerTexts()).map((text) => text.split('\t').at(-1)?.trim());
		expect(told).toEqual(['Signed in', 'Signed in', 'Second factors changed']);
		if (javaScriptEnabled) expect(await violations(page)).toEqual([]);
	});
});
