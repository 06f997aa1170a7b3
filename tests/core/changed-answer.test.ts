import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { answerOf, fieldsOf, type AnswerField } from '#lib/core/answer-fields.ts';
import { Answer } from '#lib/core/assessment.ts';
import { changedFields, levelDifferences } from '#lib/core/changed-answer.ts';
import { answerInput } from '#lib/core/forms.ts';
import { answer } from '../fixtures/arbitrary.ts';
import { REASON } from '../fixtures/assessment.ts';

const BEFORE = {
	design: 1,
	implementation: 3,
	target: { design: 4, by: '2028-12-31' },
	criteria: { a: 'yes', e: 'unknown' },
	narrative: 'As it was.',
	evidence: ['ev-1', 'ev-2']
} as const;
const made = (change: object = {}): Answer => Answer.parse({ ...BEFORE, ...change });

describe('what changed', () => {
	test.each<[string, object, AnswerField[]]>([
		['nothing', {}, []],
		[
			'applicability, with its reason',
			{ applicable: false, notApplicableReason: REASON },
			['notApplicable']
		],
		['a level', { design: 2 }, ['design']],
		['a level that is no longer known', { implementation: null }, ['implementation']],
		['level 0 is not no information', { design: 0 }, ['design']],
		['the day of a target', { target: { design: 4, by: '2027-12-31' } }, ['target']],
		['a target taken away', { target: null }, ['target']],
		['a target in another order', { target: { by: '2028-12-31', design: 4 } }, []],
		['a criterion', { criteria: { a: 'partly', e: 'unknown' } }, ['criteria.a']],
		['a criterion marked unknown', { criteria: { a: 'yes' } }, ['criteria.e']],
		['the narrative', { narrative: 'As it is.' }, ['narrative']],
		['evidence added', { evidence: ['ev-1', 'ev-2', 'ev-3'] }, ['evidence']],
		['evidence exchanged', { evidence: ['ev-1', 'ev-3'] }, ['evidence']],
		['evidence in another order', { evidence: ['ev-2', 'ev-1'] }, []],
		[
			'everything, in the order of the form',
			{
				applicable: false,
				notApplicableReason: REASON,
				design: null,
				implementation: null,
				target: null,
				criteria: { a: 'no', b: 'no', c: 'no', d: 'no', e: 'no' },
				narrative: '',
				evidence: []
			},
			[
				'notApplicable',
				'criteria.a',
				'criteria.b',
				'criteria.c',
				'criteria.d',
				'criteria.e',
				'design',
				'implementation',
				'target',
				'narrative',
				'evidence'
			]
		]
	])('%s', (_, change, expected) => {
		expect(changedFields(made(), made(change))).toStrictEqual(expected);
		expect(changedFields(made(change), made())).toStrictEqual(expected);
	});

	test('a target that sets nothing is none', () => {
		expect(changedFields(made({ target: null }), made({ target: { by: null } }))).toStrictEqual([]);
	});
});

test.each([
	['up and down', { design: 4, implementation: 2 }, { design: 3, implementation: -1 }],
	['the same', {}, { design: 0, implementation: 0 }],
	['unknown', { design: null }, { design: null, implementation: 0 }],
	[
		'not applicable',
		{ applicable: false, notApplicableReason: REASON },
		{ design: null, implementation: null }
	]
])('levels: %s', (_, change, expected) => {
	expect(levelDifferences(made(), made(change))).toStrictEqual(expected);
});

test('a field has the name that the form posts', () => {
	const value: Partial<Record<AnswerField, string>> = {
		notApplicable: 'on',
		'criteria.a': 'yes',
		'criteria.b': 'yes',
		'criteria.c': 'yes',
		'criteria.d': 'yes',
		'criteria.e': 'yes',
		design: '1',
		implementation: '1',
		narrative: 'Words.',
		evidence: 'ev-1'
	};
	const read = (posted: string) => Answer.parse(answerInput(new URLSearchParams(posted)));
	for (const [field, posted] of Object.entries(value))
		expect(changedFields(read(''), read(`${field}=${posted}`))).toStrictEqual([field]);
	for (const part of ['design=3', 'implementation=3', 'by=2028-12-31'])
		expect(changedFields(read(''), read(`target.${part}`))).toStrictEqual(['target']);
});

test('taken apart and put together again, an answer says the same', () => {
	fc.assert(
		fc.property(answer, (one) => {
			const again = answerOf(fieldsOf(one));
			const target = one.target && Object.keys(one.target).length ? one.target : null;
			expect(again).toStrictEqual({ ...one, target });
		})
	);
});
