import { TOTP } from 'otpauth';
import type { Page } from 'playwright-core';
import type { Served } from './serve.ts';

export const ADMINISTRATOR = {
	email: 'admin@example.org',
	password: 'seven quiet lanterns over water'
};

/** Opens the page that sets the second factor up, as the first administrator of a new server. */
export async function setUp(page: Page, { origin, output }: Served): Promise<void> {
	await page.goto(`${origin}/set-up`);
	const code = /enter this code: (\S+)/.exec(output())?.[1] ?? '';
	await page.getByLabel('Set-up code').fill(code);
	await page.getByLabel('Name').fill('Administrator');
	await page.getByLabel('E-mail address').fill(ADMINISTRATOR.email);
	await page.getByLabel('Password', { exact: true }).fill(ADMINISTRATOR.password);
	await page.getByRole('button', { name: 'Set up' }).click();
	await page.waitForURL('**/account/second-factor');
}

/** Sets an authenticator app up on its page; gives its secret and the recovery codes. */
export async function enrol(page: Page): Promise<{ secret: string; codes: string[] }> {
	const secret = (await page.locator('main code').innerText()).replaceAll(' ', '');
	await page.getByLabel('Code that the app shows now').fill(new TOTP({ secret }).generate());
	await page.getByRole('button', { name: 'Confirm' }).click();
	await page.getByRole('heading', { level: 1, name: 'Recovery codes' }).waitFor();
	return { secret, codes: await page.locator('.codes code').allInnerTexts() };
}

export async function signIn(
	page: Page,
	{ origin }: Served,
	{ email, password }: { email: string; password: string } = ADMINISTRATOR
): Promise<void> {
	await page.goto(`${origin}/sign-in`);
	await page.getByLabel('E-mail address').fill(email);
	await page.getByLabel('Password', { exact: true }).fill(password);
	await page.getByRole('button', { name: 'Sign in', exact: true }).click();
}
