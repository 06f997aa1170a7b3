import { TOTP } from 'otpauth';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser } from './browser.ts';
import { serve, type Served } from './serve.ts';

const ADMINISTRATOR = { email: 'admin@example.org', password: 'seven quiet lanterns over water' };
const COORDINATOR = {
	email: 'coordination@example.org',
	password: 'a slow boat past grey willows'
};

let browser: Browser;
beforeAll(async () => {
	browser = await openBrowser();
});
afterAll(() => browser?.close());

async function signIn(page: Page, origin: string, { email, password }: typeof ADMINISTRATOR) {
	await page.goto(`${origin}/sign-in`);
	await page.getByLabel('E-mail address').fill(email);
	await page.getByLabel('Password', { exact: true }).fill(password);
	await page.getByRole('button', { name: 'Sign in', exact: true }).click();
}

describe.each([
	{ name: 'with JavaScript', javaScriptEnabled: true },
	{ name: 'without JavaScript', javaScriptEnabled: false }
])('$name', ({ javaScriptEnabled }) => {
	let served: Served;
	let context: BrowserContext;
	let page: Page;
	let secret: string;
	let recoveryCode: string;
	let invitation: string;
	beforeAll(async () => {
		served = await serve();
		context = await browser.newContext({ javaScriptEnabled, locale: 'en' });
		page = await context.newPage();
	});
	afterAll(async () => {
		await context?.close();
		await served?.stop();
	});
	const title = () => page.getByRole('heading', { level: 1 }).innerText();

	test('who is not signed in is asked to, whether the page exists or not', async () => {
		for (const path of ['/', '/assessments/new', `/assessments/${'0'.repeat(32)}`, '/account']) {
			await page.goto(served.origin + path);
			expect([path, await title()]).toEqual([path, 'Sign in']);
		}
	});

	test('the first administrator sets up the installation with the code of the console', async () => {
		const code = /enter this code: (\S+)/.exec(served.output())?.[1] ?? '';
		await page.goto(`${served.origin}/set-up`);
		await page.getByLabel('Set-up code').fill('wrong');
		await page.getByLabel('Name').fill('Administrator');
		await page.getByLabel('E-mail address').fill(ADMINISTRATOR.email);
		await page.getByLabel('Password', { exact: true }).fill('password');
		await page.getByRole('button', { name: 'Set up' }).click();
		await page.locator('.govuk-error-summary').waitFor();
		await page.getByLabel('Set-up code').fill(code);
		await page.getByLabel('Password', { exact: true }).fill(ADMINISTRATOR.password);
		await page.getByRole('button', { name: 'Set up' }).click();
		await page.waitForURL('**/account/second-factor');
		expect(await title()).toBe('Set up an authenticator app');
	});

	test('an administrator gets no further without a second factor', async () => {
		await page.goto(`${served.origin}/administration`);
		expect(await title()).toBe('Set up an authenticator app');
		secret = (await page.locator('main code').innerText()).replaceAll(' ', '');
		await page.getByLabel('Code that the app shows now').fill('000000');
		await page.getByRole('button', { name: 'Confirm' }).click();
		await page.locator('.govuk-error-summary').waitFor();
		expect((await page.locator('main code').innerText()).replaceAll(' ', '')).toBe(secret);
		await page.getByLabel('Code that the app shows now').fill(new TOTP({ secret }).generate());
		await page.getByRole('button', { name: 'Confirm' }).click();
		await page.getByRole('heading', { level: 1, name: 'Recovery codes' }).waitFor();
		const codes = await page.locator('.codes code').allInnerTexts();
		expect(codes).toHaveLength(10);
		recoveryCode = codes[0] ?? '';
		expect((await page.request.get(`${served.origin}/set-up`)).status()).toBe(404);
	});

	test('the administrator makes an organisation and invites its coordinator', async () => {
		await page.goto(`${served.origin}/administration/organisations/new`);
		await page.getByLabel('Name of the organisation').fill('Ministry of the Interior');
		await page.getByLabel('Kind of organisation').selectOption('government');
		await page.locator('summary', { hasText: 'Fictional States' }).click();
		await page.locator('input[name=states][value=XA]').check();
		await page.getByRole('button', { name: 'Create organisation' }).click();
		await page.getByRole('heading', { level: 1, name: 'Ministry of the Interior' }).waitFor();
		await page.goto(`${page.url().split('?')[0]}?form=invite`);
		await page.getByLabel('Name', { exact: true }).fill('Coordinator');
		await page.getByLabel('E-mail address').fill(COORDINATOR.email);
		await page.getByLabel('Role').selectOption('coordinator');
		await page.getByRole('button', { name: 'Make an invitation' }).click();
		invitation = await page.locator('#link').inputValue();
		expect(invitation).toMatch(/\/invitation\/[\w-]{43}$/);
		// What organisations enter is not for an administrator.
		await page.goto(`${served.origin}/assessments/new`);
		expect(await page.locator('main').innerText()).not.toContain('Ministry of the Interior');
	});

	test('the coordinator accepts, and begins an assessment', async () => {
		await page.getByRole('button', { name: 'Sign out' }).click();
		await page.goto(new URL(invitation, served.origin).href);
		await page.getByLabel('Password', { exact: true }).fill('short');
		await page.getByRole('button', { name: 'Make the account' }).click();
		await page.locator('.govuk-error-summary').waitFor();
		await page.getByLabel('Password', { exact: true }).fill(COORDINATOR.password);
		await page.getByRole('button', { name: 'Make the account' }).click();
		await page.getByRole('heading', { level: 1, name: 'Assessments' }).waitFor();
		await page.getByRole('button', { name: 'New assessment' }).click();
		expect(await page.getByLabel('State', { exact: true }).inputValue()).toBe('XA');
		await page.getByLabel('From', { exact: true }).fill('2026-01-01');
		await page.getByLabel('To', { exact: true }).fill('2026-12-31');
		await page.getByRole('button', { name: 'Create assessment' }).click();
		await page.getByRole('heading', { level: 1, name: /Standards/ }).waitFor();
		expect((await page.request.get(new URL(invitation, served.origin).href)).status()).toBe(404);
	});

	test('a wrong password and an unknown address get the same answer', async () => {
		const stranger = await browser.newContext({ locale: 'en', javaScriptEnabled });
		const other = await stranger.newPage();
		const answers: string[] = [];
		for (const email of [COORDINATOR.email, 'nobody@example.org']) {
			await signIn(other, served.origin, { email, password: 'not the right password' });
			answers.push(await other.locator('.govuk-notification-banner').innerText());
		}
		expect(answers[0]).toBe('The e-mail address or the password is not right');
		expect(answers[1]).toBe(answers[0]);
		await stranger.close();
	});

	test('an administrator sees nothing that was entered; a recovery code works once', async () => {
		const assessment = page.url();
		await page.getByRole('button', { name: 'Sign out' }).click();
		await signIn(page, served.origin, ADMINISTRATOR);
		await page.getByLabel('Code').fill(recoveryCode);
		await page.getByRole('button', { name: 'Continue' }).click();
		await page.getByRole('heading', { level: 1, name: 'Assessments' }).waitFor();
		expect((await page.goto(assessment))?.status()).toBe(404);
		await page.getByRole('button', { name: 'Sign out' }).click();
		await signIn(page, served.origin, ADMINISTRATOR);
		await page.getByLabel('Code').fill(recoveryCode);
		await page.getByRole('button', { name: 'Continue' }).click();
		await page.getByText('The code is not right, or it was used before').waitFor();
		expect((await page.goto(`${served.origin}/account`))?.url()).toContain('/sign-in');
	});
});
