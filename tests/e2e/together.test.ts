import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser } from './browser.ts';
import { serve, type Served } from './serve.ts';
import { carry, cookieOf, fetchAs } from './sign-in.ts';

let served: Served;
let browser: Browser;
let assessment: string;
/** With one session for all: too many would end those of the pages. */
let read: ReturnType<typeof fetchAs>;
beforeAll(async () => {
	served = await serve({ NRM_DEMO: 'northmark' });
	browser = await openBrowser();
	read = fetchAs(await cookieOf(served, 'observer'));
	const home = await (await read(served.origin)).text();
	assessment = `${served.origin}${/\/assessments\/[0-9a-f]{32}/.exec(home)?.[0]}`;
});
afterAll(async () => {
	await browser?.close();
	await served?.stop();
});

const contexts: BrowserContext[] = [];
afterAll(() => Promise.all(contexts.map((context) => context.close())));

/** A browser of its own for somebody of the demonstration. */
async function pageOf(
	who: 'coordinator' | 'justice' | 'observer',
	javaScriptEnabled = true
): Promise<Page> {
	const context = await browser.newContext({ javaScriptEnabled, locale: 'en' });
	contexts.push(context);
	await carry(context, served, await cookieOf(served, who));
	return context.newPage();
}
const open = (page: Page, standard: string) =>
	page.goto(`${assessment}/standards/${standard}`, { waitUntil: 'networkidle' });
const choose = (page: Page, name: string, value: string) =>
	page.locator(`input[name="${name}"][value="${value}"]`).check();
const save = async (page: Page) => {
	await page.getByRole('button', { name: 'Save', exact: true }).click();
	await page.getByText('The answer is saved.').waitFor();
};
const narrative = (page: Page) => page.getByLabel('Narrative', { exact: true });

/** The stored narrative, as the export says it. */
async function stored(standard: string): Promise<Record<string, unknown> | undefined> {
	const file = (await (await read(`${assessment}/assessment.json`)).json()) as {
		answers: Record<string, Record<string, unknown>>;
	};
	return file.answers[standard];
}
const comesToStand = (standard: string, expected: string) =>
	expect.poll(async () => (await stored(standard))?.narrative, { timeout: 30_000 }).toBe(expected);

