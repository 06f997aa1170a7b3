import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { eq } from 'drizzle-orm';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createBundle } from '#lib/server/bundle/create.ts';
import { fingerprintOf } from '#lib/server/keys.ts';
import * as moves from '#lib/server/moves.ts';
import { SYSTEM } from '#lib/server/policy.ts';
import { submit } from '#lib/server/submit.ts';
import * as submissions from '#lib/server/submissions.ts';
import { openWorld } from '#lib/server/world.ts';
import { violations } from './axe.ts';
import { openBrowser } from './browser.ts';
import { submitted } from './many-states.ts';
import { serve, type Served } from './serve.ts';
import { carry, cookieOf, fetchAs, type Who } from './sign-in.ts';

/**
 * Three States, each with an installation of its own, send bundles to reviewers on a fourth: they are
 * taken in, reviewed, asked about, replied to, finished, compared and exported.
 */
/** XD, XB and XC, in the order of the page. */
const NAMES = ['Calderia', 'Eastvale', 'Suravia'];
const QUESTION = 'Which of the nine regions has named a focal point?';
const REPLY = 'Seven of nine, by the order of October.';
const nrm = (...args: string[]) =>
	promisify(execFile)(join('node_modules', '.bin', 'node'), ['src/cli/main.ts', ...args]);

let browser: Browser;
let served: Served;
let folder: string;
let lead: Page;
let plain: Page;
let reviewed: string;
const contexts: BrowserContext[] = [];
/** By State: the files of its submissions, and the key of its installation. */
const sent: Record<string, { files: string[]; key: string; fingerprint: string }> = {};

const pageOf = async (who: Who, javaScriptEnabled = true): Promise<Page> => {
	const context = await browser.newContext({ javaScriptEnabled, locale: 'en' });
	contexts.push(context);
	await carry(context, served, await cookieOf(served, who));
	return context.newPage();
};

/** An installation of a State, with a submission in as many versions. */
async function sends(state: string, index: number, versions: number): Promise<void> {
	const world = await openWorld({ home: join(folder, state) });
	try {
		let id = await submitted(world, { state, kind: 'self', index });
		const files: string[] = [];
		for (let number = 1; ; number++) {
			const path = join(folder, `${state}-${number}.nrm`);
			await writeFile(path, await buffer((await createBundle(SYSTEM, world, id)).bytes));
			files.push(path);
			if (number === versions) break;
			const { row } = await submissions.find(SYSTEM, world, id);
			const reason = 'The period was described wrongly in two answers.';
			await moves.move(SYSTEM, world, row.id, 'amend', { version: row.version, reason });
			const { row: draft } = await submissions.find(SYSTEM, world, id);
			await moves.move(SYSTEM, world, row.id, 'request-approval', { version: draft.version });
			const outcome = await submit(SYSTEM, world, row.id, { version: draft.version + 1, reason });
			if (!outcome.saved) throw new Error(`${state} was not submitted again`);
			id = outcome.id;
		}
		const key = join(folder, `${state}.pem`);
		await writeFile(key, world.keys.publicKey);
		sent[state] = { files, key, fingerprint: fingerprintOf(world.keys.publicKey) };
	} finally {
		await world.close();
	}
}

beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'nrm-bundles-'));
	for (const [index, state] of ['XB', 'XC', 'XD'].entries())
		await sends(state, index, state === 'XC' ? 2 : 1);
	browser = await openBrowser();
	served = await serve({ NRM_DEMO: 'northmark' });
	lead = await pageOf('reviewer');
	plain = await pageOf('reviewer', false);
}, 120_000);
afterAll(async () => {
	for (const context of contexts) await context.close();
	await served?.stop();
	await browser?.close();
	await rm(folder, { recursive: true, force: true });
});

const offer = async (page: Page, file: string) => {
	await page.goto(`${served.origin}/submissions/import`);
	await page.getByLabel('Bundle (.nrm)').setInputFiles(file);
	await page.getByRole('button', { name: 'Look at it' }).click();
};
const isClean = async (page: Page) => expect(await violations(page)).toEqual([]);

