import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Answer } from '#lib/core/assessment.ts';
import { disagreements, type Disagreements } from '#lib/core/disagreements.ts';
import { answer } from '../fixtures/arbitrary.ts';
import { REASON } from '../fixtures/assessment.ts';

const NONE: Disagreements = { design: null, implementation: null, applicable: false, criteria: [] };
const LEFT_OUT = { applicable: false, notApplicableReason: REASON };
const said = (...answers: object[]) =>
	answers.map((answer, index) => ({
		institution: `institution-${index + 1}`,
		answer: Answer.parse(answer)
	}));
const end = (level: number, ...numbers: number[]) => ({
	level,
	institutions: numbers.map((number) => `institution-${number}`)
});

describe('where institutions differ', () => {
	test.each<[string, object[], Partial<Disagreements>]>([
		['nobody answered', [], {}],
		['one alone', [{ design: 4, criteria: { a: 'yes' } }], {}],
		['equal levels', [{ design: 2 }, { design: 2 }], {}],
		['unknown is no disagreement', [{ design: 2, implementation: 4 }, { design: null }], {}],
		[
			'one level apart',
			[{ design: 2 }, { design: 3 }],
			{ design: { lowest: end(2, 1), highest: end(3, 2), material: false } }
		],
		[
			'two levels apart is material; 0 is a level',
			[{ implementation: 2 }, { implementation: 0 }],
			{ implementation: { lowest: end(0, 2), highest: end(2, 1), material: true } }
		],
		[
			'several at each end, some between',
			[{ design: 1 }, { design: 4 }, { design: 2 }, {}, { design: 1 }, { design: 4 }],
			{ design: { lowest: end(1, 1, 5), highest: end(4, 2, 6), material: true } }
		],
		[
			'applicable to some; the levels and marks of the others do not count',
			[
				{ design: 4, criteria: { a: 'yes' } },
				{ ...LEFT_OUT, design: 0, criteria: { a: 'no' } }
			],
			{ applicable: true }
		],
		['applicable to nobody', [LEFT_OUT, LEFT_OUT], {}],
		[
			'criteria, in their order',
			[
				{ criteria: { e: 'yes', a: 'no', b: 'yes', c: 'unknown' } },
				{ criteria: { e: 'no', a: 'partly', b: 'yes', c: 'yes', d: 'no' } }
			],
			{ criteria: ['a', 'e'] }
		]
	])('%s', (_, answers, expected) => {
		expect(disagreements(said(...answers))).toStrictEqual({ ...NONE, ...expected });
	});
});

test('the order of the institutions changes no finding', () => {
	fc.assert(
		fc.property(fc.array(answer, { maxLength: 5 }), (answers) => {
			const given = said(...answers);
			const sorted = ({ design, implementation, ...rest }: Disagreements) => ({
				...rest,
				spreads: [design, implementation].map(
					(spread) =>
						spread &&
						[spread.lowest, spread.highest].map((e) => [e.level, e.institutions.toSorted()])
				)
			});
			expect(sorted(disagreements(given.toReversed()))).toStrictEqual(sorted(disagreements(given)));
		})
	);
});

test('nobody disagrees with themselves', () => {
	fc.assert(
		fc.property(answer, (one) => {
			expect(disagreements(said(one, one, one))).toStrictEqual(NONE);
		})
	);
});
