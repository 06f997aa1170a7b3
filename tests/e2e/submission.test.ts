import { createHash } from 'node:crypto';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bare, textOfPdf } from '../server/pdf/tools.ts';
import { violations } from './axe.ts';
import { openBrowser } from './browser.ts';
import { serve, type Served } from './serve.ts';
import { carry, cookieOf, type Who } from './sign-in.ts';

const REASON = 'The figures of the shelters do not agree with the statistics that are attached.';
const AMENDMENT = 'The figures of the shelters now follow the statistics that are attached.';

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
	let page: Page;
	let reviewer: Page;
	let submission: string;
	let amendment: string;
	const contexts: BrowserContext[] = [];
	const pageOf = async (who: Who): Promise<Page> => {
		const context = await browser.newContext({ javaScriptEnabled, locale: 'en' });
		contexts.push(context);
		await carry(context, served, await cookieOf(served, who));
		return context.newPage();
	};
	beforeAll(async () => {
		served = await serve({ NRM_DEMO: 'northmark' });
		page = await pageOf('coordinator');
		reviewer = await pageOf('reviewer');
	});
	afterAll(async () => {
		for (const context of contexts) await context.close();
		await served?.stop();
	});
	const download = async (from: Page, address: string) => {
		const answer = await from.request.get(new URL(address, page.url()).href);
		expect(answer.status()).toBe(200);
		return answer.body();
	};

	test('a copy for clearance says on every page that it is a draft, and whose copy', async () => {
		await page.goto(served.origin);
		await page.locator('tbody th a').first().click();
		await page.getByRole('link', { name: 'Submission', exact: true }).click();
		await page.getByRole('heading', { level: 1, name: /Submission/ }).waitFor();
		const link = page.getByRole('button', { name: 'Download the copy (PDF)' });
		const pdf = await download(page, (await link.getAttribute('href'))!);
		const pages = textOfPdf(pdf).split('\f').slice(0, -1);
		expect(pages.length).toBeGreaterThan(50);
		expect(
			pages.filter((text) => !bare(text).includes('CopymadebyCoordinatorofNorthmark'))
		).toEqual([]);
	});

	test('each finding leads to where it is mended', async () => {
		const summary = page.locator('summary').filter({ hasText: 'One level is unknown' });
		await summary.click();
		await page.locator('details[open] a').first().click();
		await page.waitForURL(/\/standards\/[^/]+#(design|implementation)$/);
		expect(await page.locator(new URL(page.url()).hash).count()).toBe(1);
		await page.goBack();
	});

	test('it is handed in, read-only in approval, and submitted by somebody who is entitled', async () => {
		await page.getByRole('button', { name: 'Hand in for approval' }).click();
		await page.getByText('It is in approval: nobody').waitFor();
		await page.getByRole('button', { name: 'Go on to submitting' }).click();
		await page.getByRole('heading', { level: 1, name: /Submit/ }).waitFor();
		await page.getByRole('button', { name: 'Submit now' }).click();
		await page.locator('.govuk-error-summary').waitFor();
		await page.getByLabel(/I submit this in the name of/).check();
		await page.getByRole('button', { name: 'Submit now' }).click();
		await page.getByText('It is submitted. Keep the receipt.').waitFor();
		submission = page.url().split('?')[0]!;
		expect(submission).toMatch(/\/submissions\/[0-9a-f]{32}$/);
	});

	test('the receipt names the hash of the file that it gives', async () => {
		const file = await download(page, `${submission}/submission.json`);
		const sha256 = createHash('sha256').update(file).digest('hex');
		expect(await page.locator('main').innerText()).toContain(sha256);
		expect(JSON.parse(file.toString())).toMatchObject({ format: 'nrm-submission/1', number: 1 });
		for (const part of ['receipt.pdf?lang=ru', 'report.pdf?lang=de'])
			expect((await download(page, `${submission}/${part}`)).subarray(0, 5).toString()).toBe(
				'%PDF-'
			);
		expect((await download(page, '/public-key.pem')).toString()).toContain('BEGIN PUBLIC KEY');
	});

	test('a reviewer returns it, and must say why', async () => {
		await reviewer.goto(`${served.origin}/submissions`);
		await reviewer.locator('tbody th a').first().click();
		await reviewer.getByRole('button', { name: 'Return the submission' }).click();
		await reviewer.locator('.govuk-error-summary').waitFor();
		await reviewer.getByLabel('Why it is returned').fill(REASON);
		await reviewer.getByRole('button', { name: 'Return the submission' }).click();
		await reviewer.getByText('It was returned').waitFor();
		expect(await reviewer.locator('main').innerText()).toContain(REASON);
	});

	test('the coordinator sees why, reopens it, and submits an amendment with its reason', async () => {
		await page.getByRole('link', { name: /Submission$/ }).click();
		await page.getByText('It was returned.').waitFor();
		expect(await page.locator('main').innerText()).toContain(REASON);
		await page.getByRole('button', { name: 'Reopen as a draft' }).click();
		await page.getByText('This is a draft.').waitFor();
		const draft = page.url();
		await page.goto(draft.replace(/submission.*$/, 'details'));
		await page.getByLabel('Organisation that answers').fill('Ministry of Justice of Northmark');
		await page.getByRole('button', { name: 'Save details' }).click();
		await page.getByText('The details are saved.').waitFor();
		await page.goto(draft);
		await page.getByRole('button', { name: 'Hand in for approval' }).click();
		await page.getByText('It is in approval: nobody').waitFor();
		await page.getByRole('button', { name: 'Go on to submitting' }).click();
		await page.getByLabel('What the amendment changes, and why').fill(AMENDMENT);
		await page.getByLabel(/I submit this in the name of/).check();
		await page.getByRole('button', { name: 'Submit now' }).click();
		await page.getByText('It is submitted. Keep the receipt.').waitFor();
		expect(await page.locator('main').innerText()).toContain(AMENDMENT);
		amendment = page.url();
		await page.goto(submission);
		expect(await page.locator('main').innerText()).toContain('A later submission has taken');
	});

	test('both sides see what the amendment changes, and that the rest is the same', async () => {
		for (const reader of [page, reviewer]) {
			await reader.goto(amendment);
			await reader.getByRole('link', { name: 'What the amendment changes' }).click();
			await reader.getByRole('heading', { level: 1, name: /What submission 2 changes/ }).waitFor();
			const shown = await reader.locator('main').innerText();
			expect(shown).toMatch(/Organisation that answers: .+ → Ministry of Justice of Northmark/);
			expect(shown).toContain(AMENDMENT);
			expect(shown).toContain('No answer has changed.');
			expect(shown).toContain('The evidence has not changed.');
			if (javaScriptEnabled) expect(await violations(reader)).toEqual([]);
		}
		await page.goto(submission);
		expect(await page.getByRole('link', { name: 'What the amendment changes' }).count()).toBe(0);
	});

	test('others find nothing, as if there was nothing', async () => {
		for (const who of ['ngo', 'administrator'] as const) {
			const other = await pageOf(who);
			const answerTo = async (address: string) => {
				const answer = await other.request.get(address);
				const body = (await answer.text()).replaceAll(/nonce="[^"]+"|[0-9a-f]{32}/g, '');
				return [answer.status(), body];
			};
			const there = await answerTo(submission);
			expect(there[0]).toBe(404);
			expect(there).toEqual(await answerTo(`${served.origin}/submissions/${'0'.repeat(32)}`));
			expect((await other.request.get(`${served.origin}/submissions`)).status()).toBe(404);
		}
	});
});
