import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser } from './browser.ts';
import { serve, type Served } from './serve.ts';
import { carry, cookieOf, fetchAs } from './sign-in.ts';

let served: Served;
let browser: Browser;
let cookie: string;
let get: ReturnType<typeof fetchAs>;
beforeAll(async () => {
	served = await serve({ NRM_DEMO: 'northmark' });
	cookie = await cookieOf(served, 'coordinator');
	get = fetchAs(cookie);
	browser = await openBrowser();
});
afterAll(async () => {
	await browser?.close();
	await served?.stop();
});

const STANDARDS = ['F-01', 'F-02', 'F-03', 'F-04', 'F-05'];

async function createAssessment(page: Page, organisation: string): Promise<string> {
	await carry(page.context(), served, cookie);
	await page.goto(served.origin);
	await page.getByRole('button', { name: 'New assessment' }).click();
	await page.getByLabel('State', { exact: true }).selectOption('XA');
	await page.getByLabel('Organisation that answers').fill(organisation);
	await page.getByLabel('From', { exact: true }).fill('2026-01-01');
	await page.getByLabel('To', { exact: true }).fill('2026-12-31');
	await page.getByRole('button', { name: 'Create assessment' }).click();
	await page.getByRole('heading', { level: 1, name: /Standards/ }).waitFor();
	return new URL(page.url()).pathname;
}

/** A radio's label covers it, as in every GOV.UK pattern; the input itself is checked. */
const choose = (page: Page, name: string, value: string) =>
	page.locator(`input[name="${name}"][value="${value}"]`).check();

