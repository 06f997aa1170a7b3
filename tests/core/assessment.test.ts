import { describe, expect, test } from 'vitest';
import { answerTo, NO_ANSWER } from '#lib/core/answer-to.ts';
import { readAssessment, writeAssessment, type Assessment } from '#lib/core/assessment.ts';
import { InputError, type Fault } from '#lib/core/input-error.ts';
import { assessment, REASON } from '../fixtures/assessment.ts';
import { catalogue } from '../fixtures/catalogue.ts';

/** A file that is right, as `JSON.parse` gives it, with other fields in place of some. */
const file = (more: Record<string, unknown> = {}) => ({
	...(JSON.parse(writeAssessment(assessment())) as Record<string, unknown>),
	...more
});
const answer = (fields: Record<string, unknown>) => file({ answers: { 'F-01': fields } });
const evidence = (...items: unknown[]) => file({ evidence: items });
const action = (fields: Record<string, unknown>) =>
	file({
		actions: [{ id: 'ac-1', standards: ['F-01'], title: 'T', status: 'done', ...fields }]
	});
const link = { id: 'ev-1', kind: 'link', type: 'law', title: 'T', url: 'https://example.org/' };

function faultsOf(input: unknown): readonly Fault[] {
	try {
		readAssessment(input, [catalogue]);
	} catch (error) {
		if (error instanceof InputError) return error.faults;
		throw error;
	}
	return [];
}

describe('what is right', () => {
	test('the smallest file', () => {
		const smallest = file({ evidence: undefined, actions: undefined });
		expect(readAssessment(smallest, [catalogue])).toStrictEqual(assessment());
	});

	test('the example of the method', () => {
		const example: Assessment = assessment(
			{
				'F-01': {
					design: 3,
					target: { design: 4, implementation: 3, by: '2028-12-31' },
					criteria: { a: 'yes', b: 'partly', c: 'unknown', d: 'no', e: 'yes' },
					narrative: 'free text',
					evidence: ['ev-1']
				}
			},
			{
				language: 'en',
				evidence: [
					{
						id: 'ev-1',
						kind: 'file',
						type: 'law',
						title: 'Act on …',
						issuer: 'Parliament',
						date: '2024-05-02',
						language: 'fr',
						pinpoint: 'arts 4–7',
						access: 'public',
						file: {
							name: 'act.pdf',
							size: 12345,
							sha256: '0a'.repeat(32),
							mediaType: 'application/pdf'
						}
					},
					{
						id: 'ev-3',
						kind: 'reference',
						type: 'court-judgment',
						title: 'Judgment …',
						citation: 'Case 1/24',
						access: 'internal'
					}
				],
				actions: [
					{
						id: 'ac-1',
						standards: ['F-01'],
						title: 'Adopt the decree',
						lead: 'ministry-justice',
						partners: ['ngo-providers'],
						start: '2027-01-01',
						due: '2027-12-31',
						budget: { amount: 100000, currency: 'EUR', funded: true },
						indicator: 'Decree in the gazette',
						effect: { design: 4 },
						status: 'planned'
					}
				]
			}
		);
		expect(readAssessment(JSON.parse(writeAssessment(example)), [catalogue])).toStrictEqual(
			example
		);
	});

	test('text is kept in NFC with \\n line ends', () => {
		const { answers } = readAssessment(answer({ narrative: 'e\u0301\r\nz' }), [catalogue]);
		expect(answers['F-01']?.narrative).toBe('\u00e9\nz');
	});

	test('the levels of a standard that is not applicable are kept', () => {
		const given = { applicable: false, notApplicableReason: REASON, design: 3 };
		const { answers } = readAssessment(answer(given), [catalogue]);
		expect(answers['F-01']).toMatchObject(given);
	});

	test('a missing answer is applicable, with no information', () => {
		expect(answerTo(assessment(), 'F-01')).toBe(NO_ANSWER);
		expect(answerTo(assessment(), 'constructor')).toBe(NO_ANSWER);
		expect(NO_ANSWER).toStrictEqual({
			applicable: true,
			notApplicableReason: null,
			design: null,
			implementation: null,
			target: null,
			criteria: {},
			narrative: '',
			evidence: []
		});
	});
});

const ACTION = { standards: ['F-01'], title: 'T', status: 'done' };
const levelFault = (got: string): Fault => ({ place: 'answers.F-01.design', code: 'level', got });

