import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser } from './browser.ts';
import { serve, type Served } from './serve.ts';
import { carry, cookieOf, type Who } from './sign-in.ts';

const NAME = 'Round of the test';
const UNCONFIRMED = 'nobody has confirmed it yet';
const DAY_MS = 24 * 60 * 60 * 1000;
const day = (after: number) => new Date(Date.now() + after * DAY_MS).toISOString().slice(0, 10);

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
	let administrator: Page;
	let page: Page;
	let assessment: string;
	const contexts: BrowserContext[] = [];
	const pageOf = async (who: Who): Promise<Page> => {
		const context = await browser.newContext({ javaScriptEnabled, locale: 'en' });
		contexts.push(context);
		await carry(context, served, await cookieOf(served, who));
		return context.newPage();
	};
	const standard = (id: string) => `${assessment}/standards/${id}`;
	const main = async () => page.locator('main').innerText();
	beforeAll(async () => {
		served = await serve({ NRM_DEMO: 'northmark' });
		administrator = await pageOf('administrator');
		page = await pageOf('coordinator');
	});
	afterAll(async () => {
		for (const context of contexts) await context.close();
		await served?.stop();
	});

	test('the administrator makes a round; days out of order are refused where they stand', async () => {
		await administrator.goto(`${served.origin}/administration`);
		await administrator.getByRole('link', { name: 'Rounds' }).click();
		await administrator.getByRole('button', { name: 'New round' }).click();
		await administrator.getByLabel('Name of the round').fill(NAME);
		await administrator.getByLabel('From', { exact: true }).fill('2026-10-01');
		await administrator.getByLabel('To', { exact: true }).fill('2027-09-30');
		await administrator.getByLabel('Opens').fill(day(-2));
		await administrator.getByLabel('Due').fill(day(-3));
		await administrator.getByLabel('Closes').fill(day(30));
		await administrator.getByRole('button', { name: 'Create round' }).click();
		await administrator.locator('.govuk-error-summary a[href="#due"]').waitFor();
		expect(await administrator.getByLabel('Name of the round').inputValue()).toBe(NAME);
		await administrator.getByLabel('Due').fill(day(-1));
		await administrator.getByRole('button', { name: 'Create round' }).click();
		await administrator.getByText('The round is created').waitFor();
	});

	test('the administrator invites a government and an NGO', async () => {
		await page.goto(served.origin);
		expect(await page.getByText('Open rounds').count()).toBe(0);
		await administrator.getByLabel(/Ministry of the Interior of Northmark/).check();
		await administrator.getByLabel(/Coalition for the Rights/).check();
		await administrator.getByRole('button', { name: 'Invite those chosen' }).click();
		await administrator.getByText('The invitation is saved').waitFor();
		const row = administrator.locator('tr').filter({ hasText: 'Coalition' });
		expect(await row.innerText()).toContain('Not shown for NGOs');
	});

	test('the coordinator begins from the latest assessment', async () => {
		await page.reload();
		expect(await main()).toContain('overdue by 1 day');
		await page.getByRole('link', { name: `Begin ${NAME}` }).click();
		await page.getByLabel(/The assessment of 1 October 2025/).check();
		await page.getByRole('button', { name: 'Begin' }).click();
		await page.waitForURL(/\/assessments\/[0-9a-f]{32}$/);
		assessment = page.url();
		expect(await page.getByText('Carried over, unconfirmed').count()).toBeGreaterThan(50);
		await page.goto(served.origin);
		await page.getByRole('link', { name: `Continue ${NAME}` }).click();
		await page.waitForURL(assessment);
	});

	test('two answers are confirmed in the list, none when none is chosen', async () => {
		await page.goto(`${assessment}?show=carried`);
		await page.getByRole('button', { name: 'Confirm all chosen' }).click();
		await page.getByText('No answer was chosen').waitFor();
		const before = await page.locator('input[name="standards"]').count();
		await page.getByLabel(/^F-01/).check();
		await page.getByLabel(/^F-02/).check();
		await page.getByRole('button', { name: 'Confirm all chosen' }).click();
		await page.getByText('2 answers are confirmed.').waitFor();
		expect(await page.locator('input[name="standards"]').count()).toBe(before - 2);
		expect(await page.getByLabel(/^F-01/).count()).toBe(0);
	});

	test('one is confirmed on its own page, another by changing it', async () => {
		await page.goto(standard('F-03'));
		expect(await main()).toContain(UNCONFIRMED);
		await page.getByRole('button', { name: 'Confirm as it is' }).click();
		await page.getByText(UNCONFIRMED).waitFor({ state: 'detached' });
		expect(await main()).toContain('What changed since the previous round');
		await page.goto(standard('F-04'));
		await page.getByLabel('Narrative').fill('It is otherwise now.');
		await page.getByRole('button', { name: 'Save', exact: true }).click();
		await page.getByText('The answer is saved.').waitFor();
		expect(await main()).not.toContain(UNCONFIRMED);
		expect(await main()).toContain('The narrative has changed');
	});

	test('the changes show the changed one, and count what is unconfirmed', async () => {
		await page.goto(assessment);
		const left = await page.getByText('Carried over, unconfirmed').count();
		await page.getByRole('link', { name: 'What changed since the previous round' }).click();
		await page.getByText('1 standard has changed').waitFor();
		const shown = await main();
		expect(shown).toContain(`${left} answers are carried over and unconfirmed.`);
		expect(await page.locator('h3 a').allInnerTexts()).toEqual([expect.stringMatching(/^F-04 /)]);
		expect(shown).toContain('The narrative has changed');
	});

	test('the administrator sees that the government has begun, and nothing of what it wrote', async () => {
		await administrator.reload();
		const row = administrator.locator('tr').filter({ hasText: 'Ministry of the Interior' });
		expect(await row.innerText()).toContain('Begun');
		expect(await row.getByRole('button').count()).toBe(0);
		const answer = await administrator.request.get(`${assessment}/changes`);
		expect(answer.status()).toBe(404);
	});
});
