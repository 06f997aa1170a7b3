import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { violations } from './axe.ts';
import { openBrowser } from './browser.ts';
import { serve, type Served } from './serve.ts';
import { carry, cookieOf, fetchAs, type Who } from './sign-in.ts';

const FINDING = 'The decree is in force, and two of nine regions have not named a focal point.';
const DRAFT = 'We mean to find that two regions have no focal point.';
const REPLY = 'Both focal points were named in October; the order is attached to our next report.';
const REASON = 'Both reviewers read the decree again and agree that it binds all regions.';
const CANNOT = 'The statistics were not attached, and nobody could be asked.';

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
	let state: Page;
	let lead: Page;
	let second: Page;
	let submission: string;
	let review: string;
	let standards: string[];
	const contexts: BrowserContext[] = [];
	const pageOf = async (who: Who): Promise<Page> => {
		const context = await browser.newContext({ javaScriptEnabled, locale: 'en' });
		contexts.push(context);
		await carry(context, served, await cookieOf(served, who));
		return context.newPage();
	};
	beforeAll(async () => {
		served = await serve({ NRM_DEMO: 'northmark' });
		state = await pageOf('coordinator');
		lead = await pageOf('reviewer');
		second = await pageOf('reviewer2');
		await state.goto(served.origin);
		await state.locator('tbody th a').first().click();
		await state.getByRole('link', { name: 'Submission', exact: true }).click();
		await state.getByRole('button', { name: 'Hand in for approval' }).click();
		await state.getByRole('button', { name: 'Go on to submitting' }).click();
		await state.getByLabel(/I submit this in the name of/).check();
		await state.getByRole('button', { name: 'Submit now' }).click();
		await state.getByText('It is submitted. Keep the receipt.').waitFor();
		submission = state.url();
	}, 60_000);
	afterAll(async () => {
		for (const context of contexts) await context.close();
		await served?.stop();
	});
	const isClean = async (page: Page) => {
		if (javaScriptEnabled) expect(await violations(page)).toEqual([]);
	};
	const declareFree = async (page: Page) => {
		await page.goto(review);
		await page.getByLabel('I have none').check();
		await page.getByLabel('In your own words').fill('No ties to this State.');
		await page.getByRole('button', { name: 'Declare' }).click();
		await page.getByText('Saved.').waitFor();
	};
	const open = async (page: Page) => {
		await page.goto(`${review}/standards/${standards[0]}`);
		await page.getByRole('heading', { level: 2, name: 'Your view' }).waitFor();
	};

	test('the desk shows what was submitted, and a lead begins its review', async () => {
		await lead.goto(`${served.origin}/reviews`);
		await isClean(lead);
		expect(await lead.locator('tbody tr').first().innerText()).toContain('Not begun');
		await lead
			.getByRole('link', { name: /^Begin/ })
			.first()
			.click();
		await lead.getByRole('heading', { level: 1, name: /Begin the review/ }).waitFor();
		await isClean(lead);
		await lead.getByRole('button', { name: 'Begin the review' }).click();
		await lead.getByText('Nobody is asked to review yet.').waitFor();
		review = lead.url().split('?')[0]!;
		expect(review).toMatch(/\/reviews\/[0-9a-f]{32}$/);
		standards = await lead
			.locator('[id^="answers."]')
			.evaluateAll((all) => all.map((one) => one.id.slice('answers.'.length)));
		expect(standards.length).toBe(57);
	});

	test('two are asked, and each says first whether a conflict stands against it', async () => {
		for (const name of ['Reviewer', 'Second reviewer']) {
			await lead.getByLabel('Person').selectOption({ label: name });
			await lead.getByRole('button', { name: 'Ask to review' }).click();
			await lead.getByRole('rowheader', { name, exact: true }).waitFor();
		}
		await isClean(lead);
		await open(second);
		expect(await second.getByRole('button', { name: 'Decide' }).count()).toBe(0);
		await second.goto(review);
		await second.getByRole('button', { name: 'Declare' }).click();
		await second.locator('.govuk-error-summary').waitFor();
		await declareFree(second);
		await declareFree(lead);
	});

	test('a decision needs levels or reasons, verdicts, a finding and a recommendation', async () => {
		await open(lead);
		await isClean(lead);
		await lead
			.getByRole('group', { name: 'Your level for law and policy' })
			.getByLabel(/^2/)
			.check();
		await lead.getByLabel('Finding', { exact: true }).fill(FINDING);
		await lead.getByRole('button', { name: 'Decide' }).click();
		await lead.locator('.govuk-error-summary').waitFor();
		const problems = await lead.locator('.govuk-error-summary li').allInnerTexts();
		expect(problems.length).toBeGreaterThan(2);
		// What was written is still there.
		expect(await lead.getByLabel('Finding', { exact: true }).inputValue()).toBe(FINDING);
		await lead.getByLabel('Why practice cannot be determined').fill(CANNOT);
		for (const group of await lead.getByRole('group', { name: /What it proves/ }).all())
			await group.getByLabel('Supports it in part').check();
		await lead
			.getByLabel('Recommendation', { exact: true })
			.fill('Name the two focal points before the summer.');
		await lead.getByLabel('High').check();
		await lead.getByRole('button', { name: 'Save as a draft' }).click();
		await lead.getByText('Your draft is saved.').waitFor();
		await lead.getByRole('button', { name: 'Decide' }).click();
		await lead.getByText('Your decision is saved.').waitFor();
		await isClean(lead);
	});

	test('the second sees no view of the first before an own decision', async () => {
		await open(second);
		expect(await second.locator('main').innerText()).toContain('1 other reviewer has decided');
		expect(await second.locator('main').innerText()).not.toContain(FINDING);
		await second
			.getByRole('group', { name: 'Your level for law and policy' })
			.getByLabel(/^4/)
			.check();
		await second.getByRole('group', { name: 'Your level for practice' }).getByLabel(/^4/).check();
		for (const group of await second.getByRole('group', { name: /What it proves/ }).all())
			await group.getByLabel('Supports the answer').check();
		await second.getByLabel('Finding', { exact: true }).fill('It is all in place.');
		await second.getByRole('button', { name: 'Decide' }).click();
		await second.getByText('Your decision is saved.').waitFor();
		expect(await second.locator('main').innerText()).toContain(FINDING);
	});

	test('the lead agrees on one view, with a reason; the others stay', async () => {
		await open(lead);
		await lead.getByRole('link', { name: 'Agree on one view' }).click();
		await lead.getByRole('heading', { level: 1, name: 'One view of the body' }).waitFor();
		await isClean(lead);
		await lead.getByRole('button', { name: 'Conclude' }).click();
		await lead.locator('.govuk-error-summary').waitFor();
		await lead.getByLabel('How you came to one view').fill(REASON);
		await lead.getByRole('button', { name: 'Conclude' }).click();
		await lead.getByText(/^Concluded by Reviewer/).waitFor();
		expect(await lead.locator('main').innerText()).toContain('It is all in place.');
	});

	test('reviewers put a draft finding to the State, which replies beside its submission', async () => {
		await open(lead);
		await lead.getByText('Ask the organisation').click();
		const asking = lead.locator('form[action="?/ask"]');
		await asking.getByLabel('Draft finding').check();
		await asking.getByRole('button', { name: 'Send' }).click();
		await lead.locator('.govuk-error-summary').waitFor();
		await asking.getByLabel('Draft finding').check();
		await asking.getByLabel('Text').fill(DRAFT);
		await asking.getByLabel('Reply until').fill('2099-12-31');
		await asking.getByRole('button', { name: 'Send' }).click();
		await lead.getByRole('heading', { name: /1\. Draft finding: awaits a reply/ }).waitFor();
		await isClean(lead);
		await state.goto(served.origin);
		await state.getByRole('link', { name: 'Reviewers await 1 reply from you' }).click();
		await state.getByRole('link', { name: /^Draft finding/ }).click();
		await state.getByRole('heading', { level: 1, name: /Draft finding about/ }).waitFor();
		await isClean(state);
		const shown = await state.locator('main').innerText();
		expect(shown).toContain(DRAFT);
		expect(shown).toContain('Reviewers of the demonstration');
		await state.getByRole('button', { name: 'Send the reply' }).click();
		await state.locator('.govuk-error-summary').waitFor();
		await state.getByLabel('Your reply').fill(REPLY);
		await state.getByRole('button', { name: 'Send the reply' }).click();
		await state.getByText('Your reply is sent.').waitFor();
		await lead.reload();
		expect(await lead.locator('main').innerText()).toContain(REPLY);
	});

	test('the review is finished only when there is one view of every standard', async () => {
		await lead.goto(review);
		await lead.getByText('56 standards still need one view of the body.').waitFor();
		const post = fetchAs(await cookieOf(served, 'reviewer'));
		for (const standard of standards.slice(1)) {
			const address = `${review}/standards/${standard}`;
			const page = await (await post(address)).text();
			const refs = [...page.matchAll(/name="(verdicts\.[^"]+)"/g)].map(([, name]) => name!);
			const answer = await post(`${address}?/rate`, {
				method: 'POST',
				headers: { origin: served.origin, accept: 'text/html' },
				body: new URLSearchParams({
					...{ version: '0', decided: 'yes', design: '1', implementation: '1' },
					...{ finding: FINDING, recommendation: 'Do it.', priority: 'low' },
					...Object.fromEntries(refs.map((name) => [name, 'supports']))
				}),
				redirect: 'manual'
			});
			expect([standard, answer.status]).toEqual([standard, 303]);
		}
		await lead.reload();
		await lead.getByRole('button', { name: 'Finish the review' }).click();
		await lead.getByRole('heading', { level: 1, name: /Result of the review/ }).waitFor();
		await isClean(lead);
	}, 60_000);

	test('the State reads the result beside its own levels, and not who rated', async () => {
		await state.goto(submission);
		await state.getByRole('link', { name: /^Result of the review/ }).click();
		await state.getByRole('heading', { level: 1, name: /Result of the review/ }).waitFor();
		await isClean(state);
		const html = await state.content();
		expect(html).toContain(FINDING);
		expect(html).toContain(REPLY);
		expect(html).not.toContain('It is all in place.');
		expect(html).not.toContain('Second reviewer');
		expect((await state.request.get(review)).status()).toBe(404);
	});

	test('whoever steps back over a conflict sees nothing of that State any more', async () => {
		await lead.goto(`${served.origin}/reviews`);
		const link = lead.locator('tbody th a').first();
		const seen = new URL((await link.getAttribute('href'))!, served.origin).href;
		expect((await second.request.get(seen)).status()).toBe(200);
		// The shadow report of the same State is reviewed next.
		const ngo = await pageOf('ngo');
		await ngo.goto(served.origin);
		await ngo.locator('tbody th a').first().click();
		await ngo.getByRole('link', { name: 'Submission', exact: true }).click();
		await ngo.getByRole('button', { name: 'Hand in for approval' }).click();
		await ngo.getByRole('button', { name: 'Go on to submitting' }).click();
		await ngo.getByLabel(/I submit this in the name of/).check();
		await ngo.getByRole('button', { name: 'Submit now' }).click();
		await ngo.getByText('It is submitted. Keep the receipt.').waitFor();
		await lead.reload();
		await lead.getByRole('link', { name: /^Begin/ }).click();
		await lead.getByRole('button', { name: 'Begin the review' }).click();
		await lead.getByLabel('Person').selectOption({ label: 'Second reviewer' });
		await lead.getByRole('button', { name: 'Ask to review' }).click();
		await lead.getByRole('rowheader', { name: 'Second reviewer', exact: true }).waitFor();
		await second.goto(lead.url().split('?')[0]!);
		await second.getByLabel('I have one, and step back').check();
		await second.getByLabel('In your own words').fill('My sister works for the coalition.');
		await second.getByRole('button', { name: 'Declare' }).click();
		await second.getByText('Nothing was submitted yet.').waitFor();
		for (const address of [seen, review])
			expect((await second.request.get(address)).status()).toBe(404);
	});
});
