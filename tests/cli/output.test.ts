import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { readAssessment, writeAssessment } from '#lib/core/assessment.ts';
import { compare } from '#lib/core/compare.ts';
import { diverge } from '#lib/core/diverge.ts';
import { score } from '#lib/core/score.ts';
import { terms } from '#lib/text/terms/en.ts';
import { assessment, REASON } from '../fixtures/assessment.ts';
import { catalogue } from '../fixtures/catalogue.ts';
import { run, shell } from './run.ts';

const SELF = assessment(
	{
		'F-01': {
			design: 3,
			implementation: 2,
			evidence: ['ev-1'],
			criteria: { a: 'partly', b: 'no' }
		},
		'F-02': { design: 4, implementation: 4 },
		'F-03': { applicable: false, notApplicableReason: REASON, design: 0 },
		'P1-08': { design: 1, implementation: 0 }
	},
	{
		evidence: [
			{
				id: 'ev-1',
				kind: 'reference',
				type: 'law',
				title: 'Act',
				citation: '1/24',
				access: 'public'
			}
		]
	}
);
const SHADOW = assessment(
	{ 'F-01': { design: 3, implementation: 0 }, 'P1-08': { design: 1, implementation: 0 } },
	{ kind: 'shadow', organisation: { name: 'Shelter', kind: 'ngo' } }
);

vi.setConfig({ testTimeout: 60_000 }); // processes are slow where other tests run beside them

let folder: string;
let self: string;
let shadow: string;
beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'nrm-cli-'));
	[self, shadow] = [join(folder, 'self.json'), join(folder, 'shadow.json')];
	await writeFile(self, writeAssessment(SELF));
	await writeFile(shadow, writeAssessment(SHADOW));
});
afterAll(() => rm(folder, { recursive: true }));

const WORKING_TEXT = `Catalogue ${catalogue.id} ${catalogue.version}\n${terms.workingText}\n`;

test('check: what is there, and what to look at again', async () => {
	expect(await run(['check', self])).toStrictEqual({
		status: 0,
		out: [
			`${self}: ok: 4 of 57 standards answered, 1 evidence, 0 actions`,
			`${self}: answers.F-01.design: warning: level 3 is above 1, which the criteria suggest`,
			`${self}: answers.F-02.implementation: warning: level 4 in practice without any evidence`,
			''
		].join('\n'),
		err: ''
	});
});

describe('score', () => {
	test('as JSON: the whole result, not rounded, within 400 ms', async () => {
		await run(['score', self, '--json']); // the first start also fills the disk's cache
		const start = performance.now();
		const { status, out } = await run(['score', self, '--json']);
		const took = performance.now() - start;
		expect(status).toBe(0);
		const read = readAssessment(JSON.parse(await readFile(self, 'utf8')), [catalogue]);
		expect(JSON.parse(out)).toStrictEqual(score(read, catalogue));
		// Measured: 0.28 s alone. Beside other tests on two cores it may take several times as long.
		expect(took).toBeLessThan(4 * 400);
	});

	test('for people', async () => {
		const { status, out } = await run(['score', self]);
		expect(status).toBe(0);
		expect(out).toContain('XN, Self-assessment, 2026-01-01 – 2026-12-31, Ministry of the Interior');
		expect(out).toContain(WORKING_TEXT);
		const [f, all] = ['F Foundations', 'All standards'].map((name) =>
			out.split('\n').find((line) => line.startsWith(name))
		);
		expect(f).toMatch(
			/14 of 15 {2}3\.50 \[0\.50–3\.93\] 2\/14 {2}3\.00 \[0\.43–3\.86\] 2\/14 +0\.50 +50%$/
		);
		expect(all).toMatch(
			/56 of 57 {2}2\.67 \[0\.14–3\.93\] 3\/56 {2}2\.00 \[0\.11–3\.89\] 3\/56 +0\.67 +33%$/
		);
		expect(out).toMatch(
			/1 {2}P1-08 +14 +3 +4 {2}\S.* {2}Critical safeguard\n2 {2}F-01 +3 +1 +2 {2}\S/
		);
		expect(out).toContain('No information: 53 of 56 applicable standards\n  F-04, F-05,');
		expect(out).toContain('Level 3 or 4 in practice without evidence: 1\n');
	});
});

describe('diverge', () => {
	test('as JSON', async () => {
		const { status, out } = await run(['diverge', self, shadow, '--json']);
		const { design, implementation, material, applicability } = diverge(SELF, SHADOW, catalogue);
		expect(status).toBe(0);
		expect(JSON.parse(out)).toStrictEqual({ design, implementation, material, applicability });
		expect([material, applicability]).toStrictEqual([['F-01'], ['F-03']]);
	});

	test('for people', async () => {
		const { status, out } = await run(['diverge', self, shadow]);
		expect(status).toBe(0);
		expect(out).toContain(WORKING_TEXT);
		expect(out).toMatch(/\nImplementation +2 +-1\.00 +1\.00 +50% +50% +–\n/);
		expect(out).toMatch(/\nF-01 +3 → 3 +2 → 0 +\S/);
		expect(out).toContain('\nApplicable in one of the two only: F-03\n');
	});
});

