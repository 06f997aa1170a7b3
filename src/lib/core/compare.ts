import { answerTo } from './answer-to.ts';
import type { Assessment } from './assessment.ts';
import type { Catalogue } from './catalogue.ts';
import type { Dimension } from './codes.ts';
import { otherCatalogue, requireLikeFirst } from './same.ts';
import { isKnown, levelOf } from './score.ts';

/** How the known levels of many assessments spread; all but `known` are `null` when there is none. */
export type Spread = {
	known: number;
	min: number | null;
	q1: number | null;
	median: number | null;
	q3: number | null;
	max: number | null;
};

export type Comparison = {
	/** Every standard, in catalogue order. */
	standards: { id: string; design: Spread; implementation: Spread }[];
};

/**
 * The spread of levels over many assessments, per standard and dimension.
 * Source: the method, *Many assessments*. It names no State and ranks none.
 * @param catalogue the one that all were made with
 * @throws InputError `other-catalogue`; a place begins with the position in the list, from 0
 */
export function compare(
	assessments: readonly Pick<Assessment, 'catalogue' | 'answers'>[],
	catalogue: Catalogue
): Comparison {
	requireLikeFirst(assessments, otherCatalogue);
	const spread = (id: string, dimension: Dimension) =>
		spreadOf(assessments.map((one) => levelOf(answerTo(one, id), dimension)).filter(isKnown));
	return {
		standards: catalogue.standards.map(({ id }) => ({
			id,
			design: spread(id, 'design'),
			implementation: spread(id, 'implementation')
		}))
	};
}

/** How known levels spread. Source: the method, *Many assessments*. */
export function spreadOf(levels: readonly number[]): Spread {
	const sorted = levels.toSorted((a, b) => a - b);
	return {
		known: sorted.length,
		min: quantile(sorted, 0),
		q1: quantile(sorted, 0.25),
		median: quantile(sorted, 0.5),
		q3: quantile(sorted, 0.75),
		max: quantile(sorted, 1)
	};
}

/** Linear interpolation between neighbours, as `numpy.percentile`; `null` for no numbers. */
export function quantile(sorted: readonly number[], share: number): number | null {
	const position = (sorted.length - 1) * share;
	const below = sorted[Math.floor(position)];
	const above = sorted[Math.ceil(position)];
	if (below === undefined || above === undefined) return null;
	return below + (above - below) * (position - Math.floor(position));
}
