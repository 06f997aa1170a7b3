import type { Catalogue } from '#lib/core/catalogue.ts';
import { spreadOf, type Spread } from '#lib/core/compare.ts';
import { DIMENSIONS } from '#lib/core/codes.ts';
import type { ComparedLevels } from '#lib/core/packed-levels.ts';
import { isKnown, mean } from '#lib/core/score.ts';
import { AVERAGE_MINIMUM, isCovered, valueOf, type Compared, type Measure } from './compared.ts';

/** In what order standards stand. There is no order of States but the alphabet. */
export const ORDERS = ['catalogue', 'spread', 'gaps'] as const;
export type Order = (typeof ORDERS)[number];

export type HeatCell = {
	/** 0–4, halves for both dimensions together; `null`: no information. */
	value: number | null;
	applicable: boolean;
};
export type StandardRow = {
	id: string;
	pillar: string;
	critical: boolean;
	/** One per submission, in their order. */
	cells: HeatCell[];
	/** Of the submissions that count: how their known values spread. */
	spread: Spread;
	/** Their mean; `null` below five. */
	mean: number | null;
	/** How many of them have a gap to their target, of how many whose level is known. */
	gaps: { count: number; known: number };
};

/**
 * Standards × submissions. What is rated too little is shown and counts in no figure. Source: the
 * method, *Many assessments*; the thresholds are the honesty rules of comparisons.
 * @param compared in the order in which they are to stand
 * @param threshold percent of standards that must be rated to count
 */
export function standardRows(
	compared: readonly Compared[],
	catalogue: Pick<Catalogue, 'standards'>,
	{ measure, order, threshold }: { measure: Measure; order: Order; threshold: number }
): StandardRow[] {
	const counts = compared.map((one) => isCovered(one, threshold));
	const rows = catalogue.standards.map(({ id, pillar, critical }, index): StandardRow => {
		const levels = compared.map((one) => one.levels[index]).filter((one) => one !== undefined);
		const counted = levels.filter((_, position) => counts[position]);
		const known = counted.map((one) => valueOf(one, measure)).filter(isKnown);
		return {
			...{ id, pillar, critical },
			cells: levels.map((one) => ({
				value: valueOf(one, measure),
				applicable: one.applicable
			})),
			spread: spreadOf(known),
			mean: known.length < AVERAGE_MINIMUM ? null : mean(known),
			gaps: gapsIn(counted, measure)
		};
	});
	return rows.toSorted(ORDER[order]); // stable: what is equal stays in catalogue order
}

/** From the widest to the narrowest; standards about which nothing is known stand last. */
const width = ({ spread: { min, max } }: StandardRow): number =>
	min === null || max === null ? -1 : max - min;
const middle = ({ spread: { q1, q3 } }: StandardRow): number =>
	q1 === null || q3 === null ? -1 : q3 - q1;

const ORDER: Record<Order, (a: StandardRow, b: StandardRow) => number> = {
	catalogue: () => 0,
	spread: (a, b) => middle(b) - middle(a) || width(b) - width(a),
	gaps: (a, b) => b.gaps.count - a.gaps.count
};

/** How many have a level below their own target, in one of the dimensions that are looked at. */
function gapsIn(levels: readonly ComparedLevels[], measure: Measure) {
	const dimensions = measure === 'combined' ? DIMENSIONS : [measure];
	const known = levels.filter((one) => dimensions.some((dimension) => isKnown(one[dimension])));
	const below = known.filter((one) =>
		dimensions.some((dimension) => {
			const level = one[dimension];
			return level !== null && level < one.target[dimension];
		})
	);
	return { count: below.length, known: known.length };
}
