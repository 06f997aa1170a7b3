import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser } from './browser.ts';
import { serve, type Served } from './serve.ts';
import { carry, cookieOf, fetchAs, type Who } from './sign-in.ts';

let browser: Browser;
let served: Served;
let context: BrowserContext;
let page: Page;
let cookies: Record<'coordinator' | 'justice' | 'administrator', string>;
/** The address of the coordinator's organisation. */
let organisation: string;

beforeAll(async () => {
	browser = await openBrowser();
	served = await serve({ NRM_DEMO: 'northmark' });
	const cookie = (who: Who) => cookieOf(served, who);
	cookies = {
		coordinator: await cookie('coordinator'),
		justice: await cookie('justice'),
		administrator: await cookie('administrator')
	};
	context = await browser.newContext({ javaScriptEnabled: false, locale: 'en' });
	await carry(context, served, cookies.coordinator);
	page = await context.newPage();
});
afterAll(async () => {
	await context?.close();
	await browser?.close();
	await served?.stop();
});

const title = () => page.getByRole('heading', { level: 1 }).innerText();
const rows = () => page.locator('tbody tr');
/** The first address on the page that is of something with an id, below this path. */
async function addressOf(below: string): Promise<string> {
	const links = await page
		.locator('main a')
		.evaluateAll((all) => all.map((one) => (one as HTMLAnchorElement).pathname));
	const found = links.find((path) => new RegExp(`^/${below}/[0-9a-f]{32}$`).test(path));
	if (!found) throw new Error(`no link to ${below} among ${links.join(' ')}`);
	return found;
}

describe('the audit trail', () => {
	test('a coordinator opens it from the page of the organisation', async () => {
		await page.goto(`${served.origin}/account`);
		organisation = await addressOf('organisations');
		await page.goto(served.origin + organisation);
		await page.getByRole('link', { name: 'Open the audit trail' }).click();
		expect(await title()).toBe('Audit trail');
		expect(await rows().count()).toBeGreaterThan(1);
	});

	test('and filters it', async () => {
		await page.getByLabel('What it is about').selectOption({ label: 'Assessments' });
		await page.getByRole('button', { name: 'Apply' }).click();
		expect(await page.getByLabel('What it is about').inputValue()).toBe('assessment');
		const texts = await rows().allInnerTexts();
		expect(texts.length).toBeGreaterThan(0);
		for (const text of texts) expect(text).toContain('imported the assessment');
		await page.getByLabel('From day').fill('2001-01-02');
		await page.getByLabel('To day').fill('2001-01-01');
		await page.getByRole('button', { name: 'Apply' }).click();
		await page.locator('.govuk-error-summary').waitFor();
		await page.getByLabel('From day').fill('2001-01-01');
		await page.getByRole('button', { name: 'Apply' }).click();
		await page.getByText('No entry is left under this filter.').waitFor();
		await page.getByRole('link', { name: 'Show everything' }).click();
		expect(await rows().count()).toBeGreaterThan(1);
	});

	test('and takes it out, which the trail remembers', async () => {
		await page.getByLabel('What it is about').selectOption({ label: 'Evidence' });
		await page.getByRole('button', { name: 'Apply' }).click();
		const shown = await rows().count();
		const link = page.getByRole('link', { name: 'As lines of JSON, with hashes' });
		const address = new URL((await link.getAttribute('href')) ?? '', page.url());
		const answer = await fetchAs(cookies.coordinator)(address);
		expect(answer.status).toBe(200);
		expect(answer.headers.get('content-disposition')).toMatch(/audit-trail-[\d-]{10}\.jsonl/);
		const lines = (await answer.text()).split('\n').slice(0, -1);
		expect(lines).toHaveLength(shown);
		for (const line of lines) expect(line).toMatch(/"action":"evidence\./);
		await page.getByRole('link', { name: 'Show everything' }).click();
		expect(await rows().first().innerText()).toContain('exported the audit trail');
	});

	test('downloads are entries of it', async () => {
		await page.goto(served.origin);
		const path = await addressOf('assessments');
		const as = fetchAs(cookies.coordinator);
		expect((await as(`${served.origin}${path}/assessment.json`)).status).toBe(200);
		await expect
			.poll(async () => {
				await page.goto(`${served.origin}${organisation}/trail`);
				return rows().first().innerText();
			})
			.toMatch(/exported the assessment[\s\S]*assessment\.json/);
	});

	test('a contributor finds no trail; that one asked is an entry of it', async () => {
		const as = fetchAs(cookies.justice);
		for (const path of ['trail', 'trail.csv', 'trail.jsonl'])
			expect((await as(`${served.origin}${organisation}/${path}`)).status, path).toBe(404);
		await expect
			.poll(async () => {
				await page.goto(`${served.origin}${organisation}/trail?group=access`);
				return rows().count();
			})
			.toBe(1);
		expect(await rows().first().innerText()).toContain('asked for something without permission');
	});

	test('an administrator finds that of the installation, and no other', async () => {
		const as = fetchAs(cookies.administrator);
		expect((await as(`${served.origin}${organisation}/trail`)).status).toBe(404);
		const own = await as(`${served.origin}/administration/trail?group=session`);
		expect(own.status).toBe(200);
		expect(await own.text()).toContain('signed in');
		const file = await as(`${served.origin}/administration/trail.csv`);
		expect(file.headers.get('content-type')).toBe('text/csv; charset=utf-8');
		expect(await file.text()).not.toContain('assessment.import');
		const coordinator = fetchAs(cookies.coordinator);
		expect((await coordinator(`${served.origin}/administration/trail`)).status).toBe(404);
		expect((await as(`${served.origin}/administration/trail.xlsx`)).status).toBe(404);
	});
});
