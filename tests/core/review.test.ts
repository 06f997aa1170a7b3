import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Answer } from '#lib/core/assessment.ts';
import { DIMENSIONS, type Level } from '#lib/core/codes.ts';
import { agreementOf, KAPPA_MINIMUM, pairOf } from '#lib/core/diverge.ts';
import {
	answerOf,
	decisionFaults,
	differenceFrom,
	isBelowTarget,
	NO_RATING,
	raterAgreement,
	Rating,
	standingOf
} from '#lib/core/review.ts';
import { level } from '../fixtures/arbitrary.ts';
import { catalogue } from '../fixtures/catalogue.ts';

const LONG = 'x'.repeat(30);
const answer = (rest: Partial<Answer> = {}): Answer => Answer.parse(rest);
const rating = (rest: Partial<Rating> = {}): Rating => ({ ...NO_RATING, ...rest });
/** A decision on an answer that cites nothing and sets no target. */
const decision = (rest: Partial<Rating> = {}): Rating =>
	rating({ design: 4, implementation: 4, finding: 'Done.', ...rest });

test('what is empty is a rating, and what nobody asked for is none', () => {
	expect(Rating.parse(NO_RATING)).toEqual(NO_RATING);
	expect(Rating.safeParse({ ...NO_RATING, design: 5 }).success).toBe(false);
	expect(Rating.safeParse({ ...NO_RATING, verdicts: { 'ev-1': 'true' } }).success).toBe(false);
	expect(Rating.safeParse({ ...NO_RATING, score: 3 }).success).toBe(false);
});

describe('what keeps a rating from being a decision', () => {
	const cites = answer({ evidence: ['ev-1', 'ev-2'] });
	const advised = { recommendation: 'Pass the act.', priority: 'high' as const };
	test.each<[string, Rating, Answer, string[]]>([
		['nothing', decision(), answer(), []],
		[
			'all',
			NO_RATING,
			cites,
			['designReason', 'implementationReason', 'verdicts.ev-1', 'verdicts.ev-2', 'finding']
		],
		[
			'one item without a verdict',
			decision({ verdicts: { 'ev-2': 'partly' } }),
			cites,
			['verdicts.ev-1']
		],
		[
			'each verdict is one, also that it could not be opened',
			decision({ verdicts: { 'ev-1': 'cannot-open', 'ev-2': 'does-not' } }),
			cites,
			[]
		],
		['a finding of white space', decision({ finding: ' \n' }), answer(), ['finding']],
		[
			'a level that cannot be determined',
			decision({ design: null, designReason: LONG }),
			answer(),
			[]
		],
		[
			'a reason that is short',
			decision({ design: null, designReason: LONG.slice(1) }),
			answer(),
			['designReason']
		],
		[
			'a reason that is white space',
			decision({ design: null, designReason: ' '.repeat(30) }),
			answer(),
			['designReason']
		],
		[
			'a reason in the other dimension',
			decision({ implementation: null, designReason: LONG }),
			answer(),
			['implementationReason']
		],
		['below the top', decision({ design: 3 }), answer(), ['recommendation', 'priority']],
		['below, with advice', decision({ design: 0, ...advised }), answer(), []],
		[
			'advice without a priority',
			decision({ design: 3, recommendation: 'Pass.' }),
			answer(),
			['priority']
		],
		[
			'advice of white space',
			decision({ design: 3, ...advised, recommendation: ' ' }),
			answer(),
			['recommendation']
		],
		['at the target', decision({ design: 2 }), answer({ target: { design: 2 } }), []],
		['a promising practice without words', decision({ promising: true }), answer(), ['summary']],
		['a promising practice', decision({ promising: true, summary: 'One desk.' }), answer(), []],
		[
			'not applicable: a reason, verdicts and a finding, no levels and no advice',
			rating({ applicable: false, design: 0 }),
			cites,
			['notApplicableReason', 'verdicts.ev-1', 'verdicts.ev-2', 'finding']
		],
		[
			'not applicable, with them',
			rating({ applicable: false, notApplicableReason: LONG, finding: 'Agreed.' }),
			answer(),
			[]
		]
	])('%s', (_, given, reviewed, places) => {
		expect(decisionFaults(given, reviewed).map(({ place }) => place)).toEqual(places);
	});

	test('a reason that is short says how long it is, what is empty is missing', () => {
		const given = decision({ design: null, designReason: 'Secret.', finding: '' });
		expect(decisionFaults(given, answer())).toEqual([
			{ place: 'designReason', code: 'reason-missing', got: '7', expected: '30' },
			{ place: 'finding', code: 'missing' }
		]);
	});
});

