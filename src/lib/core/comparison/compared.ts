import { NO_ANSWER } from '#lib/core/answer-to.ts';
import type { Answer, Assessment } from '#lib/core/assessment.ts';
import type { Catalogue } from '#lib/core/catalogue.ts';
import type { AssessmentKind } from '#lib/core/codes.ts';
import type { ComparedLevels } from '#lib/core/packed-levels.ts';
import { isKnown } from '#lib/core/score.ts';

/** A submission as comparisons see it: whose it is, and its levels. */
export type Compared = {
	/** Of the submission. */
	id: string;
	/** ISO 3166-1 alpha-2. */
	state: string;
	kind: AssessmentKind;
	/** Whose name it bears. */
	organisation: string;
	/** Of the assessment, 1 for the first. */
	number: number;
	round: { id: string; name: string } | null;
	period: { from: string; to: string };
	/** ISO 8601, UTC. */
	submittedAt: string;
	/** One per standard, in catalogue order. */
	levels: readonly ComparedLevels[];
};

/** What a comparison shows of a standard: one of the dimensions, or both together. */
export const MEASURES = ['design', 'implementation', 'combined'] as const;
export type Measure = (typeof MEASURES)[number];

/** Fewer States than this have no average: it would say more of each than of all. */
export const AVERAGE_MINIMUM = 5;
/** Percent of applicable standards with both levels, below which a State is left out of figures. */
export const COVERAGE_THRESHOLD = 80;

/** The level of one measure, 0–4, halves for both together; `null`: not known or not applicable. */
export function valueOf({ design, implementation }: ComparedLevels, measure: Measure) {
	if (measure !== 'combined') return measure === 'design' ? design : implementation;
	return isKnown(design) && isKnown(implementation) ? (design + implementation) / 2 : null;
}

const isRated = ({ design, implementation }: ComparedLevels): boolean =>
	isKnown(design) && isKnown(implementation);

/** Share of applicable standards with both levels known, 0 to 1; `null` when none is applicable. */
export function coverageOf({ levels }: Pick<Compared, 'levels'>): number | null {
	const applicable = levels.filter((one) => one.applicable);
	return applicable.length === 0 ? null : applicable.filter(isRated).length / applicable.length;
}

/** Whether enough is rated to count in figures. @param threshold in percent */
export const isCovered = (one: Pick<Compared, 'levels'>, threshold: number): boolean => {
	const coverage = coverageOf(one);
	return coverage !== null && coverage * 100 >= threshold;
};

/** The levels as answers, for figures that are made of answers everywhere else. */
export function asAssessment(
	{ state, kind, period, levels }: Compared,
	{ id, version, standards }: Pick<Catalogue, 'id' | 'version' | 'standards'>
): Pick<Assessment, 'state' | 'kind' | 'catalogue' | 'period' | 'answers'> {
	const answers: Record<string, Answer> = {};
	standards.forEach((standard, index) => {
		const own = levels[index];
		if (own) answers[standard.id] = { ...NO_ANSWER, ...own };
	});
	return { state, kind, period, catalogue: { id, version }, answers };
}