describe('what is wrong', () => {
	test.each<[string, unknown, Fault[]]>([
		['no object', null, [{ place: '', code: 'object', got: 'null' }]],
		['a list', [], [{ place: '', code: 'object', got: '[]' }]],
		[
			'the format',
			file({ format: 'nrm-assessment/2' }),
			[{ place: 'format', code: 'format', got: '"nrm-assessment/2"', expected: 'nrm-assessment/1' }]
		],
		[
			'the kind',
			file({ kind: 'own' }),
			[{ place: 'kind', code: 'one-of', got: '"own"', expected: 'self, shadow, review' }]
		],
		[
			'the State',
			file({ state: 'xn' }),
			[{ place: 'state', code: 'pattern', got: '"xn"', expected: 'XA' }]
		],
		[
			'an organisation without a name',
			file({ organisation: { name: ' ', kind: 'state' } }),
			[
				{
					place: 'organisation.kind',
					code: 'one-of',
					got: '"state"',
					expected: 'government, ngo, reviewer'
				},
				{ place: 'organisation.name', code: 'missing' }
			]
		],
		[
			'a day that does not exist',
			file({ period: { from: '2026-02-30', to: '2026-12-31' } }),
			[{ place: 'period.from', code: 'date', got: '"2026-02-30"' }]
		],
		[
			'a period that ends before it begins',
			file({ period: { from: '2026-02-02', to: '2026-02-01' } }),
			[{ place: 'period.to', code: 'period-order', got: '2026-02-01', expected: '2026-02-02' }]
		],
		['an unknown field', file({ score: 4 }), [{ place: 'score', code: 'unknown-field' }]],
		[
			'an unknown standard, in a place of one line',
			file({ answers: { 'F-99': {}, 'a\nb': {} } }),
			[
				{ place: 'answers."a\\nb"', code: 'unknown-standard' },
				{ place: 'answers.F-99', code: 'unknown-standard' }
			]
		],
		['answers in a list', file({ answers: [] }), [{ place: 'answers', code: 'object', got: '[]' }]],
		['no answers', file({ answers: undefined }), [{ place: 'answers', code: 'missing' }]],
		['level 7', answer({ design: 7 }), [levelFault('7')]],
		['level −1', answer({ design: -1 }), [levelFault('-1')]],
		['level 2.5', answer({ design: 2.5 }), [levelFault('2.5')]],
		['level "3"', answer({ design: '3' }), [levelFault('"3"')]],
		['level true', answer({ design: true }), [levelFault('true')]],
		['level []', answer({ design: [] }), [levelFault('[]')]],
		[
			'a target that is no level, and one that is unknown',
			answer({ target: { design: 5, implementation: null, by: '2026-13-01' } }),
			[
				{ place: 'answers.F-01.target.by', code: 'date', got: '"2026-13-01"' },
				{ place: 'answers.F-01.target.design', code: 'target', got: '5' },
				{ place: 'answers.F-01.target.implementation', code: 'target', got: 'null' }
			]
		],
		[
			'an unknown criterion and mark',
			answer({ criteria: { f: 'yes', a: 'maybe' } }),
			[
				{
					place: 'answers.F-01.criteria.a',
					code: 'one-of',
					got: '"maybe"',
					expected: 'yes, partly, no, unknown'
				},
				{ place: 'answers.F-01.criteria.f', code: 'unknown-field' }
			]
		],
		[
			'not applicable without a reason',
			answer({ applicable: false }),
			[
				{
					place: 'answers.F-01.notApplicableReason',
					code: 'reason-missing',
					got: '0',
					expected: '30'
				}
			]
		],
		[
			'not applicable with white space for a reason',
			answer({ applicable: false, notApplicableReason: `${' '.repeat(40)}no` }),
			[
				{
					place: 'answers.F-01.notApplicableReason',
					code: 'reason-missing',
					got: '2',
					expected: '30'
				}
			]
		],
		[
			'a narrative too long',
			answer({ narrative: 'x'.repeat(20_001) }),
			[{ place: 'answers.F-01.narrative', code: 'text-long', got: '20001', expected: '20000' }]
		],
		[
			'control characters',
			answer({ narrative: 'a\u0000b' }),
			[{ place: 'answers.F-01.narrative', code: 'control-character' }]
		],
		[
			'evidence that is not there, and the same twice',
			answer({ evidence: ['ev-9', 'ev-9'] }),
			[
				{ place: 'answers.F-01.evidence.0', code: 'unknown-evidence', got: '"ev-9"' },
				{ place: 'answers.F-01.evidence.1', code: 'unknown-evidence', got: '"ev-9"' },
				{ place: 'answers.F-01.evidence.1', code: 'duplicate', got: '"ev-9"' }
			]
		],
		[
			'two items with one id',
			evidence(link, link),
			[{ place: 'evidence.1.id', code: 'duplicate', got: '"ev-1"' }]
		],
		[
			'a kind of evidence that does not exist',
			evidence({ ...link, kind: 'film' }),
			[
				{
					place: 'evidence.0.kind',
					code: 'one-of',
					got: '"film"',
					expected: 'file, link, reference'
				}
			]
		],
		[
			'a link that a browser should not open',
			evidence({ ...link, url: 'javascript:alert(1)' }),
			[{ place: 'evidence.0.url', code: 'url', got: '"javascript:alert(1)"' }]
		],
		[
			'a field of another kind of evidence',
			evidence({ ...link, citation: 'Case 1/24' }),
			[{ place: 'evidence.0.citation', code: 'unknown-field' }]
		],
		[
			'a file with a wrong hash and size',
			evidence({
				id: 'ev-1',
				kind: 'file',
				type: 'law',
				title: 'T',
				file: { name: 'a.pdf', size: 1.5, sha256: 'AB', mediaType: 'application/pdf' }
			}),
			[
				{
					place: 'evidence.0.file.sha256',
					code: 'pattern',
					got: '"AB"',
					expected: '64 × 0–9, a–f'
				},
				{ place: 'evidence.0.file.size', code: 'whole-number', got: '1.5' }
			]
		],
		[
			'an action about unknown and repeated standards',
			action({ standards: ['F-01', 'F-01'], lead: 'nobody' }),
			[
				{
					place: 'actions.0.lead',
					code: 'one-of',
					got: '"nobody"',
					expected: catalogue.institutions.join(', ')
				},
				{ place: 'actions.0.standards.1', code: 'duplicate', got: '"F-01"' }
			]
		],
		[
			'an action about nothing',
			action({ standards: [] }),
			[{ place: 'actions.0.standards', code: 'missing' }]
		],
		[
			'an action that is due before it starts',
			action({ start: '2027-01-02', due: '2027-01-01' }),
			[{ place: 'actions.0.due', code: 'period-order', got: '2027-01-01', expected: '2027-01-02' }]
		],
		[
			'a budget',
			action({ budget: { amount: -1, currency: 'euro', funded: 'yes' } }),
			[
				{ place: 'actions.0.budget.amount', code: 'amount', got: '-1', expected: '0' },
				{ place: 'actions.0.budget.currency', code: 'pattern', got: '"euro"', expected: 'EUR' },
				{ place: 'actions.0.budget.funded', code: 'boolean', got: '"yes"' }
			]
		],
		[
			'too many items',
			file({ actions: Array.from({ length: 501 }, (_, i) => ({ ...ACTION, id: `ac-${i}` })) }),
			[{ place: 'actions', code: 'count', got: '501', expected: '≤ 500' }]
		],
		[
			'names of every object',
			file({ answers: JSON.parse('{"__proto__": {"design": 1}, "constructor": {}}') }),
			[
				{ place: 'answers.__proto__', code: 'unknown-standard' },
				{ place: 'answers.constructor', code: 'unknown-standard' }
			]
		]
	])('%s', (_, input, expected) => {
		expect(faultsOf(input)).toStrictEqual(expected);
	});

	test('everything at once, in the order of the places', () => {
		const input = {
			...answer({ design: 7, evidence: ['x'] }),
			kind: 'own',
			evidence: [link, link]
		};
		expect(faultsOf(input).map(({ place, code }) => `${place} ${code}`)).toStrictEqual([
			'answers.F-01.design level',
			'answers.F-01.evidence.0 unknown-evidence',
			'evidence.1.id duplicate',
			'kind one-of'
		]);
	});

	test('a catalogue that is not installed: its ids are not judged, the rest is', () => {
		const input = {
			...answer({ design: 7 }),
			catalogue: { id: 'other', version: '9.9.9' },
			state: 'x',
			period: { from: '2026-01-02', to: '2026-01-01' }
		};
		expect(faultsOf(input)).toStrictEqual([
			{
				place: 'catalogue',
				code: 'unknown-catalogue',
				got: '"other 9.9.9"',
				expected: `${catalogue.id} ${catalogue.version}`
			},
			{ place: 'period.to', code: 'period-order', got: '2026-01-01', expected: '2026-01-02' },
			{ place: 'state', code: 'pattern', got: '"x"', expected: 'XA' }
		]);
	});

	test('a hundred thousand wrong items are told quickly', () => {
		const ids = Array.from({ length: 100_000 }, (_, index) => `e${index}`);
		const start = performance.now();
		expect(faultsOf(answer({ evidence: ids }))).toHaveLength(100_001);
		expect(performance.now() - start).toBeLessThan(3000);
	});
});
