import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { violations } from './axe.ts';
import { openBrowser } from './browser.ts';
import { serve, type Served } from './serve.ts';
import { carry, cookieOf, fetchAs, type Who } from './sign-in.ts';

describe('administrators and people, without JavaScript', () => {
	let browser: Browser;
	let served: Served;
	let context: BrowserContext;
	let page: Page;
	beforeAll(async () => {
		browser = await openBrowser();
		served = await serve({ NRM_DEMO: 'northmark' });
		context = await browser.newContext({ javaScriptEnabled: false, locale: 'en' });
		page = await context.newPage();
	});
	afterAll(async () => {
		await browser?.close();
		await served?.stop();
	});
	const as = async (who: Who) => {
		await context.clearCookies();
		await carry(context, served, await cookieOf(served, who));
	};
	const open = async (name: string) => {
		await page.goto(`${served.origin}/administration/people`);
		await page.getByRole('table').getByRole('link', { name, exact: true }).click();
		await page.getByRole('heading', { level: 1, name, exact: true }).waitFor();
	};
	const click = (name: string) => page.getByRole('button', { name, exact: true }).click();
	const said = () => page.locator('.govuk-notification-banner__heading').innerText();

	test('the list is found from the administration, and searched', async () => {
		await as('administrator');
		await page.goto(`${served.origin}/administration`);
		await page.getByRole('link', { name: 'People', exact: true }).click();
		expect(await page.getByText('8 people').count()).toBe(1);
		await page.getByLabel('Search', { exact: true }).fill('coalition coordinator');
		await click('Search');
		expect(await page.getByRole('rowheader').count()).toBe(1);
		expect(await page.getByRole('rowheader').innerText()).toContain('Coordinator of the coalition');
		expect(await page.locator('tbody').innerText()).toContain('Coordinator');
	});

	test('its pages pass axe and fit a telephone', async () => {
		const other = await browser.newContext({ viewport: { width: 320, height: 800 } });
		await carry(other, served, await cookieOf(served, 'administrator'));
		const narrow = await other.newPage();
		const wide = () =>
			narrow.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
		for (const path of ['/administration', '/administration/people']) {
			await narrow.goto(served.origin + path);
			expect([path, await violations(narrow), await wide()]).toEqual([path, [], 0]);
		}
		await narrow.getByRole('link', { name: 'Reviewer', exact: true }).click();
		await narrow.getByRole('heading', { level: 1, name: 'Reviewer' }).waitFor();
		expect([await violations(narrow), await wide()]).toEqual([[], 0]);
		await other.close();
	});

	test('nobody else finds any of it', async () => {
		const address = `${served.origin}/administration/people`;
		expect((await fetchAs(await cookieOf(served, 'coordinator'))(address)).status).toBe(404);
		expect((await fetch(address)).url).toContain('/sign-in');
	});

	test('a disabled person is out at once', async () => {
		const justice = fetchAs(await cookieOf(served, 'justice'));
		const account = async () => (await justice(`${served.origin}/account`)).url;
		expect(await account()).not.toContain('/sign-in');
		await open('Ministry of Justice');
		await click('Disable the account');
		expect(await said()).toBe('The account is disabled.');
		expect(await account()).toContain('/sign-in');
		await click('Enable the account');
		expect(await said()).toBe('The account is enabled.');
		expect(await account()).toContain('/sign-in');
	});

	test('a link sets a new password', async () => {
		await open('Ministry of Social Affairs');
		await click('Make a link to set a password');
		const link = await page.getByLabel('Link').inputValue();
		expect(link).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/reset\/[\w-]{43}$/);
		await page.goto(link);
		await page.getByLabel('New password').fill('seven quiet lanterns over water');
		await click('Change the password');
		expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('Assessments');
		await as('administrator');
		expect((await page.goto(link))?.status()).toBe(404);
	});

	test('the own account is for another administrator', async () => {
		await open('Administrator');
		expect(await page.getByText('This is you').count()).toBe(1);
		expect(await page.getByRole('button', { name: 'Disable the account' }).count()).toBe(0);
		await click('End being an administrator');
		expect(await page.locator('.govuk-error-summary').innerText()).toContain(
			'no administrator would be left'
		);
	});

	test('second factors go when a second administrator confirms', async () => {
		const database = new Database(join(served.home, 'nrm.db'));
		const person = database
			.prepare('SELECT id FROM people WHERE email = ?')
			.pluck()
			.get('ngo@demonstration.invalid');
		const secret = database.prepare('SELECT totp_secret FROM people WHERE id = ?').pluck();
		database.prepare("UPDATE people SET totp_secret = 'sealed' WHERE id = ?").run(person);

		await open('Coordinator of the coalition');
		await click('Take the second factors away');
		expect(await page.locator('.govuk-error-summary').innerText()).toContain('nrm admin --reset');

		await open('Observer in Northmark');
		await click('Make an administrator');
		expect(await said()).toBe('It is done.');

		await open('Coordinator of the coalition');
		await click('Take the second factors away');
		expect(await said()).toBe('It waits for a second administrator.');
		expect(await page.getByRole('button', { name: 'Take the second factors away' }).count()).toBe(
			0
		);
		expect(secret.get(person)).toBe('sealed');

		await as('observer');
		await page.goto(`${served.origin}/administration/people`);
		await page.getByRole('link', { name: /^Take away the second factors of Coordinator/ }).click();
		await click('Take the second factors away');
		expect(await said()).toBe('Confirmed and done.');
		expect(secret.get(person)).toBeNull();
		database.close();
	});
});