describe.each([
	{ name: 'with JavaScript', javaScriptEnabled: true },
	{ name: 'without JavaScript', javaScriptEnabled: false }
])('$name', ({ javaScriptEnabled }) => {
	let context: BrowserContext;
	let page: Page;
	let assessment: string;
	beforeAll(async () => {
		context = await browser.newContext({ javaScriptEnabled, locale: 'en', acceptDownloads: true });
		page = await context.newPage();
		assessment = await createAssessment(page, `Ministry, ${javaScriptEnabled}`);
	});
	afterAll(() => context.close());

	test('five standards are answered, one with a file, and stay after a reload', async () => {
		const file = join(served.home, 'décret n° 1.pdf');
		await writeFile(file, '%PDF-1.7\n% fictional\n');
		await page.getByRole('button', { name: 'Go to the next unanswered standard' }).click();
		for (const [index, standard] of STANDARDS.entries()) {
			await page.getByRole('heading', { level: 1, name: new RegExp(`^${standard} `) }).waitFor();
			await choose(page, 'criteria.a', 'yes');
			await choose(page, 'design', '3');
			await choose(page, 'implementation', String(index % 5));
			await page
				.getByLabel('Narrative')
				.fill(`Text of ${standard}: żółć, ελληνικά, русский\nsecond line`);
			if (index === 0) {
				await page.locator('summary', { hasText: 'Add evidence' }).click();
				await choose(page, 'new.kind', 'file');
				await page.locator('input[type=file]').setInputFiles(file);
				await page.locator('[name="new.title"]').fill('Decree on the mechanism');
				await page.locator('[name="new.type"]').selectOption('regulation');
			}
			await page.getByRole('button', { name: 'Save and next' }).click();
		}
		await page.getByRole('heading', { level: 1, name: /^F-06 / }).waitFor();
		await page.goto(`${served.origin}${assessment}/standards/F-01`);
		expect(await page.getByLabel('Narrative').inputValue()).toBe(
			'Text of F-01: żółć, ελληνικά, русский\nsecond line'
		);
		expect(await page.locator('input[name=design]:checked').inputValue()).toBe('3');
		expect(await page.locator('input[name=implementation]:checked').inputValue()).toBe('0');
		expect(await page.getByLabel('Decree on the mechanism').isChecked()).toBe(true);
		await page.goto(`${served.origin}${assessment}`);
		expect(await page.locator('main').innerText()).toContain('5 of 57 answered');
	});

	test('the file comes back as it was, attached and never sniffed', async () => {
		await page.goto(`${served.origin}${assessment}/evidence`);
		const href = await page.getByRole('link', { name: /^Download/ }).getAttribute('href');
		const answer = await get(new URL(href ?? '', page.url()));
		expect(await answer.text()).toBe('%PDF-1.7\n% fictional\n');
		expect(answer.headers.get('content-disposition')).toMatch(
			/^attachment; filename=.*filename\*=UTF-8''d%C3%A9cret%20n%C2%B0%201\.pdf$/
		);
		expect(answer.headers.get('content-security-policy')).toBe("sandbox; default-src 'none'");
		expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
	});

	test('the results say what was entered, and a number explains itself in one click', async () => {
		await page.goto(`${served.origin}${assessment}/results`);
		const headline = await page.locator('dl.headline').innerText();
		expect(headline).toContain('3.00');
		expect(headline).toContain('between 0.26 and 3.91');
		expect(headline).toContain('5 of 57 applicable standards rated in both dimensions');
		await page.locator('dl.headline a').first().click();
		await page.getByRole('heading', { level: 1, name: /How this number was made/ }).waitFor();
		expect(await page.locator('main').innerText()).toContain('15 ÷ 5 = 3.00');
		expect(await page.locator('main tbody tr').count()).toBe(5);
	});

	test('each table is a CSV of the same numbers', async () => {
		const csv = await (await get(`${served.origin}${assessment}/results/gaps.csv`)).text();
		const [head, first] = csv.replace(/^\uFEFF/, '').split('\r\n');
		expect(head).toBe(
			'rank,standard,critical,design,implementation,target.design,target.implementation,gap.design,gap.implementation,gap.total,priority,title'
		);
		expect(first).toMatch(/^1,F-01,0,3,0,4,4,1,4,5,5,/);
	});

	test('the report is a PDF in the language that was asked for', async () => {
		for (const [language, word] of [
			['en', 'en'],
			['ru', 'ru']
		] as const) {
			const answer = await get(
				`${served.origin}${assessment}/report.pdf?lang=${language}&date=2026-11-23`
			);
			expect(answer.status).toBe(200);
			expect(answer.headers.get('content-type')).toBe('application/pdf');
			const pdf = Buffer.from(await answer.arrayBuffer()).toString('latin1');
			expect(pdf.slice(0, 5)).toBe('%PDF-');
			expect(pdf).toContain(`/Lang (${word})`);
		}
	});

	test('what is exported can be imported, and is the same again', async () => {
		const exported = await (await get(`${served.origin}${assessment}/assessment.json`)).text();
		await page.goto(`${served.origin}/assessments/import`);
		await page.locator('input[type=file]').setInputFiles({
			name: 'a.json',
			mimeType: 'application/json',
			buffer: Buffer.from(exported)
		});
		await page.getByRole('button', { name: 'Check and import' }).click();
		await page.getByRole('heading', { level: 1, name: /Standards/ }).waitFor();
		const again = await (await get(`${page.url().split('?')[0]}/assessment.json`)).text();
		expect(again).toBe(exported);
	});

	test('wrong input is refused with the place, and every word stays', async () => {
		await page.goto(`${served.origin}${assessment}/standards/F-06`);
		await page.getByLabel('Narrative').fill('Words that must not be lost');
		await page.locator('label', { hasText: 'This standard is not applicable' }).click();
		await page.getByLabel('Why it is not applicable').fill('too short');
		await page.getByRole('button', { name: 'Save', exact: true }).click();
		const summary = page.locator('.govuk-error-summary');
		await summary.waitFor();
		expect(await summary.locator('a').getAttribute('href')).toBe('#notApplicableReason');
		expect(await page.getByLabel('Narrative').inputValue()).toBe('Words that must not be lost');
		expect(await page.getByLabel('Why it is not applicable').inputValue()).toBe('too short');
		await page.goto(`${served.origin}${assessment}/standards/F-06`);
		expect(await page.locator('input[name=notApplicable]').isChecked()).toBe(false);
	});

	test('evidence beside a refused answer is added once, when the answer is saved', async () => {
		await page.goto(`${served.origin}${assessment}/standards/F-09`);
		await page.locator('summary', { hasText: 'Add evidence' }).click();
		await choose(page, 'new.kind', 'link');
		await page.locator('[name="new.url"]').fill('https://example.org/once');
		await page.locator('[name="new.title"]').fill('Only once');
		await page.locator('[name="new.type"]').selectOption('law');
		await page.locator('label', { hasText: 'This standard is not applicable' }).click();
		await page.getByLabel('Why it is not applicable').fill('too short');
		await page.getByRole('button', { name: 'Save', exact: true }).click();
		await page.locator('.govuk-error-summary').waitFor();
		await page
			.getByLabel('Why it is not applicable')
			.fill('There is no such border in this State at all.');
		await page.getByRole('button', { name: 'Save', exact: true }).click();
		await page.getByText('The answer is saved.').waitFor();
		const file = await (await get(`${served.origin}${assessment}/assessment.json`)).json();
		const titles = file.evidence.map(({ title }: { title: string }) => title);
		expect(titles.filter((title: string) => title === 'Only once')).toHaveLength(1);
	});

	test('a file over 25 MB is refused with a sentence, and the answer stays', async () => {
		await page.goto(`${served.origin}${assessment}/standards/F-07`);
		await page.getByLabel('Narrative').fill('Beside a file that is too large');
		await page.locator('summary', { hasText: 'Add evidence' }).click();
		await page.locator('input[type=file]').setInputFiles({
			name: 'large.pdf',
			mimeType: 'application/pdf',
			buffer: Buffer.alloc(30 * 1024 * 1024, 1)
		});
		await page.locator('[name="new.title"]').fill('Too large');
		await page.locator('[name="new.type"]').selectOption('law');
		await page.getByRole('button', { name: 'Save', exact: true }).click();
		await page.locator('.govuk-error-summary').waitFor();
		expect(await page.locator('.govuk-error-summary').innerText()).toContain('25 MB');
		expect(await page.getByLabel('Narrative').inputValue()).toBe('Beside a file that is too large');
		expect(await page.locator('[name="new.title"]').inputValue()).toBe('Too large');
	});

	test('an import with faults names each place and makes nothing', async () => {
		const before = await (await get(served.origin)).text();
		await page.goto(`${served.origin}/assessments/import`);
		const broken = {
			format: 'nrm-assessment/1',
			catalogue: { id: 'nrm-2022-working', version: '1.0.0' },
			kind: 'self',
			state: 'XA',
			organisation: { name: 'M', kind: 'government' },
			period: { from: '2026-01-01', to: '2025-01-01' },
			answers: { 'F-01': { design: 7 }, 'Q-99': {} }
		};
		await page.locator('input[type=file]').setInputFiles({
			name: 'b.json',
			mimeType: 'application/json',
			buffer: Buffer.from(JSON.stringify(broken))
		});
		await page.getByRole('button', { name: 'Check and import' }).click();
		const summary = page.locator('.govuk-error-summary');
		await summary.waitFor();
		const lines = await summary.locator('li').allInnerTexts();
		expect(lines.map((line) => line.split(':')[0])).toEqual([
			'answers.F-01.design',
			'answers.Q-99',
			'period.to'
		]);
		expect(lines[0]).toBe('answers.F-01.design: expected 0–4 or null, got 7');
		const rows = (html: string) => html.match(/<tr /g)?.length;
		expect(rows(await (await get(served.origin)).text())).toBe(rows(before));
	});

	test('the language changes, and the reader stays on the page', async () => {
		await page.goto(`${served.origin}/standards?critical=1`);
		await page.getByRole('button', { name: 'Français' }).click();
		await page.getByRole('heading', { level: 1, name: 'Les 57 normes' }).waitFor();
		expect(new URL(page.url()).search).toBe('?critical=1');
		expect(await page.locator('html').getAttribute('lang')).toBe('fr');
		await page.getByRole('button', { name: 'English' }).click();
		await page.getByRole('heading', { level: 1, name: 'The 57 standards' }).waitFor();
	});
});

