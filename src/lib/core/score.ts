import { answerTo } from './answer-to.ts';
import type { Answer, Assessment } from './assessment.ts';
import type { Dimension, Level } from './codes.ts';
import type { Catalogue, Standard } from './catalogue.ts';
import type { Gap, Mean, Result, SetResult, StandardResult } from './result.ts';
import { isUnsupported } from './suggest.ts';

/** The top of the scale: the target where an answer sets none, and the best a missing level can be. */
export const TOP = 4;
/** A gap in a critical safeguard weighs twice. */
export const CRITICAL_FACTOR = 2;

export const sum = (numbers: readonly number[]): number =>
	numbers.reduce((total, n) => total + n, 0);
/** `null` for no numbers: no information is not zero. */
export const mean = (numbers: readonly number[]): number | null =>
	numbers.length === 0 ? null : sum(numbers) / numbers.length;

export const isKnown = <T>(value: T | null): value is T => value !== null;

/** The levels that count: those of a standard that is not applicable count nowhere. */
export const levelOf = (answer: Answer, dimension: Dimension): Level =>
	answer.applicable ? answer[dimension] : null;

/**
 * Scores an assessment. Source: the method, *Results of a set of standards* and *Gaps*.
 * Pure; a full assessment takes well under a millisecond.
 */
export function score(assessment: Pick<Assessment, 'answers'>, catalogue: Catalogue): Result {
	const standards = catalogue.standards.map((standard) =>
		scoreStandard(standard, answerTo(assessment, standard.id))
	);
	const pillarOf = new Map(catalogue.standards.map(({ id, pillar }) => [id, pillar]));
	return {
		format: 'nrm-result/1',
		overall: scoreSet(standards),
		pillars: catalogue.pillars.map(({ id }) => ({
			id,
			...scoreSet(standards.filter((standard) => pillarOf.get(standard.id) === id))
		})),
		standards,
		gaps: rankGaps(standards),
		noInformation: standards
			.filter((s) => s.applicable && s.design === null && s.implementation === null)
			.map(({ id }) => id)
	};
}

/** The figures of one standard. */
export function scoreStandard(standard: Standard, answer: Answer): StandardResult {
	const { id, critical } = standard;
	const { applicable, design, implementation } = answer;
	const gap = applicable ? gapOf(answer) : null;
	const total = gap?.total ?? null;
	return {
		id,
		applicable,
		critical,
		design,
		implementation,
		combined: {
			value: isKnown(design) && isKnown(implementation) ? (design + implementation) / 2 : null,
			low: ((design ?? 0) + (implementation ?? 0)) / 2,
			high: ((design ?? TOP) + (implementation ?? TOP)) / 2
		},
		gap,
		priority: total === null ? null : total * (critical ? CRITICAL_FACTOR : 1),
		evidence: answer.evidence.length,
		unsupported: isUnsupported(answer)
	};
}

function gapOf({ design, implementation, target }: Answer): Gap {
	const distance = (level: Level, goal = TOP) =>
		level === null ? null : Math.max(0, goal - level);
	const gap = {
		design: distance(design, target?.design),
		implementation: distance(implementation, target?.implementation)
	};
	const known = [gap.design, gap.implementation].filter(isKnown);
	return { ...gap, total: known.length === 0 ? null : sum(known) };
}

/** The figures of a set of standards; every standard counts the same. */
export function scoreSet(standards: readonly StandardResult[]): SetResult {
	const applicable = standards.filter((standard) => standard.applicable);
	const rated = applicable.filter(({ combined }) => isKnown(combined.value));
	const claimed = applicable.filter((s) => (s.design ?? 0) > 0 || (s.implementation ?? 0) > 0);
	return {
		standards: standards.length,
		applicable: applicable.length,
		rated: rated.length,
		design: bounded(applicable.map(({ design }) => design)),
		implementation: bounded(applicable.map(({ implementation }) => implementation)),
		combined: {
			known: rated.length,
			mean: mean(rated.map(({ combined }) => combined.value).filter(isKnown)),
			low: mean(applicable.map(({ combined }) => combined.low)),
			high: mean(applicable.map(({ combined }) => combined.high))
		},
		lawPracticeGap: mean(rated.map((s) => (s.design ?? 0) - (s.implementation ?? 0))),
		evidenceCoverage: mean(claimed.map(({ evidence }) => (evidence > 0 ? 1 : 0)))
	};
}

/** Mean of the known levels, and the bounds with every missing one at 0 and at 4. */
function bounded(levels: readonly Level[]): Mean {
	const known = levels.filter(isKnown);
	const n = levels.length;
	return {
		known: known.length,
		mean: mean(known),
		low: n === 0 ? null : sum(known) / n,
		high: n === 0 ? null : (sum(known) + TOP * (n - known.length)) / n
	};
}

/** By priority, then the gap in practice (unknown last), then catalogue order (the sort is stable). */
function rankGaps(standards: readonly StandardResult[]): string[] {
	return standards
		.filter(({ gap }) => (gap?.total ?? 0) > 0)
		.toSorted(
			(a, b) =>
				(b.priority ?? 0) - (a.priority ?? 0) ||
				(b.gap?.implementation ?? -1) - (a.gap?.implementation ?? -1)
		)
		.map(({ id }) => id);
}
