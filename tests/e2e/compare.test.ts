import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { openPromise as openZip } from 'yauzl';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { infoOf, run, textOfPdf } from '../server/pdf/tools.ts';
import { violations } from './axe.ts';
import { openBrowser } from './browser.ts';
import { CODES, furnishStates, type Submitted } from './many-states.ts';
import { serve, type Served } from './serve.ts';
import { carry, cookieOf, fetchAs } from './sign-in.ts';

const PAGES = [
	'/compare',
	'/compare/profiles',
	'/compare/distribution',
	'/compare/gaps',
	'/compare/practices',
	'/compare/monitor',
	'/compare/groups',
	'/compare/key',
	'/compare/states/XC'
];
const BEFORE = { from: '2024-01-01', to: '2024-12-31' };

let browser: Browser;
let home: string;
let served: Served;
beforeAll(async () => {
	browser = await openBrowser();
	home = await mkdtemp(join(tmpdir(), 'nrm-compare-'));
	const selves = CODES.slice(1, 13).map((state, index): Submitted => ({
		state,
		kind: 'self',
		index,
		rated: state === 'XE' ? 20 : 57
	}));
	await furnishStates(home, [
		...selves,
		{ state: 'XC', kind: 'review', index: 1 },
		{ state: 'XC', kind: 'shadow', index: 3 },
		{ state: 'XD', kind: 'review', index: 2 },
		{ state: 'XC', kind: 'self', index: 9, period: BEFORE }
	]);
	served = await serve({ NRM_DEMO: 'northmark' }, home);
}, 60_000);
afterAll(async () => {
	await browser?.close();
	await served?.stop();
	await rm(home, { recursive: true, force: true });
});

describe.each([
	{ name: 'with JavaScript', javaScriptEnabled: true },
	{ name: 'without JavaScript', javaScriptEnabled: false }
])('$name', ({ javaScriptEnabled }) => {
	let context: BrowserContext;
	let page: Page;
	beforeAll(async () => {
		context = await browser.newContext({ javaScriptEnabled, locale: 'en' });
		await carry(context, served, await cookieOf(served, 'reviewer'));
		page = await context.newPage();
	});
	afterAll(() => context?.close());
	const headers = () => page.locator('.matrix__state > span:first-child').allInnerTexts();

	test('the heat map stands by the alphabet, whatever is asked for', async () => {
		await page.goto(`${served.origin}/compare`);
		const names = await headers();
		expect(names.length).toBe(12);
		expect(names).toEqual(names.toSorted((a, b) => a.localeCompare(b, 'en')));
		expect(await page.locator('.matrix tbody tr th[scope="row"]').count()).toBe(57);
		for (const order of ['spread', 'gaps']) {
			await page.goto(`${served.origin}/compare?order=${order}`);
			expect(await headers()).toEqual(names);
		}
	});

	test('who has rated too little is shown, said, and counts in no figure', async () => {
		await page.goto(`${served.origin}/compare`);
		expect(await page.locator('main').innerText()).toContain(
			'12 submissions, of which 11 count in the figures.'
		);
		expect(await page.locator('.matrix__state--out').count()).toBe(1);
		const all = await page.locator('.matrix tbody tr td.matrix__figure').first().innerText();
		expect(Number(all)).toBeLessThan(12);
		await page
			.locator('details', { hasText: 'What is compared' })
			.first()
			.locator('summary')
			.first()
			.click();
		await page.getByLabel('Coverage threshold in percent').fill('0');
		await page.getByRole('button', { name: 'Compare' }).click();
		await page.getByText('12 submissions, of which 12 count').waitFor();
		await page.goto(`${served.origin}/compare?threshold=many`);
		await page.locator('.govuk-error-summary').waitFor();
	});

	test('every figure leads to the rows that made it, and they to the submission', async () => {
		await page.goto(`${served.origin}/compare?measure=design`);
		await page.locator('.matrix tbody th a').first().click();
		await page.getByRole('heading', { level: 1, name: /^F-01/ }).waitFor();
		expect(await page.locator('tbody tr th[scope="row"]').count()).toBe(3 + 12);
		await page
			.getByRole('link', { name: /^Submission\s?:/ })
			.first()
			.click();
		await page.getByRole('heading', { level: 1, name: /Submission 1/ }).waitFor();
	});

	test('letters stand instead of States everywhere, and only the key tells', async () => {
		const seen = new Set<string>();
		for (const path of [
			'/compare',
			'/compare/profiles',
			'/compare/distribution',
			'/compare/gaps'
		]) {
			await page.goto(`${served.origin}${path}?alias=on`);
			const text = await page.locator('main').innerText();
			// The form offers the States by name; what is compared names none.
			for (const line of text.split('\n')) seen.add(line);
		}
		const names = ['Suravia', 'Velmora', 'Northmark'];
		for (const name of names) expect([...seen].filter((line) => line.includes(name))).toEqual([]);
		await page.goto(`${served.origin}/compare/key`);
		expect(await page.locator('main').innerText()).toContain('Suravia');
	});

	test('a group of States is made, compared and removed', async () => {
		await page.goto(`${served.origin}/compare/groups`);
		await page.getByRole('button', { name: 'Make a group' }).click();
		await page.locator('.govuk-error-summary').waitFor();
		await page.getByLabel('Name').fill('Neighbours');
		await page.getByLabel('Suravia').check();
		await page.getByLabel('Velmora').check();
		await page.getByRole('button', { name: 'Make a group' }).click();
		await page.getByRole('link', { name: 'Neighbours', exact: true }).click();
		await page.getByText('2 submissions, of which').waitFor();
		await page.goto(`${served.origin}/compare/groups`);
		await page.getByRole('button', { name: 'Remove Neighbours' }).click();
		expect(await page.getByText('There is no group yet.').innerText()).not.toBe('');
	});

	test('the views of one State stand side by side, the furthest apart first', async () => {
		await page.goto(`${served.origin}/compare/states/XC`);
		const text = await page.locator('main').innerText();
		expect(text).toContain('review body of XC');
		expect(text).toContain('shadow body of XC');
		expect(text).toContain('From 31 December 2024 to 31 December 2026');
		expect((await page.request.get(`${served.origin}/compare/states/QA`)).status()).toBe(404);
	});

	test('nobody but reviewers finds anything of it', async () => {
		const paths = ['/compare', '/compare/states/XC', '/compare/standards/F-01'];
		for (const who of ['coordinator', 'ngo', 'administrator'] as const) {
			const get = fetchAs(await cookieOf(served, who));
			for (const path of [...paths, '/compare/export/heat-map.csv', '/compare/export/gaps.xlsx'])
				expect([who, path, (await get(served.origin + path)).status]).toEqual([who, path, 404]);
		}
	});

	if (javaScriptEnabled)
		test.each(PAGES)('%s is clean for axe, also at 320 px', async (path) => {
			await page.goto(served.origin + path);
			expect(await violations(page)).toEqual([]);
			await page.setViewportSize({ width: 320, height: 700 });
			expect(await violations(page)).toEqual([]);
			expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
			await page.setViewportSize({ width: 1280, height: 720 });
		});
});