test('a file that is none, or was cut or changed, is refused with its reason', async () => {
	await lead.goto(`${served.origin}/submissions`);
	await lead.getByRole('link', { name: 'Take in a bundle from another installation' }).click();
	await lead.getByRole('heading', { level: 1, name: 'Take in a bundle' }).waitFor();
	await isClean(lead);
	await lead.getByRole('button', { name: 'Look at it' }).click();
	await lead.locator('.govuk-error-summary').waitFor();
	const bytes = await readFile(sent.XB!.files[0]!);
	const changed = Buffer.from(bytes);
	const at = changed.indexOf('Written for a test.');
	changed[at] = 'w'.charCodeAt(0);
	const wrong = join(folder, 'wrong.nrm');
	for (const [content, sentence] of [
		[Buffer.from('%PDF-1.7'), 'The file is no bundle, or was cut off.'],
		[bytes.subarray(0, bytes.length / 2), 'The file is no bundle, or was cut off.'],
		[changed, 'submission.json: It is not what was signed.']
	] as const) {
		await writeFile(wrong, content);
		for (const page of [lead, plain]) {
			await offer(page, wrong);
			await page.getByText(sentence).waitFor();
		}
	}
	await isClean(lead);
	expect(await lead.locator('.govuk-error-summary').innerText()).toContain('Nothing was taken in');
	await lead.goto(`${served.origin}/submissions`);
	expect(await lead.locator('main').innerText()).not.toContain('Eastvale');
});

test('the first of an installation is taken in by who has compared its key', async () => {
	await offer(lead, sent.XB!.files[0]!);
	await lead.getByRole('heading', { level: 2, name: 'What would change' }).waitFor();
	await isClean(lead);
	const shown = await lead.locator('main').innerText();
	expect(shown).toContain(sent.XB!.fingerprint);
	expect(shown).toContain('self body of XB');
	expect(shown).toContain('Nothing of this assessment is here yet.');
	await lead.getByRole('button', { name: 'Take it in', exact: true }).click();
	await lead.locator('.govuk-error-summary').waitFor();
	await isClean(lead);
	await lead.getByLabel('Name of the sender').fill('Ministry of XB');
	await lead.getByLabel('I have compared the fingerprint').check();
	await lead.getByRole('button', { name: 'Take it in', exact: true }).click();
	await lead.getByText('The bundle was taken in').waitFor();
	await isClean(lead);
	expect(await lead.locator('main').innerText()).toContain('from Ministry of XB');
	reviewed = lead.url().split('?')[0]!;
});

test('what nobody wants is not taken in, and somebody else cannot take it in', async () => {
	const second = await pageOf('reviewer2', false);
	await offer(second, sent.XC!.files[0]!);
	await second.getByText('A coordinator of your body has to do this first.').waitFor();
	expect(await second.getByRole('button', { name: 'Take it in', exact: true }).count()).toBe(0);
	const word = new URL(second.url()).searchParams.get('bundle')!;
	const post = fetchAs(await cookieOf(served, 'reviewer'));
	for (const action of ['accept', 'drop']) {
		const answer = await post(`${served.origin}/submissions/import?/${action}`, {
			method: 'POST',
			headers: { origin: served.origin, accept: 'text/html' },
			body: new URLSearchParams({ bundle: word, name: 'XC', compared: 'on' }),
			redirect: 'manual'
		});
		expect([action, answer.status]).toEqual([action, 404]);
	}
	const address = second.url();
	await second.getByRole('button', { name: 'Do not take it in' }).click();
	await second.getByText('The file was removed. Nothing was taken in.').waitFor();
	await second.goto(address);
	await second.getByText('The file was not kept that long. Send it again.').waitFor();
});

test('without JavaScript, and from the command line, and an amendment from a known sender', async () => {
	await offer(plain, sent.XC!.files[0]!);
	await plain.getByLabel('I have compared the fingerprint').check();
	await plain.getByRole('button', { name: 'Take it in', exact: true }).click();
	await plain.getByText('The bundle was taken in').waitFor();
	const { stdout } = await nrm(
		...['bundle', 'import', sent.XD!.files[0]!, '--key', sent.XD!.key],
		...['--name', 'Ministry of XD', '--home', served.home]
	);
	expect(stdout).toContain('taken in as');
	const second = await pageOf('reviewer2', false);
	await offer(second, sent.XC!.files[1]!);
	await second.getByText('It takes the place of the submission that is here.').waitFor();
	await second.getByRole('button', { name: 'Take it in', exact: true }).click();
	await second.getByText('The bundle was taken in').waitFor();
	await second.getByRole('link', { name: 'What the amendment changes' }).click();
	await second.getByText('No answer has changed.').waitFor();
	await offer(second, sent.XC!.files[1]!);
	await second.getByText('This submission is here already.').waitFor();
	await second.goto(`${served.origin}/submissions/senders`);
	expect(await second.locator('main h2').allInnerTexts()).toEqual([
		'Ministry of XB',
		'Ministry of XD',
		'self body of XC'
	]);
	await lead.goto(`${served.origin}/submissions/senders`);
	await isClean(lead);
});

