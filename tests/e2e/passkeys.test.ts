import type { Browser, BrowserContext, CDPSession, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser } from './browser.ts';
import { setUp, signIn } from './first-administrator.ts';
import { serve, type Served } from './serve.ts';

/** A security key that Chromium plays: it holds real keys and signs for real. */
async function plugIn(cdp: CDPSession): Promise<string> {
	const { authenticatorId } = await cdp.send('WebAuthn.addVirtualAuthenticator', {
		options: {
			protocol: 'ctap2',
			transport: 'internal',
			hasResidentKey: true,
			hasUserVerification: true,
			isUserVerified: true,
			automaticPresenceSimulation: true
		}
	});
	return authenticatorId;
}

describe('a passkey', () => {
	let browser: Browser;
	let served: Served;
	/** By its name: passkeys are for names, not for numbers. */
	let named: Served;
	let context: BrowserContext;
	let page: Page;
	let cdp: CDPSession;
	let authenticatorId: string;
	beforeAll(async () => {
		browser = await openBrowser();
		served = await serve();
		named = { ...served, origin: served.origin.replace('127.0.0.1', 'localhost') };
		context = await browser.newContext({ locale: 'en' });
		page = await context.newPage();
		cdp = await context.newCDPSession(page);
		await cdp.send('WebAuthn.enable');
		authenticatorId = await plugIn(cdp);
	});
	afterAll(async () => {
		await browser?.close();
		await served?.stop();
	});
	const title = () => page.getByRole('heading', { level: 1 }).innerText();
	const button = (name: string) => page.getByRole('button', { name, exact: true });
	const verified = (isUserVerified: boolean) =>
		cdp.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified });
	const signOut = () => page.getByRole('button', { name: 'Sign out', exact: true }).click();

	test('is the second factor of the first administrator', async () => {
		await setUp(page, named);
		await page.getByRole('link', { name: 'Or set up a passkey.' }).click();
		await page.getByLabel('Name').fill('Blue key');
		await button('Make a passkey').click();
		await page.getByRole('heading', { level: 1, name: 'Recovery codes' }).waitFor();
		expect(await page.locator('.codes code').count()).toBe(10);
		const { credentials } = await cdp.send('WebAuthn.getCredentials', { authenticatorId });
		expect(credentials).toMatchObject([{ rpId: 'localhost', isResidentCredential: true }]);
		await page.goto(`${named.origin}/administration`);
		expect(await title()).toBe('Administration');
	});

	test('cannot be removed while it is the last factor that is demanded', async () => {
		await page.goto(`${named.origin}/account/passkeys`);
		await page.getByRole('button', { name: /^Remove\W+Blue key$/ }).click();
		await page.getByText('this is the last second factor').first().waitFor();
		expect(await page.getByRole('rowheader').allInnerTexts()).toEqual(['Blue key']);
	});

	test('is not made twice on the same key', async () => {
		await page.getByLabel('Name').fill('Again');
		await button('Make a passkey').click();
		await page.getByText('This passkey is set up already.').waitFor();
		expect(await page.getByRole('rowheader').allInnerTexts()).toEqual(['Blue key']);
	});

	test('signs in by itself, back to the page that was asked for', async () => {
		await signOut();
		await page.goto(`${named.origin}/account`);
		await button('Sign in with a passkey').click();
		await page.waitForURL('**/account');
		expect(await title()).toBe('Administrator');
		await page.goto(`${named.origin}/account/passkeys`);
		expect(await page.getByRole('cell', { name: 'Not yet' }).count()).toBe(0);
	});

	test('follows the password, which alone opens nothing', async () => {
		await signOut();
		await signIn(page, named);
		expect(await title()).toBe('Second factor');
		expect((await page.request.get(`${named.origin}/account`)).url()).toContain('/sign-in');
		await button('Use a passkey').click();
		await page.getByRole('heading', { level: 1, name: 'Assessments' }).waitFor();
		expect((await page.request.get(`${named.origin}/account`)).url()).not.toContain('/sign-in');
	});

	test('opens nothing without finger or PIN', async () => {
		await signOut();
		await verified(false);
		await page.goto(`${named.origin}/sign-in`);
		await button('Sign in with a passkey').click();
		await page.getByText('The passkey was not used. Try again.').waitFor();
		expect(await title()).toBe('Sign in');
		await verified(true);
		await button('Sign in with a passkey').click();
		await page.getByRole('heading', { level: 1, name: 'Assessments' }).waitFor();
	});

	test('of which the counter went back is a copy, and is refused', async () => {
		const { credentials } = await cdp.send('WebAuthn.getCredentials', { authenticatorId });
		const [original] = credentials;
		await cdp.send('WebAuthn.removeCredential', {
			authenticatorId,
			credentialId: original!.credentialId
		});
		await cdp.send('WebAuthn.addCredential', {
			authenticatorId,
			credential: { ...original!, signCount: 0 }
		});
		await signOut();
		await page.goto(`${named.origin}/sign-in`);
		await button('Sign in with a passkey').click();
		await page.getByText('The passkey was not accepted').waitFor();
		expect(await title()).toBe('Sign in');
	});

	test('is not offered without JavaScript, nor at another address', async () => {
		const plain = await browser.newContext({ javaScriptEnabled: false, locale: 'en' });
		const without = await plain.newPage();
		await without.goto(`${named.origin}/sign-in`);
		expect(await without.getByText('passkey').count()).toBe(0);
		await plain.close();
		const numbered = await browser.newContext({ locale: 'en' });
		const other = await numbered.newPage();
		await other.goto(`${served.origin}/sign-in`);
		await other.getByRole('button', { name: 'Show password' }).waitFor();
		expect(await other.getByText('passkey').count()).toBe(0);
		await numbered.close();
	});

	test('that this site never saw opens nothing', async () => {
		await cdp.send('WebAuthn.removeVirtualAuthenticator', { authenticatorId });
		authenticatorId = await plugIn(cdp);
		await button('Sign in with a passkey').click();
		await page.getByText('The passkey was not used. Try again.').waitFor();
		expect(await title()).toBe('Sign in');
	});
});