describe.each([
	{ name: 'with JavaScript', scripts: true, standard: 'P2-01' },
	{ name: 'without JavaScript', scripts: false, standard: 'P2-02' }
])('$name', ({ scripts, standard }) => {
	test('the second saver sees both texts and chooses per field; the rest is brought together', async () => {
		const [first, second] = [
			await pageOf('coordinator', scripts),
			await pageOf('coordinator', scripts)
		];
		await open(first, standard);
		await open(second, standard);
		await narrative(first).fill('Of the first:\nall of it');
		await choose(first, 'criteria.a', 'no');
		await choose(first, 'criteria.b', 'unknown');
		await save(first);
		await narrative(second).fill('Of the second');
		await choose(second, 'criteria.a', 'partly');
		await choose(second, 'criteria.c', 'unknown');
		await second.getByRole('button', { name: 'Save', exact: true }).click();
		const title = second.getByRole('heading', { name: /^Somebody else saved this standard/ });
		await title.waitFor();
		const fields = second.locator('fieldset:has(input[name^="choose."])');
		expect(await fields.count()).toBe(2);
		const text = fields.filter({ hasText: 'Narrative' });
		expect(await text.innerText()).toContain('Of the first:\nall of it');
		expect(await text.innerText()).toContain('Of the second');
		expect(await fields.first().innerText()).toMatch(/^a\. /);
		// Meanwhile the first goes on: it conflicts again, and only there.
		await narrative(first).fill('Of the first, once more');
		await save(first);
		await choose(second, 'choose.criteria.a', 'theirs');
		await choose(second, 'choose.narrative', 'mine');
		await second.getByRole('button', { name: 'Save what I chose' }).click();
		await second.getByText('Of the first, once more').waitFor();
		expect(await fields.count()).toBe(1);
		await choose(second, 'choose.narrative', 'mine');
		await second.getByRole('button', { name: 'Save what I chose' }).click();
		await second.getByText('The answer is saved.').waitFor();
		expect(await narrative(second).inputValue()).toBe('Of the second');
		expect(await stored(standard)).toMatchObject({
			narrative: 'Of the second',
			criteria: { a: 'no', b: 'unknown', c: 'unknown' }
		});
	});

	test('what does not conflict is brought together and said', async () => {
		const [first, second] = [
			await pageOf('coordinator', scripts),
			await pageOf('coordinator', scripts)
		];
		const other = scripts ? 'P2-03' : 'P2-04';
		await open(first, other);
		await open(second, other);
		await narrative(first).fill('Only this');
		await save(first);
		await choose(second, 'design', '1');
		await second.getByRole('button', { name: 'Save', exact: true }).click();
		await second.getByText('That was kept:').waitFor();
		expect(await second.getByRole('status').first().innerText()).toContain('Narrative');
		expect(await narrative(second).inputValue()).toBe('Only this');
		expect(await stored(other)).toMatchObject({ narrative: 'Only this', design: 1 });
	});

	test('comments are written, answered and settled, and the reader stands at them', async () => {
		const other = scripts ? 'P2-05' : 'P2-06';
		const [page, coordinator] = [
			await pageOf('justice', scripts),
			await pageOf('coordinator', scripts)
		];
		await open(page, other);
		await page.getByLabel('Comment', { exact: true }).fill('Which decree?');
		await page.getByRole('button', { name: 'Comment', exact: true }).click();
		await page.locator('.comment', { hasText: 'Which decree?' }).waitFor();
		await coordinator.goto(assessment);
		expect(await coordinator.locator('li', { hasText: other }).last().innerText()).toContain(
			'1 open comment'
		);
		await open(coordinator, other);
		if (scripts) await narrative(coordinator).fill('Being written');
		await coordinator.locator('summary', { hasText: 'Reply to Ministry of Justice' }).click();
		await coordinator.getByLabel('Reply', { exact: true }).fill('Decree 12.');
		await coordinator.getByRole('button', { name: 'Reply', exact: true }).click();
		const reply = coordinator.locator('.replies .comment', { hasText: 'Decree 12.' });
		await reply.waitFor();
		if (scripts) {
			expect(await reply.evaluate((element) => element === document.activeElement)).toBe(true);
			expect(await narrative(coordinator).inputValue()).toBe('Being written');
		} else {
			expect(new URL(coordinator.url()).hash).toBe(`#${await reply.getAttribute('id')}`);
		}
		await open(page, other);
		expect(await page.locator('.replies').innerText()).toContain('Decree 12.');
		await page.getByRole('button', { name: /^Mark as resolved/ }).click();
		await page.locator('summary', { hasText: '1 resolved comment' }).waitFor();
	});
});

test('what is written saves itself, and says so', async () => {
	const page = await pageOf('coordinator');
	await open(page, 'P3-01');
	await narrative(page).fill('It saves itself');
	await page.locator('.save-bar .state', { hasText: /^Saved at \d/ }).waitFor();
	expect(await page.locator('.save-bar [role=status]').innerText()).toMatch(/^Saved at \d/);
	expect((await stored('P3-01'))?.narrative).toBe('It saves itself');
	// By hand it goes on from there, without a conflict with itself.
	await narrative(page).fill('It saves itself, and by hand');
	await save(page);
	expect((await stored('P3-01'))?.narrative).toBe('It saves itself, and by hand');
});

test('who saves by itself while somebody else saves other fields takes nothing away', async () => {
	const [first, second] = [await pageOf('coordinator'), await pageOf('coordinator')];
	await open(first, 'P3-02');
	await open(second, 'P3-02');
	await choose(first, 'design', '1');
	await save(first);
	await narrative(second).fill('Of the second');
	await second.locator('.save-bar .state', { hasText: 'Somebody else has changed' }).waitFor();
	await narrative(second).fill('Of the second, and more');
	await save(second);
	expect(await stored('P3-02')).toMatchObject({ design: 1, narrative: 'Of the second, and more' });
	// Where both changed the same, it stops and nothing is overwritten.
	await open(first, 'P3-02');
	await open(second, 'P3-02');
	await narrative(first).fill('One');
	await save(first);
	await narrative(second).fill('Two');
	await second.locator('.save-bar .state', { hasText: 'Press Save to see both' }).waitFor();
	expect((await stored('P3-02'))?.narrative).toBe('One');
	await second.getByRole('button', { name: 'Save', exact: true }).click();
	await choose(second, 'choose.narrative', 'theirs');
	await second.getByRole('button', { name: 'Save what I chose' }).click();
	await second.getByText('The answer is saved.').waitFor();
	expect(await narrative(second).inputValue()).toBe('One');
});