describe('below the target', () => {
	test.each<[string, Partial<Rating>, Answer['target'], boolean]>([
		['the top without a target', { design: 4, implementation: 4 }, null, false],
		['one dimension is not the top', { design: 4, implementation: 3 }, null, true],
		['at its target', { design: 2, implementation: 4 }, { design: 2 }, false],
		['above its target', { design: 3, implementation: 4 }, { design: 2 }, false],
		['the target is of the other dimension', { design: 2, implementation: 2 }, { design: 2 }, true],
		['a target of 0', { design: 0, implementation: 4 }, { design: 0 }, false],
		['unknown levels are not below', {}, { design: 4, implementation: 4 }, false],
		['not applicable', { applicable: false, design: 0, implementation: 0 }, null, false]
	])('%s', (_, given, target, expected) => {
		expect(isBelowTarget(rating(given), answer({ target }))).toBe(expected);
	});
});

test.each<[number, number, boolean, string]>([
	[0, 0, false, 'open'],
	[0, 3, false, 'open'],
	[1, 0, false, 'settled'],
	[1, 2, false, 'settled'],
	[2, 0, false, 'split'],
	[3, 1, false, 'split'],
	[2, 0, true, 'settled'],
	[0, 1, true, 'settled']
])('%i decided, %i drafts, concluded %s: %s', (decided, drafts, isConcluded, expected) => {
	const ratings = [...Array<boolean>(decided).fill(true), ...Array<boolean>(drafts).fill(false)];
	expect(
		standingOf(
			ratings.map((one) => ({ decided: one })),
			isConcluded
		)
	).toBe(expected);
});

test('as an answer, the finding is its narrative and the target that of the State', () => {
	const reviewed = answer({
		design: 4,
		implementation: 4,
		target: { design: 3 },
		criteria: { a: 'yes' },
		narrative: 'All is well.',
		evidence: ['ev-1']
	});
	const given = decision({ design: 2, implementation: null, verdicts: { 'ev-1': 'partly' } });
	expect(answerOf(given, reviewed)).toEqual({
		applicable: true,
		notApplicableReason: null,
		design: 2,
		implementation: null,
		target: { design: 3 },
		criteria: {},
		narrative: 'Done.',
		evidence: []
	});
	expect(
		answerOf(decision({ applicable: false, notApplicableReason: LONG }), reviewed)
	).toMatchObject({
		applicable: false,
		notApplicableReason: LONG,
		design: null,
		implementation: null
	});
	expect(
		answerOf(decision({ notApplicableReason: LONG }), reviewed).notApplicableReason
	).toBeNull();
});

test.each<[Partial<Answer>, Partial<Rating>, number | null]>([
	[{ design: 1 }, { design: 4 }, 3],
	[{ design: 4 }, { design: 0 }, -4],
	[{ design: null }, { design: 0 }, null],
	[{ design: 2 }, { design: null }, null],
	[{ design: 2 }, { applicable: false, design: 2 }, null],
	[{ applicable: false, notApplicableReason: LONG, design: 2 }, { design: 2 }, null]
])('the difference of %j and %j is %s', (said, found, expected) => {
	expect(differenceFrom(answer(said), rating(found), 'design')).toBe(expected);
});

/** Of one reviewer: levels of design of the first standards; implementation is unknown. */
const rater = (levels: readonly Level[]): Map<string, Rating> =>
	new Map(levels.map((design, index) => [catalogue.standards[index]!.id, rating({ design })]));

