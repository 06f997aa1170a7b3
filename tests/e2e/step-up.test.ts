import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { age } from './age.ts';
import { openBrowser } from './browser.ts';
import { ADMINISTRATOR, enrol, setUp } from './first-administrator.ts';
import { serve, type Served } from './serve.ts';
import { cookieOf, fetchAs } from './sign-in.ts';

/** Where an answer leads, as a path. */
function locationOf(answer: Response): string {
	const { pathname, search } = new URL(answer.headers.get('location') ?? '', answer.url);
	return pathname + search;
}

let browser: Browser;
beforeAll(async () => {
	browser = await openBrowser();
});
afterAll(() => browser?.close());

describe('an administrator', () => {
	let served: Served;
	let context: BrowserContext;
	let page: Page;
	let codes: string[];
	beforeAll(async () => {
		served = await serve();
		context = await browser.newContext({ javaScriptEnabled: false, locale: 'en' });
		page = await context.newPage();
		await setUp(page, served);
		codes = (await enrol(page)).codes;
	});
	afterAll(async () => {
		await context?.close();
		await served?.stop();
	});
	const title = () => page.getByRole('heading', { level: 1 }).innerText();
	const token = async () =>
		(await context.cookies()).find(({ name }) => name === 'nrm')?.value ?? '';

	test('is not asked right after signing in', async () => {
		await page.goto(`${served.origin}/account/password`);
		expect(await title()).toBe('Change the password');
	});

	test.each([
		['/account/password', 'Change the password'],
		['/account/second-factor', 'Set up an authenticator app'],
		['/administration/administrators', 'Administrators']
	])('is asked later on %s, and comes back there with a new token', async (path, name) => {
		age(served);
		await page.goto(served.origin + path);
		expect(await title()).toBe('Confirm that it is you');
		await page.getByLabel('Password', { exact: true }).fill('not the right password');
		await page.getByRole('button', { name: 'Continue', exact: true }).click();
		await page.getByText('That is not right').waitFor();
		const before = await token();
		await page.getByLabel('Password', { exact: true }).fill(ADMINISTRATOR.password);
		await page.getByRole('button', { name: 'Continue', exact: true }).click();
		expect([new URL(page.url()).pathname, await title()]).toEqual([path, name]);
		expect(await token()).not.toBe(before);
		const old = await fetchAs(`nrm=${before}`)(`${served.origin}/account`, { redirect: 'manual' });
		expect(old.headers.get('location')).toContain('/sign-in');
	});

	test('proves it with a code, too, which works once', async () => {
		for (const [index, right] of [
			[0, true],
			[0, false],
			[1, true]
		] as const) {
			age(served);
			await page.goto(`${served.origin}/account/password`);
			await page.getByLabel('Or a code').fill(codes[index]!);
			await page.getByRole('button', { name: 'Continue with the code' }).click();
			expect(await title()).toBe(right ? 'Change the password' : 'Confirm that it is you');
		}
	});

	test('makes new recovery codes, and the ones before work no more', async () => {
		await page.goto(`${served.origin}/account/recovery-codes`);
		expect(await page.getByText('Codes that you have not used: 8').count()).toBe(1);
		await page.getByRole('button', { name: 'Make new codes' }).click();
		const renewed = await page.locator('.codes code').allInnerTexts();
		expect(renewed).toHaveLength(10);
		for (const [code, right] of [
			[codes[5]!, false],
			[renewed[5]!, true]
		] as const) {
			age(served);
			await page.goto(`${served.origin}/account/recovery-codes`);
			await page.getByLabel('Or a code').fill(code);
			await page.getByRole('button', { name: 'Continue with the code' }).click();
			expect(await title()).toBe(right ? 'Recovery codes' : 'Confirm that it is you');
		}
	});

	test('changes nothing without the proof', async () => {
		age(served);
		const cookie = `nrm=${await token()}`;
		const database = new Database(join(served.home, 'nrm.db'), { readonly: true });
		const state = () =>
			JSON.stringify([
				database.prepare('SELECT password_hash, totp_secret FROM people').all(),
				database.prepare('SELECT id FROM sessions').all(),
				database.prepare('SELECT * FROM invitations').all()
			]);
		const before = state();
		for (const [action, to] of [
			['/account?/endOthers', '/account'],
			['/account?/endSession', '/account'],
			['/account/password', '/account/password'],
			['/account/second-factor', '/account/second-factor'],
			['/account/recovery-codes', '/account/recovery-codes'],
			['/account/passkeys?/add', '/account/passkeys'],
			['/account/passkeys?/remove', '/account/passkeys'],
			['/administration/people/somebody?/disable', '/administration/people/somebody'],
			['/administration/people/somebody?/enable', '/administration/people/somebody'],
			['/administration/people/somebody?/endSessions', '/administration/people/somebody'],
			['/administration/people/somebody?/reset', '/administration/people/somebody'],
			['/administration/people/somebody?/ask', '/administration/people/somebody'],
			['/administration/people/somebody?/confirm', '/administration/people/somebody'],
			['/administration/people/somebody?/withdraw', '/administration/people/somebody'],
			['/administration/administrators?/invite', '/administration/administrators'],
			['/administration/administrators?/confirm', '/administration/administrators'],
			['/administration/administrators?/renew', '/administration/administrators'],
			['/administration/administrators?/revoke', '/administration/administrators']
		] as const) {
			const answer = await fetchAs(cookie)(served.origin + action, {
				method: 'POST',
				headers: { origin: served.origin, accept: 'text/html' },
				body: new URLSearchParams({
					current: ADMINISTRATOR.password,
					password: 'eleven pale boats in the reeds',
					email: 'second@example.org',
					name: 'Second'
				}),
				redirect: 'manual'
			});
			expect([action, answer.status, locationOf(answer)]).toEqual([
				action,
				303,
				`/confirm?to=${encodeURIComponent(to)}`
			]);
		}
		expect(state()).toBe(before);
		database.close();
	});

	test('is led nowhere else by the confirmation', async () => {
		age(served);
		await page.goto(`${served.origin}/confirm?to=//evil.example/`);
		await page.getByLabel('Password', { exact: true }).fill(ADMINISTRATOR.password);
		await page.getByRole('button', { name: 'Continue', exact: true }).click();
		expect(page.url()).toBe(`${served.origin}/`);
	});

	test('changes the password, and the old one is not theirs any more', async () => {
		const changed = 'eleven pale boats in the reeds';
		await page.goto(`${served.origin}/account/password`);
		await page.getByLabel('Current password').fill('not the right password');
		await page.getByLabel('New password').fill(changed);
		await page.getByRole('button', { name: 'Change the password' }).click();
		expect(await page.locator('.govuk-error-summary').innerText()).toContain(
			'Current password: is not right'
		);
		await page.getByLabel('Current password').fill(ADMINISTRATOR.password);
		await page.getByLabel('New password').fill(changed);
		await page.getByRole('button', { name: 'Change the password' }).click();
		await page.getByText('The password is changed.').waitFor();
		age(served);
		await page.goto(`${served.origin}/account/password`);
		await page.getByLabel('Password', { exact: true }).fill(ADMINISTRATOR.password);
		await page.getByRole('button', { name: 'Continue', exact: true }).click();
		await page.getByText('That is not right').waitFor();
		await page.getByLabel('Password', { exact: true }).fill(changed);
		await page.getByRole('button', { name: 'Continue', exact: true }).click();
		expect(await title()).toBe('Change the password');
	});
});

test('who plays a fictional person confirms with a button', async () => {
	const served = await serve({ NRM_DEMO: 'northmark' });
	try {
		const asReviewer = fetchAs(await cookieOf(served, 'administrator'));
		age(served);
		const page = await asReviewer(`${served.origin}/administration/administrators`);
		expect(page.url).toContain('/confirm?to=');
		const answer = await asReviewer(`${served.origin}/confirm?/demonstration`, {
			method: 'POST',
			headers: { origin: served.origin, accept: 'text/html' },
			body: new URLSearchParams({ to: '/administration/administrators' }),
			redirect: 'manual'
		});
		expect(locationOf(answer)).toBe('/administration/administrators');
		expect(answer.headers.getSetCookie().join()).toMatch(/^nrm=[\w-]{43};/);
	} finally {
		await served.stop();
	}
});