test('a lost connection loses no word', async () => {
	const context = await browser.newContext({ locale: 'en' });
	const page = await context.newPage();
	const assessment = await createAssessment(page, 'Ministry without network');
	await page.goto(`${served.origin}${assessment}/standards/F-01`, { waitUntil: 'networkidle' });
	await page.getByLabel('Narrative').fill('Written on a train');
	await context.setOffline(true);
	await page.getByRole('button', { name: 'Save', exact: true }).click();
	await page.locator('.state', { hasText: 'what you wrote is kept on this page' }).waitFor();
	expect(await page.getByLabel('Narrative').inputValue()).toBe('Written on a train');
	await context.setOffline(false);
	await page.getByRole('button', { name: 'Save', exact: true }).click();
	await page.getByText('The answer is saved.').waitFor();
	await context.close();
});

test('a standard can be answered by keyboard alone', async () => {
	const context = await browser.newContext({ locale: 'en' });
	const page = await context.newPage();
	const assessment = await createAssessment(page, 'Ministry by keyboard');
	await page.goto(`${served.origin}${assessment}/standards/F-01`, { waitUntil: 'networkidle' });
	await page.keyboard.press('Tab');
	expect(await page.evaluate(() => document.activeElement?.textContent)).toBe(
		'Skip to main content'
	);
	const until = async (selector: string) => {
		for (let step = 0; step < 80; step += 1) {
			if (
				await page
					.locator(selector)
					.evaluateAll((all) => all.includes(document.activeElement as never))
			)
				return;
			await page.keyboard.press('Tab');
		}
		throw new Error(`no way by keyboard to ${selector}`);
	};
	await until('input[name=design]');
	await page.keyboard.press('ArrowUp');
	await page.keyboard.press('ArrowUp');
	await until('textarea[name=narrative]');
	await page.keyboard.type('By keyboard');
	await until('button[value=stay]');
	await page.keyboard.press('Enter');
	await page.getByText('The answer is saved.').waitFor();
	expect(await page.locator('input[name=design]:checked').inputValue()).toBe('3');
	expect(await page.getByLabel('Narrative').inputValue()).toBe('By keyboard');
	await context.close();
});

