import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readAssessment, writeAssessment, type Answer } from '#lib/core/assessment.ts';
import { DIMENSIONS } from '#lib/core/codes.ts';
import { compare } from '#lib/core/compare.ts';
import { diverge } from '#lib/core/diverge.ts';
import type { Mean, SetResult } from '#lib/core/result.ts';
import { score } from '#lib/core/score.ts';
import { answer, answers, assessments, level } from '../fixtures/arbitrary.ts';
import { assessment, REASON } from '../fixtures/assessment.ts';
import { catalogue } from '../fixtures/catalogue.ts';

const RUNS = { numRuns: 150 };
/** Sums of at most 57 levels and halves are exact; one division is not. */
const SLACK = 1e-9;
const ids = fc.constantFrom(...catalogue.standards.map(({ id }) => id));
const MEANS = [...DIMENSIONS, 'combined'] as const;

const sets = (given: Record<string, Answer>): SetResult[] => {
	const { overall, pillars } = score({ answers: given }, catalogue);
	return [overall, ...pillars];
};

const NONE = assessment({ 'F-01': {} }).answers['F-01'] as Answer;

const isWithin = (value: number | null, { low, high }: Mean): boolean =>
	value === null || (value >= (low ?? 0) - SLACK && value <= (high ?? 4) + SLACK);

test('low ≤ mean ≤ high, within 0–4', () => {
	const scale = { known: 0, mean: null, low: 0, high: 4 };
	fc.assert(
		fc.property(answers, (given) => {
			for (const set of sets(given)) {
				for (const dimension of DIMENSIONS)
					expect(isWithin(set[dimension].mean, set[dimension])).toBe(true);
				// The combined mean is over fewer standards than its bounds, and may lie outside them.
				for (const key of MEANS) {
					expect(isWithin(set[key].low, { ...set[key], low: 0 })).toBe(true);
					expect(isWithin(set[key].low, scale) && isWithin(set[key].high, scale)).toBe(true);
				}
			}
		}),
		RUNS
	);
});

test('what is filled in later keeps the mean and the bounds within the bounds of before', () => {
	fc.assert(
		fc.property(answers, ids, level, level, (given, id, design, implementation) => {
			const old = given[id] ?? NONE;
			fc.pre(old.applicable);
			const filled = {
				...old,
				design: old.design ?? design,
				implementation: old.implementation ?? implementation
			};
			const before = sets(given);
			sets({ ...given, [id]: filled }).forEach((after, index) => {
				const earlier = before[index];
				if (!earlier) throw new Error('a set is missing');
				for (const key of MEANS)
					expect([after[key].low, after[key].high].map((v) => isWithin(v, earlier[key]))).toEqual([
						true,
						true
					]);
				for (const dimension of DIMENSIONS)
					expect(isWithin(after[dimension].mean, earlier[dimension])).toBe(true);
			});
		}),
		RUNS
	);
});

test('a standard that is not applicable counts nowhere, whatever else its answer says', () => {
	const withoutIt = { ...NONE, applicable: false, notApplicableReason: REASON };
	fc.assert(
		fc.property(answers, ids, answer, (given, id, said) => {
			const silent = sets({ ...given, [id]: withoutIt });
			const loud = sets({ ...given, [id]: { ...said, ...pick(withoutIt) } });
			expect(loud).toStrictEqual(silent);
		}),
		RUNS
	);
});

const pick = ({ applicable, notApplicableReason }: Answer) => ({ applicable, notApplicableReason });

test('the order of the answers changes nothing', () => {
	fc.assert(
		fc.property(answers, (given) => {
			const reversed = Object.fromEntries(Object.entries(given).toReversed());
			expect(score({ answers: reversed }, catalogue)).toStrictEqual(
				score({ answers: given }, catalogue)
			);
		}),
		RUNS
	);
});

test('gaps hold each applicable standard with a known gap once, and no unknown one', () => {
	fc.assert(
		fc.property(answers, (given) => {
			const { gaps, noInformation, standards } = score({ answers: given }, catalogue);
			const expected = standards.filter(({ gap }) => (gap?.total ?? 0) > 0).map(({ id }) => id);
			expect(gaps.toSorted()).toStrictEqual(expected.toSorted());
			expect(gaps.filter((id) => noInformation.includes(id))).toStrictEqual([]);
		}),
		RUNS
	);
});

test('an assessment agrees with itself', () => {
	fc.assert(
		fc.property(assessments, (one) => {
			const { design, implementation, material, applicability } = diverge(one, one, catalogue);
			for (const { n, bias, meanAbsolute, equal, withinOne, kappa } of [design, implementation]) {
				expect([bias, meanAbsolute, equal, withinOne]).toStrictEqual(
					n === 0 ? [null, null, null, null] : [0, 0, 1, 1]
				);
				expect([null, 1]).toContain(kappa);
			}
			expect([material, applicability]).toStrictEqual([[], []]);
		}),
		RUNS
	);
});

test('exchanging the two turns the bias round and leaves the rest', () => {
	fc.assert(
		fc.property(answers, answers, (one, other) => {
			const [a, b] = [assessment(one), assessment(other)];
			const [there, back] = [diverge(a, b, catalogue), diverge(b, a, catalogue)];
			for (const dimension of ['design', 'implementation'] as const) {
				const turned = there[dimension].bias;
				expect(back[dimension]).toStrictEqual({
					...there[dimension],
					bias: turned === null || turned === 0 ? turned : -turned
				});
			}
			expect(back.material).toStrictEqual(there.material);
			expect(back.applicability).toStrictEqual(there.applicability);
		}),
		RUNS
	);
});

test('compared alone, an assessment is its own spread', () => {
	fc.assert(
		fc.property(answers, (given) => {
			const { standards } = compare([assessment(given)], catalogue);
			for (const { id, design } of standards) {
				const known = given[id]?.applicable ? given[id].design : null;
				expect(design).toStrictEqual({
					known: known === null ? 0 : 1,
					min: known,
					q1: known,
					median: known,
					q3: known,
					max: known
				});
			}
		}),
		RUNS
	);
});

test('what is written is read back the same', () => {
	fc.assert(
		fc.property(assessments, (one) => {
			expect(readAssessment(JSON.parse(writeAssessment(one)), [catalogue])).toStrictEqual(one);
		}),
		RUNS
	);
});