test('the network goes while somebody writes, and comes back: every word is saved', async () => {
	const page = await pageOf('coordinator');
	await open(page, 'P3-03');
	await narrative(page).fill('Before. ');
	await page.locator('.save-bar .state', { hasText: /^Saved at/ }).waitFor();
	await page.context().setOffline(true);
	await narrative(page).press('End');
	await narrative(page).pressSequentially('Meanwhile. ');
	await page.locator('.save-bar .state', { hasText: 'No connection' }).waitFor();
	expect(await page.locator('.save-bar [role=status]').innerText()).toContain('No connection');
	await narrative(page).pressSequentially('Still. ');
	await page.context().setOffline(false);
	await comesToStand('P3-03', 'Before. Meanwhile. Still. ');
});

test('an answer of the server that never arrives makes nobody conflict with themselves', async () => {
	const page = await pageOf('coordinator');
	await open(page, 'P3-04');
	let lost = 0;
	await page.route('**/standards/P3-04?/save', async (route) => {
		if (lost > 0) return route.continue();
		lost += 1;
		await route.fetch();
		await route.abort();
	});
	await narrative(page).fill('It arrived');
	await page.locator('.save-bar .state', { hasText: 'No connection' }).waitFor();
	expect((await stored('P3-04'))?.narrative).toBe('It arrived');
	await narrative(page).fill('It arrived, and was written on');
	await comesToStand('P3-04', 'It arrived, and was written on');
	expect(lost).toBe(1);
});

test('a session that was ended elsewhere loses no word: signed in again, the page saves itself', async () => {
	const page = await pageOf('coordinator');
	await open(page, 'P3-05');
	const other = await page.context().newPage();
	await other.goto(served.origin);
	await other.getByRole('button', { name: 'Sign out' }).click();
	await other.getByRole('heading', { name: 'Sign in', exact: true }).waitFor();
	await narrative(page).fill('Written without a session');
	await page.getByText('Your session has ended. What you wrote is still here.').waitFor();
	const [tab] = await Promise.all([
		page.context().waitForEvent('page'),
		page.getByRole('link', { name: 'Sign in again in a new tab' }).click()
	]);
	await tab.getByRole('button', { name: 'Sign in as Coordinator of Northmark' }).click();
	await tab.getByRole('heading', { level: 1, name: 'Assessments' }).waitFor();
	await tab.close();
	await page.bringToFront();
	await page.evaluate(() => window.dispatchEvent(new Event('focus')));
	await page.locator('.save-bar .state', { hasText: /^Saved at/ }).waitFor();
	expect((await stored('P3-05'))?.narrative).toBe('Written without a session');
	expect(await page.evaluate(() => localStorage.length + sessionStorage.length)).toBeLessThan(3);
	expect(
		await page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }))
	).not.toContain('Written');
});

test('a standard is answered one question at a time, by keyboard alone', async () => {
	const page = await pageOf('coordinator');
	await open(page, 'P3-06');
	await page.getByRole('link', { name: 'One question at a time' }).focus();
	await page.keyboard.press('Enter');
	const at = (field: string) => page.waitForURL(`**/standards/P3-06/step/${field}?*`);
	await page.waitForURL('**/step/criteria.a');
	await page.locator('input[name="criteria.a"]:focus').waitFor();
	for (const [id, key, next] of [
		['a', 'y', 'b'],
		['b', 'p', 'c'],
		['c', 'n', 'd'],
		['d', 'u', 'e'],
		['e', 'y', '']
	] as const) {
		await page.locator(`input[name="criteria.${id}"]:focus`).waitFor();
		await page.keyboard.press(key);
		await page.keyboard.press('Enter');
		await at(next ? `criteria.${next}` : 'design');
	}
	await page.locator('input[name=design]:focus').waitFor();
	await page.keyboard.press('3');
	await page.keyboard.press('Enter');
	await at('implementation');
	await page.locator('input[name=implementation]:focus').waitFor();
	await page.keyboard.press('Alt+ArrowLeft');
	await page.locator('input[name=design][value="3"]:focus').waitFor();
	await page.keyboard.press('Alt+ArrowRight');
	await page.locator('input[name=implementation]:focus').waitFor();
	await page.keyboard.press('2');
	await page.keyboard.press('Enter');
	await at('target');
	await page.keyboard.press('Control+Enter');
	await at('narrative');
	await page.locator('textarea:focus').waitFor();
	await page.keyboard.press('Control+A');
	await page.keyboard.type('y 3 are letters here');
	await page.keyboard.press('Control+Enter');
	await at('evidence');
	await page.keyboard.press('Control+Enter');
	await at('notApplicable');
	await page.keyboard.press('Control+Enter');
	await page.waitForURL('**/standards/P3-07/step/criteria.a?*');
	expect(await stored('P3-06')).toMatchObject({
		criteria: { a: 'yes', b: 'partly', c: 'no', d: 'unknown', e: 'yes' },
		design: 3,
		implementation: 2,
		narrative: 'y 3 are letters here'
	});
});

