import { describe, expect, test } from 'vitest';
import { Answer, type Mark } from '#lib/core/assessment.ts';
import type { Level } from '#lib/core/codes.ts';
import { isAboveSuggestion, isAnswered, isUnsupported, suggestLevel } from '#lib/core/suggest.ts';
import { assessment, REASON } from '../fixtures/assessment.ts';
import { catalogue, standard } from '../fixtures/catalogue.ts';

/** a, b: design; c, d: implementation; e: the child lens, here on implementation. */
const LENS_ON_PRACTICE = catalogue.standards.find(
	({ criteria }) => criteria[4]?.dimension === 'implementation'
);
const LENS_ON_DESIGN = catalogue.standards.find(
	({ criteria }) => criteria[4]?.dimension === 'design'
);

describe('the level that criteria suggest', () => {
	const two: [Mark | undefined, Mark | undefined, Level][] = [
		['yes', 'yes', 4],
		['yes', 'partly', 3],
		['yes', 'no', 2],
		['partly', 'partly', 2],
		['partly', 'no', 1],
		['no', 'no', 0],
		['yes', 'unknown', 4],
		['unknown', 'partly', 2],
		['no', undefined, 0],
		['unknown', 'unknown', null],
		[undefined, undefined, null]
	];
	test.each(two)('design: a %s, b %s → %s', (a, b, expected) => {
		if (!LENS_ON_PRACTICE) throw new Error('no such standard');
		const marks = { ...(a && { a }), ...(b && { b }), c: 'no', d: 'no', e: 'no' } as const;
		expect(suggestLevel(LENS_ON_PRACTICE, marks, 'design')).toBe(expected);
	});

	// 4 × mean of three: 10/3 = 3.33, 8/3 = 2.67, 2/3 = 0.67, 4/3 = 1.33; never a half.
	const three: [Mark, Mark, Mark, Level][] = [
		['yes', 'yes', 'yes', 4],
		['yes', 'yes', 'partly', 3],
		['yes', 'yes', 'no', 3],
		['yes', 'no', 'no', 1],
		['partly', 'no', 'no', 1],
		['partly', 'partly', 'partly', 2],
		['yes', 'partly', 'no', 2],
		['no', 'no', 'no', 0]
	];
	test.each(three)('implementation with the child lens: %s, %s, %s → %s', (c, d, e, expected) => {
		if (!LENS_ON_PRACTICE) throw new Error('no such standard');
		const marks = { a: 'no', b: 'no', c, d, e } as const;
		expect(suggestLevel(LENS_ON_PRACTICE, marks, 'implementation')).toBe(expected);
	});

	test('the child lens counts in the dimension that the catalogue names', () => {
		if (!LENS_ON_DESIGN) throw new Error('no such standard');
		const marks = { a: 'yes', b: 'yes', c: 'no', d: 'no', e: 'no' } as const;
		expect(suggestLevel(LENS_ON_DESIGN, marks, 'design')).toBe(3);
		expect(suggestLevel(LENS_ON_DESIGN, marks, 'implementation')).toBe(0);
	});

	test('a half is rounded down', () => {
		// Four known criteria of one dimension do not exist in the catalogue, but make 4 × 5/8 = 2.5.
		const criteria = (['a', 'b', 'c', 'd'] as const).map((id) => ({
			id,
			dimension: 'design' as const
		}));
		const marks = { a: 'yes', b: 'yes', c: 'partly', d: 'no' } as const;
		expect(suggestLevel({ criteria }, marks, 'design')).toBe(2);
	});
});

describe('a level above the suggestion', () => {
	test.each<[Partial<Answer>, boolean]>([
		[{ design: 3, criteria: { a: 'yes', b: 'no' } }, true],
		[{ design: 2, criteria: { a: 'yes', b: 'no' } }, false],
		[{ design: 4 }, false],
		[{ design: null, criteria: { a: 'no' } }, false],
		[{ design: 4, criteria: { a: 'no' }, applicable: false, notApplicableReason: REASON }, false]
	])('%j → %s', (given, expected) => {
		const answer = Answer.parse(given);
		expect(isAboveSuggestion(standard('F-01'), answer, 'design')).toBe(expected);
	});
});

describe('an unsupported level', () => {
	test.each<[Partial<Answer>, boolean]>([
		[{ implementation: 4 }, true],
		[{ implementation: 3 }, true],
		[{ implementation: 2 }, false],
		[{ implementation: null }, false],
		[{ design: 4 }, false],
		[{ implementation: 4, evidence: ['ev-1'] }, false],
		[{ implementation: 4, applicable: false, notApplicableReason: REASON }, false]
	])('%j → %s', (given, expected) => {
		expect(isUnsupported(Answer.parse(given))).toBe(expected);
	});
});

test.each<[Partial<Answer>, boolean]>([
	[{}, false],
	[{ narrative: 'text', criteria: { a: 'yes' } }, false],
	[{ design: 0 }, true],
	[{ implementation: 0 }, true],
	[{ applicable: false, notApplicableReason: REASON }, true]
])('answered: %j → %s', (given, expected) => {
	expect(isAnswered(assessment({ 'F-01': given }), 'F-01')).toBe(expected);
});
