import { mkdir, mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { writeAssessment } from '#lib/core/assessment.ts';
import { assessment } from '../fixtures/assessment.ts';
import { run } from './run.ts';

vi.setConfig({ testTimeout: 60_000 }); // processes are slow where other tests run beside them

let folder: string;
beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'nrm-cli-'));
	await mkdir(join(folder, 'folder'));
});
afterAll(() => rm(folder, { recursive: true }));

const RIGHT = JSON.parse(writeAssessment(assessment())) as Record<string, unknown>;
const file = (more: Record<string, unknown>) => JSON.stringify({ ...RIGHT, ...more });
const answers = (fields: Record<string, unknown>) => file({ answers: { 'F-01': fields } });
const link = { id: 'ev-1', kind: 'link', type: 'law', title: 'T', url: 'https://example.org/' };

const CASES: [name: string, content: string | Uint8Array, lines: string[]][] = [
	[
		'wrong format',
		file({ format: 'nrm-assessment/2' }),
		['format: expected nrm-assessment/1, got "nrm-assessment/2"']
	],
	[
		'unknown standard',
		file({ answers: { 'F-99': { design: 1 } } }),
		['answers.F-99: the catalogue has no such standard']
	],
	[
		'levels',
		file({
			answers: {
				'F-01': { design: 7, implementation: 2.5 },
				'F-02': { design: '3', implementation: -1 }
			}
		}),
		[
			'answers.F-01.design: expected 0–4 or null, got 7',
			'answers.F-01.implementation: expected 0–4 or null, got 2.5',
			'answers.F-02.design: expected 0–4 or null, got "3"',
			'answers.F-02.implementation: expected 0–4 or null, got -1'
		]
	],
	[
		'evidence',
		file({ answers: { 'F-01': { evidence: ['ev-1', 'ev-9'] } }, evidence: [link, link] }),
		[
			'answers.F-01.evidence.1: no evidence has this id, got "ev-9"',
			'evidence.1.id: stands more than once, got "ev-1"'
		]
	],
	[
		'duplicate key',
		answers({ design: 3 }).replace('"design":3', '"design":3,\n"design":4'),
		['answers.F-01.design: the same name stands twice, again in line 2']
	],
	[
		'days',
		file({ period: { from: '2026-02-30', to: '2026-12-31' } }),
		['period.from: expected a day that exists, as YYYY-MM-DD, got "2026-02-30"']
	],
	[
		'period',
		file({ period: { from: '2026-12-31', to: '2026-01-01' } }),
		['period.to: expected 2026-12-31 or later, got 2026-01-01']
	],
	[
		'no reason',
		answers({ applicable: false, notApplicableReason: 'none' }),
		['answers.F-01.notApplicableReason: expected a reason of at least 30 characters, got 4']
	],
	[
		'unknown field',
		file({ score: 4, answers: { 'F-01': { level: 3 } } }),
		['answers.F-01.level: there is no such field', 'score: there is no such field']
	],
	[
		'proto',
		answers({ design: 3 }).replace('"design"', '"__proto__"'),
		['answers.F-01.__proto__: this name is not allowed']
	],
	['deep', '['.repeat(10_000), ['1:33: is nested deeper than 32 levels']],
	['not UTF-8', Buffer.from('{"a": "é"}', 'latin1'), ['is not UTF-8 text']],
	['empty', '', ['is empty']],
	['not JSON', '{\n  "format": nrm\n}', ['2:13: is not valid JSON here']],
	[
		'catalogue',
		file({ catalogue: { id: 'nrm-2022-working', version: '9.9.9' } }),
		[
			'catalogue: expected an installed catalogue (nrm-2022-working 1.0.0), got "nrm-2022-working 9.9.9"'
		]
	],
	['a table of figures', 'F-01;3;2\n', ['1:1: is not valid JSON here']]
];

test.concurrent.for(CASES)('%s', async ([name, content, lines], { expect }) => {
	const path = join(folder, `${name}.json`);
	await writeFile(path, content);
	expect(await run(['check', path])).toStrictEqual({
		status: 2,
		out: '',
		err: lines.map((line) => `${path}: ${line}\n`).join('')
	});
});

test('30 MB are refused before they are read', async () => {
	const path = join(folder, 'large.json');
	await writeFile(path, '');
	await truncate(path, 30 * 1024 * 1024);
	expect(await run(['score', path, '--json'])).toStrictEqual({
		status: 2,
		out: '',
		err: `${path}: is larger than 10 MB\n`
	});
});

test('the faults of several files come together, in their order', async () => {
	const right = join(folder, 'right.json');
	const wrong = join(folder, 'wrong.json');
	const none = join(folder, 'none.json');
	await writeFile(right, file({}));
	await writeFile(wrong, file({ kind: 'own' }));
	expect(await run(['compare', none, right, wrong, join(folder, 'folder')])).toStrictEqual({
		status: 2,
		out: '',
		err: [
			`${none}: cannot be read: there is no such file or folder`,
			`${wrong}: kind: expected one of self, shadow, review; got "own"`,
			`${join(folder, 'folder')}: cannot be read: it is a folder`,
			''
		].join('\n')
	});
});

test('assessments of two States are not set side by side', async () => {
	const [a, b] = [join(folder, 'a.json'), join(folder, 'b.json')];
	await writeFile(a, file({ state: 'XN' }));
	await writeFile(b, file({ state: 'XM' }));
	expect(await run(['diverge', a, b])).toStrictEqual({
		status: 2,
		out: '',
		err: `${b}: state: expected the same State, XN, got XM\n`
	});
});

test('a catalogue that is none', async () => {
	expect(await run(['catalogue', 'check', folder])).toStrictEqual({
		status: 2,
		out: '',
		err: `${folder}: catalogue.yaml: is missing\n`
	});
});
