import type { Catalogue } from '#lib/core/catalogue.ts';
import { DIMENSIONS, type Dimension } from '#lib/core/codes.ts';
import { spreadOf, type Spread } from '#lib/core/compare.ts';
import { isKnown, mean } from '#lib/core/score.ts';
import { AVERAGE_MINIMUM, type Compared } from './compared.ts';

/** Reviewer − self over a set of standards and States. */
export type Distance = {
	id: string;
	/** Pairs of levels that are both known. */
	n: number;
	/** Mean, −4 to 4; `null` below five. */
	mean: number | null;
	/** −4 to 4. */
	spread: Spread;
};
export type Monitor = {
	/** Reviews that stand against a self-assessment of the same State and period. */
	pairs: number;
	byDimension: Record<
		Dimension,
		{
			all: Distance;
			pillars: Distance[];
			standards: Distance[];
			states: Distance[];
			periods: Distance[];
		}
	>;
};

/**
 * How far reviewers are from what States say of themselves. States stand by the alphabet.
 * @param compared of kinds `self` and `review`; what has no counterpart is left out
 */
export function monitor(
	compared: readonly Compared[],
	catalogue: Pick<Catalogue, 'standards' | 'pillars'>
): Monitor {
	const selves = new Map(
		compared.filter(({ kind }) => kind === 'self').map((one) => [keyOf(one), one])
	);
	const pairs = compared
		.filter(({ kind }) => kind === 'review')
		.flatMap((review) => {
			const self = selves.get(keyOf(review));
			return self ? [{ review, self }] : [];
		});
	const points = pairs.flatMap(({ review, self }) =>
		catalogue.standards.map(({ id, pillar }, index) => ({
			standard: id,
			pillar,
			state: review.state,
			period: review.period.to,
			design: difference(self, review, index, 'design'),
			implementation: difference(self, review, index, 'implementation')
		}))
	);
	type Point = (typeof points)[number];
	const by = (dimension: Dimension, key: (point: Point) => string, ids: readonly string[]) => {
		const groups = Map.groupBy(points, key);
		return ids.map((id) => distanceOf(id, groups.get(id) ?? [], dimension));
	};
	const states = [...new Set(pairs.map(({ review }) => review.state))].toSorted();
	const periods = [...new Set(pairs.map(({ review }) => review.period.to))].toSorted();
	const of = (dimension: Dimension) => ({
		all: distanceOf('all', points, dimension),
		pillars: by(
			dimension,
			({ pillar }) => pillar,
			catalogue.pillars.map(({ id }) => id)
		),
		standards: by(
			dimension,
			({ standard }) => standard,
			catalogue.standards.map(({ id }) => id)
		),
		states: by(dimension, ({ state }) => state, states),
		periods: by(dimension, ({ period }) => period, periods)
	});
	const [design, implementation] = DIMENSIONS.map(of);
	return { pairs: pairs.length, byDimension: { design: design!, implementation: implementation! } };
}

const keyOf = ({ state, period }: Compared): string => `${state} ${period.from} ${period.to}`;

function difference(self: Compared, review: Compared, index: number, dimension: Dimension) {
	const a = self.levels[index]?.[dimension] ?? null;
	const b = review.levels[index]?.[dimension] ?? null;
	return a === null || b === null ? null : b - a;
}

function distanceOf(
	id: string,
	points: readonly Record<Dimension, number | null>[],
	dimension: Dimension
): Distance {
	const known = points.map((point) => point[dimension]).filter(isKnown);
	return {
		id,
		n: known.length,
		mean: known.length < AVERAGE_MINIMUM ? null : mean(known),
		spread: spreadOf(known)
	};
}
