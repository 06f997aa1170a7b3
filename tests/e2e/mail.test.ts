import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { TOTP } from 'otpauth';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { mailServer, type MailServer } from '../server/mail/mail-server.ts';
import { openBrowser } from './browser.ts';
import { serve, type Served } from './serve.ts';

const EMAIL = 'admin@example.org';
const PASSWORD = 'seven quiet lanterns over water';
const OTHER = 'nine slow herons above the reeds';

let browser: Browser;
let page: Page;
let mails: MailServer;
let served: Served;
let secret: string;
/** What browsers open; the configured origin has another name, and only that is in mails. */
let own: string;
beforeAll(async () => {
	browser = await openBrowser();
	mails = await mailServer();
	const port = await freePort();
	served = await serve({
		PORT: String(port),
		NRM_ORIGIN: `http://localhost:${port}`,
		NRM_SMTP_URL: `smtp://127.0.0.1:${mails.settings.port}`,
		NRM_MAIL_FROM: 'nrm@example.org'
	});
	own = `http://127.0.0.1:${port}`;
	page = await (await browser.newContext({ locale: 'en' })).newPage();
});
afterAll(async () => {
	await browser?.close();
	await served?.stop();
	await mails?.close();
});

async function freePort(): Promise<number> {
	const server = createServer().listen(0, '127.0.0.1');
	await once(server, 'listening');
	const { port } = server.address() as AddressInfo;
	server.close();
	await once(server, 'close');
	return port;
}

/** The mail that arrives next, once it is there. */
async function nextMail() {
	await expect.poll(() => mails.arrived.length, { timeout: 20_000 }).toBeGreaterThan(0);
	return mails.arrived.shift()!;
}

test('with settings that are wrong the server does not start, and says which', async () => {
	const started = serve({ NRM_SMTP_URL: 'mail.example.org', NRM_MAIL_FROM: 'nrm@example.org' });
	await expect(started).rejects.toThrow(
		'the server ended with 2: NRM_ORIGIN: missing, while NRM_SMTP_URL, NRM_MAIL_FROM is set\n'
	);
});

test('an administrator who sets up a second factor gets a notice', async () => {
	await page.goto(`${own}/set-up`);
	const code = /enter this code: (\S+)/.exec(served.output())?.[1] ?? '';
	await page.getByLabel('Set-up code').fill(code);
	await page.getByLabel('Name').fill('Administrator');
	await page.getByLabel('E-mail address').fill(EMAIL);
	await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
	await page.getByRole('button', { name: 'Set up' }).click();
	await page.waitForURL('**/account/second-factor');
	secret = (await page.locator('main code').innerText()).replaceAll(' ', '');
	await page.getByLabel('Code that the app shows now').fill(new TOTP({ secret }).generate());
	await page.getByRole('button', { name: 'Confirm' }).click();
	await page.getByRole('heading', { level: 1, name: 'Recovery codes' }).waitFor();
	const { to, text } = await nextMail();
	expect(to).toEqual([EMAIL]);
	expect(text).toContain('The second factor of your account was changed.');
	expect(text).toContain(`${served.origin}/`);
	expect(text).not.toContain(own);
});

test('and can have a test message sent', async () => {
	await page.goto(`${own}/administration/mail`);
	await page.getByRole('button', { name: 'Send a test message to me' }).click();
	await page.getByText('The mail server has taken the test message.').waitFor();
	expect((await nextMail()).text).toContain('This is a test');
	const main = await page.locator('main').innerText();
	expect(main).toContain('0 waiting to be sent');
	expect(main).toContain('1 sent within 30 days');
	expect(main).toContain('Nothing has failed.');
});

test('an invitation is mailed, and its link still shown', async () => {
	await page.goto(`${own}/administration/administrators`);
	await page.getByLabel('Name', { exact: true }).fill('Ada');
	await page.getByLabel('E-mail address').fill('ada@example.org');
	await page.getByRole('button', { name: 'Make an invitation' }).click();
	await page.getByText('It is sent to ada@example.org.').waitFor();
	const { pathname } = new URL(await page.locator('#link').inputValue());
	const { to, text } = await nextMail();
	expect(to).toEqual(['ada@example.org']);
	expect(text).toContain(`\n${served.origin}${pathname}\n`);
});

test('a link for a new password comes to who has an account, and all get the same answer', async () => {
	await page.getByRole('button', { name: 'Sign out' }).click();
	const answers: string[] = [];
	for (const email of ['nobody@example.org', EMAIL]) {
		await page.goto(`${own}/sign-in`);
		await page.getByRole('link', { name: 'Forgotten your password?' }).click();
		await page.waitForURL('**/reset');
		await page.getByRole('button', { name: 'Send the link' }).click();
		await page.locator('.govuk-error-summary').waitFor();
		await page.getByLabel('E-mail address').fill(email);
		await page.getByRole('button', { name: 'Send the link' }).click();
		await page.getByText('The link is on its way').waitFor();
		answers.push((await page.locator('main').innerText()).replace(email, ''));
	}
	expect(answers[0]).toBe(answers[1]);
	const { to, text } = await nextMail();
	expect(to).toEqual([EMAIL]);
	const link = new RegExp(`${served.origin}(/reset/[\\w-]{43})\\n`).exec(text)?.[1] ?? '';
	await page.goto(own + link);
	await page.getByLabel('New password', { exact: true }).fill(OTHER);
	await page.getByRole('button', { name: 'Change the password' }).click();
	await page.waitForURL('**/sign-in');
	expect((await nextMail()).text).toContain('The password of your account was changed.');
	await page.getByLabel('E-mail address').fill(EMAIL);
	await page.getByLabel('Password', { exact: true }).fill(OTHER);
	await page.getByRole('button', { name: 'Sign in', exact: true }).click();
	await page.waitForURL('**/sign-in/second-factor**');
	expect(mails.arrived).toEqual([]);
});