test('what is written before the scripts arrive stays when they do', async () => {
	const context = await browser.newContext({ locale: 'en' });
	const page = await context.newPage();
	const assessment = await createAssessment(page, 'Ministry with a slow line');
	let arrive = () => {};
	const waiting = new Promise<void>((resolve) => (arrive = resolve));
	await page.route('**/*.js', async (route) => {
		await waiting;
		await route.continue();
	});
	await page.goto(`${served.origin}${assessment}/standards/F-01`, { waitUntil: 'commit' });
	await page.getByLabel('Narrative').fill('Written early');
	await choose(page, 'design', '2');
	await choose(page, 'criteria.b', 'partly');
	await page.locator('[name="target.design"]').selectOption('3');
	await page.locator('[name="target.by"]').fill('2028-12-31');
	arrive();
	await page.getByText('characters remaining').first().waitFor();
	await page.waitForLoadState('networkidle');
	expect(await page.getByLabel('Narrative').inputValue()).toBe('Written early');
	expect(await page.locator('input[name=design]:checked').inputValue()).toBe('2');
	expect(await page.locator('input[name="criteria.b"]:checked').inputValue()).toBe('partly');
	expect(await page.locator('[name="target.design"]').inputValue()).toBe('3');
	expect(await page.locator('[name="target.by"]').inputValue()).toBe('2028-12-31');
	await context.close();
});

test('leaving with words that cannot be saved asks first', async () => {
	const context = await browser.newContext({ locale: 'en' });
	const page = await context.newPage();
	const assessment = await createAssessment(page, 'Ministry in a hurry');
	await page.goto(`${served.origin}${assessment}/standards/F-01`, { waitUntil: 'networkidle' });
	await page.getByLabel('Narrative').fill('Not saved yet');
	const asked: string[] = [];
	page.on('dialog', (dialog) => {
		asked.push(dialog.message());
		void dialog.dismiss();
	});
	await context.setOffline(true);
	await page.getByRole('link', { name: 'Next standard' }).click();
	// It tries to save once more before it asks.
	await expect
		.poll(() => asked)
		.toEqual(['What you wrote here is not saved yet. Leave the page all the same?']);
	expect(await page.getByLabel('Narrative').inputValue()).toBe('Not saved yet');
	await context.close();
});