describe('how reviewers agree', () => {
	const A: Level[] = [0, 1, 2, 3, 4];
	const B: Level[] = [1, 1, 2, 2, 4];
	const C: Level[] = [4, 3, 2, 1, 0];
	// Expected: 1 − n × observed / expected disagreement, worked out by hand. A and B: 1 − 5×2/80;
	// A and C: 1 − 5×40/100; B and C: 1 − 5×30/80.
	test.each<[string, Level[][], object]>([
		['nobody', [], { pairs: 0, n: 0, kappa: null, withinOne: null }],
		['one alone', [A], { pairs: 0, n: 0, kappa: null, withinOne: null }],
		['two who agree', [A, A], { pairs: 1, n: 5, kappa: 1, withinOne: 1 }],
		['two who are close', [A, B], { pairs: 1, n: 5, kappa: 7 / 8, withinOne: 1 }],
		['two who do not', [A, C], { pairs: 1, n: 5, kappa: -1, withinOne: 1 / 5 }],
		['three', [A, B, C], { pairs: 3, n: 15, kappa: (7 / 8 - 1 - 7 / 8) / 3, withinOne: 8 / 15 }],
		['fewer than five', [A.slice(1), B.slice(1)], { pairs: 1, n: 4, kappa: null, withinOne: 1 }],
		['five, one unknown', [[null, 1, 2, 3, 4], B], { pairs: 1, n: 4, kappa: null, withinOne: 1 }],
		[
			'a pair without a kappa is not in the mean',
			[A, B, [4]],
			{ pairs: 3, n: 7, kappa: 7 / 8, withinOne: 5 / 7 }
		],
		['no standard in common', [A, [null, null]], { pairs: 0, n: 0, kappa: null, withinOne: null }],
		[
			'each one level, alike',
			[
				[3, 3, 3, 3, 3],
				[3, 3, 3, 3, 3]
			],
			{ pairs: 1, n: 5, kappa: null, withinOne: 1 }
		]
	])('%s', (_, levels, expected) => {
		expect(raterAgreement(levels.map(rater), 'design')).toEqual(expected);
	});

	test('what one holds not applicable is not compared, and each dimension is for itself', () => {
		const not = new Map(rater(A)).set(
			catalogue.standards[4]!.id,
			rating({ applicable: false, design: 4 })
		);
		expect(raterAgreement([not, rater(B)], 'design')).toMatchObject({ n: 4, kappa: null });
		expect(raterAgreement([rater(A), rater(B)], 'implementation')).toMatchObject({ n: 0 });
	});

	const raters = fc.array(fc.array(level, { maxLength: 12 }), { maxLength: 4 });

	test('their order changes nothing', () => {
		fc.assert(
			fc.property(raters, (all) => {
				const one = raterAgreement(all.map(rater), 'design');
				const other = raterAgreement(all.toReversed().map(rater), 'design');
				expect([other.pairs, other.n]).toEqual([one.pairs, one.n]);
				for (const key of ['kappa', 'withinOne'] as const)
					if (one[key] === null) expect(other[key]).toBeNull();
					else expect(other[key]).toBeCloseTo(one[key], 12);
			})
		);
	});

	test('of two it is the kappa of the method, and none of fewer than five levels', () => {
		fc.assert(
			fc.property(
				fc.array(level, { maxLength: 12 }),
				fc.array(level, { maxLength: 12 }),
				(a, b) => {
					const pairs = a.flatMap((one, index) => pairOf(one, b[index] ?? null) ?? []);
					const { n, kappa, withinOne } = agreementOf(pairs);
					const found = raterAgreement([rater(a), rater(b)], DIMENSIONS[0]);
					expect(found).toEqual({ pairs: n > 0 ? 1 : 0, n, kappa, withinOne });
					if (n < KAPPA_MINIMUM) expect(found.kappa).toBeNull();
				}
			)
		);
	});
});