describe('compare', () => {
	test('as JSON', async () => {
		const { status, out } = await run(['compare', self, shadow, '--json']);
		expect(status).toBe(0);
		const { standards } = compare([SELF, SHADOW], catalogue);
		const byId = standards.map(({ id, design, implementation }) => [
			id,
			{ design, implementation }
		]);
		expect(JSON.parse(out)).toStrictEqual({ standards: Object.fromEntries(byId) });
	});

	test('for people', async () => {
		const { status, out } = await run(['compare', self, shadow]);
		expect(status).toBe(0);
		expect(out).toContain(WORKING_TEXT);
		expect(out).toMatch(/\nF-01 +2: 3 3 3 3 3 +2: 0 0\.5 1 1\.5 2 +\S/);
		expect(out).toMatch(/\nF-03 +0: – – – – – +0: – – – – – +\S/);
	});
});

describe('catalogue', () => {
	test('check', async () => {
		expect(await run(['catalogue', 'check'])).toStrictEqual({
			status: 0,
			out: 'nrm-2022-working 1.0.0: ok: 57 standards, 285 criteria, 6 critical safeguards, languages en, fr, de, it, ru, es\n',
			err: ''
		});
	});

	test('show', async () => {
		const { status, out } = await run(['catalogue', 'show']);
		expect(status).toBe(0);
		expect(out).toContain(WORKING_TEXT);
		expect(out.match(/^(F|P[1-4])-\d\d {2}/gm)).toHaveLength(57);
	});

	test('show as JSON, every language', async () => {
		const { out } = await run(['catalogue', 'show', '--json']);
		const shown = JSON.parse(out) as typeof catalogue;
		const { texts, ...structure } = shown;
		const { texts: english, ...expected } = catalogue;
		expect(structure).toStrictEqual(expected);
		expect(Object.keys(texts)).toHaveLength(6);
		expect(texts.en).toStrictEqual(english.en);
	});
});

describe('report', () => {
	const report = (out: string, ...more: string[]) =>
		run(['report', self, '--lang', 'fr', '--out', out, '--date', '2026-11-02', ...more]);

	test('writes a PDF; replaces it only by force, with the same', async () => {
		const path = join(folder, 'report.pdf');
		expect(await report(path)).toMatchObject({ status: 0, err: '' });
		const bytes = await readFile(path);
		expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
		expect(bytes.subarray(-7).toString()).toMatch(/%%EOF\s*$/);
		await writeFile(path, 'signed');
		expect((await report(path, '--force')).status).toBe(0);
		expect((await readFile(path)).equals(bytes)).toBe(true);
	});

	test('leaves what exists, says why it cannot write, and leaves nothing half written', async () => {
		const taken = join(folder, 'taken.pdf');
		await writeFile(taken, 'signed');
		const before = await readdir(folder);
		const nowhere = join(folder, 'none', 'a.pdf');
		const ended = await Promise.all([report(taken), report(folder), report(nowhere)]);
		expect(ended).toStrictEqual([
			{
				status: 2,
				out: '',
				err: `${taken}: exists already and is left as it is; --force replaces it\n`
			},
			{ status: 2, out: '', err: `${folder}: cannot be written: it is a folder\n` },
			{
				status: 2,
				out: '',
				err: `${nowhere}: cannot be written: there is no such file or folder\n`
			}
		]);
		expect(await readFile(taken, 'utf8')).toBe('signed');
		expect(await readdir(folder)).toStrictEqual(before);
	});

	test('a language or a day that is not there', async () => {
		const out = join(folder, 'never.pdf');
		const ended = await Promise.all([
			run(['report', self, '--lang', 'xx', '--out', out]),
			run(['report', self, '--lang', 'fr', '--out', out, '--date', '2026-02-30'])
		]);
		expect(ended.map(({ status, err }) => [status, err])).toStrictEqual([
			[2, '--lang: expected one of en, fr, de, it, ru, es; got "xx"\n'],
			[2, '--date: expected a day that exists, as YYYY-MM-DD, got "2026-02-30"\n']
		]);
	});
});

test('a reader that leaves early is no failure; a full disk is', async () => {
	const [early, full] = await Promise.all([
		shell('$NRM catalogue show --json | head -c 10; exit ${PIPESTATUS[0]}'),
		shell('$NRM catalogue show --json > /dev/full')
	]);
	expect(early).toStrictEqual({ status: 0, out: '{\n  "id": ', err: '' });
	expect(full).toStrictEqual({
		status: 1,
		out: '',
		err: 'nrm: the output could not be written (ENOSPC)\n'
	});
});

test('through npm, names of files are meant from where one stands', async () => {
	const env = { ...process.env, npm_lifecycle_event: 'nrm', INIT_CWD: folder };
	const { status, out } = await run(['check', 'shadow.json'], { env });
	expect([status, out]).toStrictEqual([
		0,
		'shadow.json: ok: 2 of 57 standards answered, 0 evidence, 0 actions\n'
	]);
});
