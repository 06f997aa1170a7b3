import { answerTo } from './answer-to.ts';
import type { Assessment } from './assessment.ts';
import type { Dimension, Level } from './codes.ts';
import type { Catalogue } from './catalogue.ts';
import type { SetResult } from './result.ts';
import { otherCatalogue, otherKind, otherState, requireLikeFirst } from './same.ts';
import { levelOf, score } from './score.ts';

type Round = Pick<Assessment, 'state' | 'kind' | 'catalogue' | 'period' | 'answers'>;

/** Later − earlier; `null` where one of the two is unknown. */
export type LevelChange = { id: string; design: number | null; implementation: number | null };
export type MeanChange = LevelChange & { combined: number | null };

/** What changed from one round to the next. */
export type Change = {
	from: Assessment['period'];
	to: Assessment['period'];
	/** Change of level, −4 to 4, per standard in catalogue order. */
	standards: LevelChange[];
	/** Change of the means, −4 to 4, per pillar in catalogue order. */
	pillars: MeanChange[];
};

/**
 * The changes between neighbouring rounds of one State and kind. Source: the method, *Many
 * assessments*. A mean can change only because more is known: show the bounds beside it.
 * @param rounds in any order; they are put in the order of their periods
 * @param catalogue the one that all were made with
 * @throws InputError for another State, kind or catalogue; a place begins with the position in the
 * list, from 0
 */
export function changes(rounds: readonly Round[], catalogue: Catalogue): Change[] {
	requireLikeFirst(rounds, (first, other) => [
		...otherState(first, other),
		...otherKind(first, other),
		...otherCatalogue(first, other)
	]);
	const ordered = rounds.toSorted((a, b) => order(a.period.to, b.period.to));
	return ordered.slice(1).map((after, index) => change(ordered[index] ?? after, after, catalogue));
}

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function change(before: Round, after: Round, catalogue: Catalogue): Change {
	const earlier = score(before, catalogue).pillars;
	const later = score(after, catalogue).pillars;
	const level = (round: Round, id: string, dimension: Dimension): Level =>
		levelOf(answerTo(round, id), dimension);
	return {
		from: before.period,
		to: after.period,
		standards: catalogue.standards.map(({ id }) => ({
			id,
			design: minus(level(after, id, 'design'), level(before, id, 'design')),
			implementation: minus(level(after, id, 'implementation'), level(before, id, 'implementation'))
		})),
		pillars: later.map((pillar, index) => meanChange(earlier[index] ?? pillar, pillar))
	};
}

const meanChange = (before: SetResult, after: { id: string } & SetResult): MeanChange => ({
	id: after.id,
	design: minus(after.design.mean, before.design.mean),
	implementation: minus(after.implementation.mean, before.implementation.mean),
	combined: minus(after.combined.mean, before.combined.mean)
});

const minus = (a: number | null, b: number | null): number | null =>
	a === null || b === null ? null : a - b;
