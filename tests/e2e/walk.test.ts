import { TOTP } from 'otpauth';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser } from './browser.ts';
import { serve, type Served } from './serve.ts';

const PASSWORD = 'seven quiet lanterns over water';
const WRITTEN = 'The act of 2021 names the competent authority.';

let browser: Browser;
beforeAll(async () => {
	browser = await openBrowser();
});
afterAll(() => browser?.close());

/** From an empty installation to the receipt of a submission, by four people. */
describe.each([
	{ name: 'with JavaScript', javaScriptEnabled: true },
	{ name: 'without JavaScript', javaScriptEnabled: false }
])('$name', ({ javaScriptEnabled }) => {
	let served: Served;
	const contexts: BrowserContext[] = [];
	const newPage = async (): Promise<Page> => {
		const context = await browser.newContext({ javaScriptEnabled, locale: 'en' });
		contexts.push(context);
		return context.newPage();
	};
	let administrator: Page;
	let coordinator: Page;
	let justice: Page;
	let assessment: string;
	beforeAll(async () => {
		served = await serve();
		administrator = await newPage();
		coordinator = await newPage();
		justice = await newPage();
	});
	afterAll(async () => {
		for (const context of contexts) await context.close();
		await served?.stop();
	});
	const title = (page: Page) => page.getByRole('heading', { level: 1 }).innerText();

	/** The link of an invitation into the organisation whose page is open. */
	async function invite(page: Page, who: string, role: string, institution?: string) {
		await page.goto(`${page.url().split('?')[0]}?form=invite`);
		await page.getByLabel('Name', { exact: true }).fill(who);
		await page.getByLabel('E-mail address').fill(`${who}@example.org`);
		await page.getByLabel('Role').selectOption(role);
		if (institution) await page.getByLabel('Institution').selectOption({ label: institution });
		await page.getByRole('button', { name: 'Make an invitation' }).click();
		const link = await page.locator('#link').inputValue();
		return new URL(link, served.origin).href;
	}
	async function accept(page: Page, link: string) {
		await page.goto(link);
		await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
		await page.getByRole('button', { name: 'Make the account' }).click();
		await page.getByRole('heading', { level: 1, name: 'Assessments' }).waitFor();
	}

	test('an administrator sets up, and invites a coordinator', async () => {
		const code = /enter this code: (\S+)/.exec(served.output())?.[1] ?? '';
		await administrator.goto(`${served.origin}/set-up`);
		await administrator.getByLabel('Set-up code').fill(code);
		await administrator.getByLabel('Name').fill('Administrator');
		await administrator.getByLabel('E-mail address').fill('administrator@example.org');
		await administrator.getByLabel('Password', { exact: true }).fill(PASSWORD);
		await administrator.getByRole('button', { name: 'Set up' }).click();
		await administrator.waitForURL('**/account/second-factor');
		const secret = (await administrator.locator('main code').innerText()).replaceAll(' ', '');
		const totp = new TOTP({ secret }).generate();
		await administrator.getByLabel('Code that the app shows now').fill(totp);
		await administrator.getByRole('button', { name: 'Confirm' }).click();
		await administrator.getByRole('heading', { level: 1, name: 'Recovery codes' }).waitFor();
		await administrator.goto(`${served.origin}/administration/organisations/new`);
		await administrator.getByLabel('Name of the organisation').fill('Ministry of the Interior');
		await administrator.getByLabel('Kind of organisation').selectOption('government');
		await administrator.locator('summary', { hasText: 'Fictional States' }).click();
		await administrator.locator('input[name=states][value=XA]').check();
		await administrator.getByRole('button', { name: 'Create organisation' }).click();
		await administrator.getByRole('heading', { level: 1, name: 'Ministry' }).waitFor();
		await accept(coordinator, await invite(administrator, 'coordinator', 'coordinator'));
		expect(await title(coordinator)).toBe('Assessments');
	});

	test('the coordinator begins an assessment, and invites two ministries', async () => {
		await coordinator.getByRole('button', { name: 'New assessment' }).click();
		await coordinator.getByLabel('From', { exact: true }).fill('2026-01-01');
		await coordinator.getByLabel('To', { exact: true }).fill('2026-12-31');
		await coordinator.getByRole('button', { name: 'Create assessment' }).click();
		await coordinator.getByRole('heading', { level: 1, name: /Standards/ }).waitFor();
		assessment = coordinator.url().split('?')[0]!;
		await coordinator.goto(`${served.origin}/account`);
		await coordinator.getByRole('link', { name: 'Ministry of the Interior' }).click();
		await coordinator.getByRole('heading', { level: 1, name: 'Ministry' }).waitFor();
		const organisation = coordinator.url();
		const link = await invite(coordinator, 'justice', 'contributor', 'Ministry of justice');
		await coordinator.goto(organisation);
		const other = await invite(coordinator, 'health', 'contributor', 'Ministry of health');
		await accept(justice, link);
		await accept(await newPage(), other);
		expect(await justice.getByRole('link', { name: 'My standards' }).count()).toBe(1);
	});

	test('the coordinator assigns all 57, and some to a ministry that is late', async () => {
		const assign = async (set: RegExp, institution: string, due: string) => {
			await coordinator.goto(`${assessment}/assign`);
			await coordinator.getByLabel(set).check();
			await coordinator.getByLabel(institution, { exact: true }).check();
			await coordinator.getByLabel('Due').fill(due);
			await coordinator.getByRole('button', { name: 'Assign', exact: true }).click();
			await coordinator.getByText('It is assigned.').waitFor();
		};
		await coordinator.goto(`${assessment}/assign`);
		await coordinator.getByRole('button', { name: 'Assign', exact: true }).click();
		await coordinator.locator('.govuk-error-summary').waitFor();
		await assign(/^All standards/, 'Ministry of justice', '2126-12-01');
		await assign(/^All of: .*protection/i, 'Ministry of health', '2026-01-31');
		const rows = coordinator.locator('tbody tr');
		const late = rows.filter({ hasText: 'Ministry of health' });
		const [asked, , , , , , overdue] = await late.locator('td').allInnerTexts();
		expect(overdue).toBe(asked);
		expect(
			await rows.filter({ hasText: 'Ministry of justice' }).locator('td').allInnerTexts()
		).toEqual(['57', '57', '0', '0', '0', '0', '0']);
	});

	test('a ministry answers, loses the network in the middle, and loses no word', async () => {
		await justice.goto(`${served.origin}/my-standards`);
		await justice.locator('.govuk-task-list a').first().click();
		await justice.getByRole('heading', { level: 1 }).waitFor();
		const form = justice.locator('form', { has: justice.locator('#narrative') });
		await form.locator('input[name=design][value="2"]').check();
		await justice.locator('#narrative').fill(WRITTEN);
		await justice.context().setOffline(true);
		await justice.getByRole('button', { name: 'Save', exact: true }).click();
		if (javaScriptEnabled)
			await justice
				.getByText(/No connection|not saved/)
				.first()
				.waitFor();
		await justice.context().setOffline(false);
		// Without scripts the browser itself says so, and goes back to the form as it was.
		if (!javaScriptEnabled) await justice.goBack();
		expect(await justice.locator('#narrative').inputValue()).toBe(WRITTEN);
		await justice.getByRole('button', { name: 'Save and hand in' }).click();
		await justice.getByText('It is handed in.').waitFor();
		expect(await justice.locator('#narrative').inputValue()).toBe(WRITTEN);
	});

	test('the coordinator approves, and it is the answer of the State', async () => {
		await coordinator.goto(`${assessment}/board?progress=ready`);
		await coordinator.locator('.board-cells a').first().click();
		await coordinator.getByRole('button', { name: 'Approve' }).click();
		await coordinator.getByText('It is approved and stays as it is.').waitFor();
		await coordinator.getByRole('link', { name: 'The State’s own answer' }).click();
		await coordinator.locator('#narrative').waitFor();
		expect(await coordinator.locator('#narrative').inputValue()).toBe(WRITTEN);
	});

	test('it is handed in, submitted, and the receipt has a hash', async () => {
		await coordinator.goto(`${assessment}/submission`);
		expect(await coordinator.locator('main').innerText()).toContain(
			'The answer of an institution is late'
		);
		await coordinator.getByRole('button', { name: 'Hand in for approval' }).click();
		await coordinator.getByText('It is in approval: nobody').waitFor();
		await coordinator.getByRole('button', { name: 'Go on to submitting' }).click();
		await coordinator.getByLabel(/I submit this in the name of/).check();
		await coordinator.getByRole('button', { name: 'Submit now' }).click();
		await coordinator.getByText('It is submitted. Keep the receipt.').waitFor();
		const file = await coordinator.request.get(
			`${coordinator.url().split('?')[0]}/submission.json`
		);
		expect(await file.text()).toContain(WRITTEN);
		expect(await coordinator.locator('main').innerText()).toMatch(/\b[0-9a-f]{64}\b/);
	});
});
