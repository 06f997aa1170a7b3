import { answerTo } from './answer-to.ts';
import type { Assessment } from './assessment.ts';
import type { Dimension, Level } from './codes.ts';
import type { Catalogue } from './catalogue.ts';
import { InputError } from './input-error.ts';
import { otherCatalogue, otherState } from './same.ts';
import { mean, sum } from './score.ts';

/** A difference between two levels that the method calls material. */
export const MATERIAL = 2;
/** Fewer pairs than this tell nothing about agreement beyond chance. */
export const KAPPA_MINIMUM = 5;

/** How two assessments agree in one dimension; `null` where there is nothing to tell. */
export type Agreement = {
	/** Standards whose level is known in both. */
	n: number;
	/** Mean of B − A, −4 to 4. */
	bias: number | null;
	/** Mean of |B − A|, 0 to 4. */
	meanAbsolute: number | null;
	/** Share of equal levels, 0 to 1. */
	equal: number | null;
	/** Share of levels at most one apart, 0 to 1. */
	withinOne: number | null;
	/** Cohen's kappa with quadratic weights, at most 1. */
	kappa: number | null;
};

/** B − A of one standard, −4 to 4; `null` where a level is unknown. */
export type Difference = { id: string; design: number | null; implementation: number | null };

export type Divergence = {
	design: Agreement;
	implementation: Agreement;
	/** Ids that differ by 2 or more in a dimension: the largest difference first, then in catalogue order. */
	material: string[];
	/** Ids that are applicable in one of the two only, in catalogue order. */
	applicability: string[];
	/** Every standard that is applicable in both, in catalogue order. */
	standards: Difference[];
};

type Side = Pick<Assessment, 'state' | 'catalogue' | 'answers'>;
export type Pair = { a: number; b: number };

/**
 * Sets two assessments of one State side by side. Source: the method, *Two assessments of the same
 * State*.
 * @param catalogue the one that both were made with
 * @throws InputError `other-state`, `other-catalogue`; places are those of `b`
 */
export function diverge(a: Side, b: Side, catalogue: Catalogue): Divergence {
	const faults = [...otherState(a, b), ...otherCatalogue(a, b)];
	if (faults.length) throw new InputError(faults);
	const answers = catalogue.standards.map(({ id }) => ({
		id,
		a: answerTo(a, id),
		b: answerTo(b, id)
	}));
	const both = answers.filter(({ a, b }) => a.applicable && b.applicable);
	const pairs = (dimension: Dimension): Pair[] =>
		both.flatMap(({ a, b }) => pairOf(a[dimension], b[dimension]) ?? []);
	const standards = both.map(({ id, a, b }) => ({
		id,
		design: differenceOf(pairOf(a.design, b.design)),
		implementation: differenceOf(pairOf(a.implementation, b.implementation))
	}));
	return {
		design: agreementOf(pairs('design')),
		implementation: agreementOf(pairs('implementation')),
		material: standards
			.filter((standard) => largest(standard) >= MATERIAL)
			.toSorted((one, other) => largest(other) - largest(one)) // stable: catalogue order remains
			.map(({ id }) => id),
		applicability: answers.filter(({ a, b }) => a.applicable !== b.applicable).map(({ id }) => id),
		standards
	};
}

/** Two levels that are both known; `null` where one is not. */
export const pairOf = (a: Level, b: Level): Pair | null =>
	a === null || b === null ? null : { a, b };

const differenceOf = (pair: Pair | null): number | null => (pair ? pair.b - pair.a : null);

const largest = ({ design, implementation }: Difference): number =>
	Math.max(Math.abs(design ?? 0), Math.abs(implementation ?? 0));

/** How the two sides of the pairs agree. */
export function agreementOf(pairs: readonly Pair[]): Agreement {
	const distances = pairs.map(({ a, b }) => Math.abs(b - a));
	const within = (limit: number) => distances.map((distance) => (distance <= limit ? 1 : 0));
	return {
		n: pairs.length,
		bias: mean(pairs.map(({ a, b }) => b - a)),
		meanAbsolute: mean(distances),
		equal: mean(within(0)),
		withinOne: mean(within(1)),
		kappa: kappaOf(pairs)
	};
}

/**
 * Cohen's kappa with quadratic weights: 1 − observed / expected disagreement, where expected is
 * that of every level of A with every level of B. The scale of the weights cancels out.
 */
function kappaOf(pairs: readonly Pair[]): number | null {
	if (pairs.length < KAPPA_MINIMUM) return null;
	const square = (x: number, y: number) => (x - y) ** 2;
	const observed = sum(pairs.map(({ a, b }) => square(a, b)));
	const expected = sum(pairs.flatMap(({ a }) => pairs.map(({ b }) => square(a, b))));
	return expected === 0 ? null : 1 - (observed * pairs.length) / expected;
}