describe('what is taken along', () => {
	const TABLES = ['heat-map', 'distribution', 'gaps', 'law-practice', 'profiles'];
	const OF_FORMAT = {
		...{ csv: TABLES, xlsx: TABLES },
		...{ svg: ['heat-map', 'distribution', 'profiles'], pdf: ['report'] }
	};
	/** Every byte that a file says, out of its compression. */
	async function textOf(format: string, bytes: Uint8Array): Promise<string> {
		if (format === 'pdf')
			return [
				textOfPdf(bytes),
				...[...infoOf(bytes)].flat(),
				// All that the page does not show: properties, alternative texts, bookmarks.
				// Font programs are no text: in their bytes any two letters stand somewhere.
				run('qpdf', bytes, ['--qdf', '--object-streams=disable'], ['-']).replaceAll(
					/stream\n[\s\S]*?endstream/g,
					(stream) => (/[\0\ufffd]/.test(stream) ? '' : stream)
				)
			].join('\n');
		if (format !== 'xlsx') return Buffer.from(bytes).toString('utf8');
		const path = join(home, 'export.zip');
		await writeFile(path, bytes);
		const zip = await openZip(path);
		const parts: string[] = [];
		for await (const entry of zip.eachEntry()) {
			const chunks: Uint8Array[] = [];
			for await (const chunk of await zip.openReadStreamPromise(entry))
				chunks.push(chunk as Uint8Array);
			parts.push(entry.fileName, Buffer.concat(chunks).toString('utf8'));
		}
		return parts.join('\n');
	}
	const file = async (view: string, format: string, query = '') => {
		const get = fetchAs(await cookieOf(served, 'reviewer'));
		const answer = await get(`${served.origin}/compare/export/${view}.${format}${query}`);
		expect([view, format, answer.status]).toEqual([view, format, 200]);
		const name = answer.headers.get('content-disposition') ?? '';
		return `${name}\n${await textOf(format, new Uint8Array(await answer.arrayBuffer()))}`;
	};

	test.each(['csv', 'xlsx', 'svg', 'pdf'] as const)(
		'%s: with letters, no State’s name or code is in any byte',
		async (format) => {
			const states = CODES.slice(1, 13);
			for (const view of OF_FORMAT[format]) {
				const open = await file(view, format);
				const hidden = await file(view, format, '?alias=on');
				expect(open).toContain('Reviewer');
				for (const state of states)
					expect([view, state, new RegExp(`\\b${state}\\b`).test(hidden)]).toEqual([
						view,
						state,
						false
					]);
				for (const name of ['Suravia', 'Velmora', 'Northmark', 'self body of'])
					expect([view, name, hidden.includes(name)]).toEqual([view, name, false]);
				if (format === 'svg' && view !== 'distribution') expect(open).toContain('>Suravia<');
				else if (['heat-map', 'profiles', 'report'].includes(view))
					expect(open).toContain('Suravia');
			}
		}
	);
});
