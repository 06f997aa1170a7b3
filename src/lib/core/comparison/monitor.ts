import type { Catalogue } from '#lib/core/catalogue.ts';
import { DIMENSIONS, type Dimension } from '#lib/core/codes.ts';
import { spreadOf, type Spread } from '#lib/core/compare.ts';
import type { ComparedLevels } from '#lib/core/packed-levels.ts';
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

/** By what the distances are put together. */
export const MONITOR_GROUPS = ['all', 'pillar', 'standard', 'state', 'period'] as const;
export type MonitorGroup = (typeof MONITOR_GROUPS)[number];

/** One standard of a State as it says itself and as reviewers found it; levels that are not known are `null`. */
export type MonitorPoint = {
	standard: string;
	pillar: string;
	state: string;
	/** The last day of the period. */
	period: string;
	self: Pick<ComparedLevels, Dimension>;
	review: Pick<ComparedLevels, Dimension>;
};

/**
 * How far reviewers are from what States say of themselves. States stand by the alphabet.
 * @param compared of kinds `self` and `review`; what has no counterpart is left out
 */
export function monitor(
	compared: readonly Compared[],
	catalogue: Pick<Catalogue, 'standards' | 'pillars'>
): Monitor {
	const pairs = pairsOf(compared);
	const points = pointsOf(pairs, catalogue);
	const by = (dimension: Dimension, group: MonitorGroup, ids: readonly string[]) => {
		const groups = Map.groupBy(points, (point) => idIn(point, group));
		return ids.map((id) => distanceOf(id, groups.get(id) ?? [], dimension));
	};
	const states = [...new Set(pairs.map(({ review }) => review.state))].toSorted();
	const periods = [...new Set(pairs.map(({ review }) => review.period.to))].toSorted();
	const of = (dimension: Dimension) => ({
		all: distanceOf('all', points, dimension),
		pillars: by(
			dimension,
			'pillar',
			catalogue.pillars.map(({ id }) => id)
		),
		standards: by(
			dimension,
			'standard',
			catalogue.standards.map(({ id }) => id)
		),
		states: by(dimension, 'state', states),
		periods: by(dimension, 'period', periods)
	});
	const [design, implementation] = DIMENSIONS.map(of);
	return { pairs: pairs.length, byDimension: { design: design!, implementation: implementation! } };
}

const keyOf = ({ state, period }: Compared): string => `${state} ${period.from} ${period.to}`;

const idIn = (point: MonitorPoint, group: MonitorGroup): string =>
	group === 'all' ? group : point[group];

function pairsOf(compared: readonly Compared[]): { review: Compared; self: Compared }[] {
	const selves = new Map(
		compared.filter(({ kind }) => kind === 'self').map((one) => [keyOf(one), one])
	);
	return compared
		.filter(({ kind }) => kind === 'review')
		.flatMap((review) => {
			const self = selves.get(keyOf(review));
			return self ? [{ review, self }] : [];
		});
}

const pointsOf = (
	pairs: readonly { review: Compared; self: Compared }[],
	{ standards }: Pick<Catalogue, 'standards'>
): MonitorPoint[] =>
	pairs.flatMap(({ review, self }) =>
		standards.map(({ id, pillar }, index) => ({
			...{ standard: id, pillar, state: review.state, period: review.period.to },
			self: self.levels[index] ?? UNKNOWN,
			review: review.levels[index] ?? UNKNOWN
		}))
	);
const UNKNOWN = { design: null, implementation: null };

/**
 * The pairs of levels that make a figure of the monitor, by State and in catalogue order.
 * @param compared as for `monitor`
 */
export const monitorPoints = (
	compared: readonly Compared[],
	catalogue: Pick<Catalogue, 'standards'>,
	{ dimension, group, id }: { dimension: Dimension; group: MonitorGroup; id: string }
): MonitorPoint[] =>
	pointsOf(pairsOf(compared), catalogue)
		.filter((point) => idIn(point, group) === id && difference(point, dimension) !== null)
		.toSorted((a, b) => Number(a.state > b.state) - Number(a.state < b.state));

/** Reviewer − self, −4 to 4; `null` when one of the two is not known. */
export function difference({ self, review }: MonitorPoint, dimension: Dimension): number | null {
	const [a, b] = [self[dimension], review[dimension]];
	return a === null || b === null ? null : b - a;
}

function distanceOf(id: string, points: readonly MonitorPoint[], dimension: Dimension): Distance {
	const known = points.map((point) => difference(point, dimension)).filter(isKnown);
	return {
		id,
		n: known.length,
		mean: known.length < AVERAGE_MINIMUM ? null : mean(known),
		spread: spreadOf(known)
	};
}