test('reviewers ask, and whom the State sends here replies', async () => {
	await lead.goto(`${reviewed}/review`);
	await lead.getByRole('button', { name: 'Begin the review' }).click();
	await lead.getByLabel('Person').selectOption({ label: 'Reviewer' });
	await lead.getByRole('button', { name: 'Ask to review' }).click();
	await lead.getByRole('rowheader', { name: 'Reviewer', exact: true }).waitFor();
	const review = lead.url().split('?')[0]!;
	await lead.getByLabel('I have none').check();
	await lead.getByLabel('In your own words').fill('No ties to this State.');
	await lead.getByRole('button', { name: 'Declare' }).click();
	await lead.getByText('Saved.').waitFor();
	const [first] = await standardsOf(review);
	await lead.goto(`${review}/standards/${first}`);
	await lead.getByText('Ask the organisation').click();
	const asking = lead.locator('form[action="?/ask"]');
	await asking.getByLabel('Question').check();
	await asking.getByLabel('Text').fill(QUESTION);
	await asking.getByLabel('Reply until').fill('2099-12-31');
	await asking.getByRole('button', { name: 'Send' }).click();
	await lead.getByRole('heading', { name: /1\. Question: awaits a reply/ }).waitFor();
	await joinsOrganisationOf('XB', 'coordinator@demonstration.invalid');
	const state = await pageOf('coordinator');
	await state.goto(`${served.origin}/clarifications`);
	await state.getByRole('link', { name: /^Question/ }).click();
	expect(await state.locator('main').innerText()).toContain(QUESTION);
	await state.getByLabel('Your reply').fill(REPLY);
	await state.getByRole('button', { name: 'Send the reply' }).click();
	await state.getByText('Your reply is sent.').waitFor();
	await lead.reload();
	expect(await lead.locator('main').innerText()).toContain(REPLY);
	await decideAll(review);
	await lead.goto(review);
	await lead.getByRole('button', { name: 'Finish the review' }).click();
	await lead.getByRole('heading', { level: 1, name: /Result of the review/ }).waitFor();
	await state.goto(reviewed);
	await state.getByRole('link', { name: /^Result of the review/ }).click();
	await state.getByRole('heading', { level: 1, name: /Result of the review/ }).waitFor();
}, 60_000);

test('the three stand side by side, and are taken out as a table', async () => {
	await lead.goto(`${served.origin}/compare`);
	const heads = await lead.locator('thead th').allInnerTexts();
	expect(heads.slice(1, 4)).toEqual(NAMES);
	await isClean(lead);
	await lead.getByText('What is compared', { exact: true }).click();
	await lead.getByLabel('Submission of Suravia').selectOption({ index: 1 });
	await lead.getByRole('button', { name: 'Compare', exact: true }).click();
	await lead.getByText('Suravia (submission 1)').waitFor();
	await isClean(lead);
	const get = fetchAs(await cookieOf(served, 'reviewer'));
	const answer = await get(`${served.origin}/compare/export/heat-map.csv`);
	const [columns, ...rows] = (await answer.text()).split('\r\n');
	for (const name of NAMES) expect(columns).toContain(name);
	// The last line says who took it and when.
	expect(rows.filter(Boolean).length).toBe(57 + 1);
	await lead.goto(`${served.origin}/compare/states/XB`);
	expect(await lead.locator('main').innerText()).toContain('self body of XB');
	expect(await lead.locator('main').innerText()).toContain('Reviewers of the demonstration');
});

/** What an administrator does by an invitation: somebody of the State speaks for it here. */
async function joinsOrganisationOf(state: string, email: string): Promise<void> {
	const world = await openWorld({ home: served.home });
	try {
		await world.store.write(async ({ db, tables }) => {
			const [person] = await db
				.select({ id: tables.people.id })
				.from(tables.people)
				.where(eq(tables.people.email, email));
			const [owner] = await db
				.select({ id: tables.assessments.organisationId })
				.from(tables.assessments)
				.where(eq(tables.assessments.state, state));
			await db.insert(tables.memberships).values({
				...{ organisationId: owner!.id, personId: person!.id, role: 'coordinator' },
				...{ institution: null, until: null, version: 1, createdAt: world.now().toISOString() }
			});
		});
	} finally {
		await world.close();
	}
}

async function standardsOf(review: string): Promise<string[]> {
	await lead.goto(review);
	return lead
		.locator('[id^="answers."]')
		.evaluateAll((all) => all.map((one) => one.id.slice('answers.'.length)));
}

async function decideAll(review: string): Promise<void> {
	const post = fetchAs(await cookieOf(served, 'reviewer'));
	for (const standard of await standardsOf(review)) {
		const answer = await post(`${review}/standards/${standard}?/rate`, {
			method: 'POST',
			headers: { origin: served.origin, accept: 'text/html' },
			body: new URLSearchParams({
				...{ version: '0', decided: 'yes', design: '1', implementation: '1' },
				...{ finding: 'It is in force.', recommendation: 'Do it.', priority: 'low' }
			}),
			redirect: 'manual'
		});
		expect([standard, answer.status]).toEqual([standard, 303]);
	}
}