test('one question at a time works with plain forms, and keeps what others save beside it', async () => {
	const page = await pageOf('coordinator', false);
	const other = await pageOf('coordinator', false);
	await page.goto(`${assessment}/standards/P1-05/step/design`);
	await open(other, 'P1-05');
	await narrative(other).fill('Beside it');
	await save(other);
	await choose(page, 'design', '2');
	await page.getByRole('button', { name: 'Save and go on' }).click();
	await page.waitForURL('**/step/implementation?*');
	expect(await stored('P1-05')).toMatchObject({ design: 2, narrative: 'Beside it' });
});

describe('without JavaScript, a form that is posted after the session', () => {
	async function posted(standard: string): Promise<Page> {
		const page = await pageOf('coordinator', false);
		await open(page, standard);
		await narrative(page).fill('First line\n"second" <b>line</b>');
		await choose(page, 'design', '1');
		await page.context().clearCookies();
		await page.locator('input[type=file]').setInputFiles({
			name: 'act.txt',
			mimeType: 'text/plain',
			buffer: Buffer.from('An act')
		});
		await page.getByRole('button', { name: 'Save', exact: true }).click();
		await page.getByRole('heading', { level: 1, name: 'Your session has ended' }).waitFor();
		return page;
	}

	test('is kept on a page and saved from there after signing in', async () => {
		const page = await posted('P1-06');
		expect(await page.locator('main').innerText()).toContain('First line\n"second" <b>line</b>');
		expect(await page.locator('main').innerText()).toContain('Files cannot be kept');
		// Too early: it comes back as it was.
		await page.getByRole('button', { name: 'Save it' }).click();
		await page.getByRole('heading', { level: 1, name: 'Your session has ended' }).waitFor();
		expect((await stored('P1-06'))?.narrative).not.toContain('First line');
		await carry(page.context(), served, await cookieOf(served, 'coordinator'));
		await page.getByRole('button', { name: 'Save it' }).click();
		await page.getByText('The answer is saved.').waitFor();
		expect(await stored('P1-06')).toMatchObject({
			narrative: 'First line\n"second" <b>line</b>',
			design: 1
		});
	});

	test('is saved only as what the person who signs in then may do', async () => {
		const page = await posted('P1-07');
		await carry(page.context(), served, await cookieOf(served, 'justice'));
		await page.getByRole('button', { name: 'Save it' }).click();
		await page.getByRole('heading', { level: 1, name: 'Page not found' }).waitFor();
		expect((await stored('P1-07'))?.narrative).not.toContain('First line');
	});

	test.each([
		['/account/password', 'application/x-www-form-urlencoded', 303, /^\/sign-in\?to=/],
		['/assessments/new', 'application/x-www-form-urlencoded', 307, /^\/sign-in\/kept\?to=/],
		['/assessments/new', 'text/plain', 303, /^\/sign-in\?to=/]
	])('%s as %s: %i', async (path, type, status, location) => {
		const answer = await fetch(served.origin + path, {
			method: 'POST',
			headers: { origin: served.origin, 'content-type': type, accept: 'text/html' },
			body: 'a=b',
			redirect: 'manual'
		});
		expect(answer.status).toBe(status);
		expect(answer.headers.get('location')).toMatch(location);
	});

	test.each(['https://evil.example/x', '//evil.example/x'])(
		'leads to no other host: %s',
		async (to) => {
			const answer = await fetch(`${served.origin}/sign-in/kept?to=${encodeURIComponent(to)}`, {
				method: 'POST',
				headers: { origin: served.origin, accept: 'text/html' },
				body: new URLSearchParams({ narrative: 'a b' })
			});
			const html = await answer.text();
			expect(html).toContain('action="/"');
			expect(html).not.toContain('evil.example/x"');
		}
	);

	test('and nobody comes to that page without a form', async () => {
		const answer = await fetch(`${served.origin}/sign-in/kept`, { redirect: 'manual' });
		const location = new URL(answer.headers.get('location') ?? '', answer.url);
		expect([answer.status, location.pathname]).toEqual([303, '/sign-in']);
	});
});
