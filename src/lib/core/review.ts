import { z } from 'zod';
import { LevelField, type Answer } from './assessment.ts';
import { DIMENSIONS, PRIORITIES, VERDICTS, type Dimension } from './codes.ts';
import { agreementOf, pairOf, type Pair } from './diverge.ts';
import * as field from './fields.ts';
import type { Fault } from './input-error.ts';
import { LIMITS } from './limits.ts';
import { isKnown, levelOf, mean, TOP } from './score.ts';

/**
 * What a reviewer thinks of one standard. A level that is `null` has a reason why it cannot be
 * determined; what a draft may leave empty a decision may not (`decisionFaults`).
 */
export const Rating = z.strictObject({
	applicable: z.boolean('boolean'),
	notApplicableReason: field.text(LIMITS.reason),
	design: LevelField,
	designReason: field.text(LIMITS.reason),
	implementation: LevelField,
	implementationReason: field.text(LIMITS.reason),
	/** By evidence item. */
	verdicts: z.record(field.reference, z.enum(VERDICTS)),
	finding: field.text(LIMITS.narrative),
	recommendation: field.text(LIMITS.narrative),
	priority: z.enum(PRIORITIES).nullable(),
	/** Worth telling other States, in the words of `summary`. */
	promising: z.boolean('boolean'),
	summary: field.text(LIMITS.reason)
});
export type Rating = z.infer<typeof Rating>;

export const NO_RATING: Rating = Object.freeze({
	applicable: true,
	notApplicableReason: '',
	design: null,
	designReason: '',
	implementation: null,
	implementationReason: '',
	verdicts: {},
	finding: '',
	recommendation: '',
	priority: null,
	promising: false,
	summary: ''
});

/** The field that says why a level cannot be determined. */
export const REASON_OF = {
	design: 'designReason',
	implementation: 'implementationReason'
} as const satisfies Record<Dimension, keyof Rating>;

/** The target against which a level is measured: that of the answer, or the top of the scale. */
const targetOf = ({ target }: Answer, dimension: Dimension): number => target?.[dimension] ?? TOP;

/** Whether a level that the reviewer found is below the target of the answer. */
export const isBelowTarget = (rating: Rating, answer: Answer): boolean =>
	rating.applicable &&
	DIMENSIONS.some((dimension) => {
		const level = rating[dimension];
		return level !== null && level < targetOf(answer, dimension);
	});

/**
 * What keeps a rating from being a decision: a level or a reason for each dimension, a verdict on
 * each item of evidence that the answer cites, a finding, a recommendation with its priority where a
 * level is below the target, and the summary of a promising practice.
 */
export function decisionFaults(rating: Rating, answer: Answer): Fault[] {
	const verdicts = answer.evidence
		.filter((ref) => !Object.hasOwn(rating.verdicts, ref))
		.map((ref) => missing(`verdicts.${ref}`));
	const finding = empty(rating.finding) ? [missing('finding')] : [];
	if (!rating.applicable)
		return [
			...tooShort('notApplicableReason', rating.notApplicableReason),
			...verdicts,
			...finding
		];
	const reasons = DIMENSIONS.flatMap((dimension) =>
		rating[dimension] === null ? tooShort(REASON_OF[dimension], rating[REASON_OF[dimension]]) : []
	);
	const advice = isBelowTarget(rating, answer)
		? [
				...(empty(rating.recommendation) ? [missing('recommendation')] : []),
				...(rating.priority === null ? [missing('priority')] : [])
			]
		: [];
	const practice = rating.promising && empty(rating.summary) ? [missing('summary')] : [];
	return [...reasons, ...verdicts, ...finding, ...advice, ...practice];
}

const empty = (text: string): boolean => text.trim() === '';
const missing = (place: string): Fault => ({ place, code: 'missing' });
const tooShort = (place: string, reason: string): Fault[] => {
	const got = reason.trim().length;
	if (got >= LIMITS.reasonMinimum) return [];
	const expected = String(LIMITS.reasonMinimum);
	return [{ place, code: 'reason-missing', got: String(got), expected }];
};

/** One person's rating of one standard. */
export type PersonalRating = {
	standard: string;
	personId: string;
	decided: boolean;
};

/** How far a body is with a standard. `split`: several have decided and nobody has concluded. */
export type Standing = 'open' | 'split' | 'settled';

/** @param ratings those of the standard */
export function standingOf(
	ratings: readonly Pick<PersonalRating, 'decided'>[],
	isConcluded: boolean
): Standing {
	if (isConcluded) return 'settled';
	const decided = ratings.filter((one) => one.decided).length;
	if (decided === 0) return 'open';
	return decided === 1 ? 'settled' : 'split';
}

/** How reviewers agree in one dimension. */
export type RaterAgreement = {
	/** Pairs of reviewers that have standards in common. */
	pairs: number;
	/** Levels that were compared, over all pairs. */
	n: number;
	/** Mean of the kappas of the pairs (Light's kappa); `null` when no pair has one. */
	kappa: number | null;
	/** Share of levels at most one apart, 0 to 1. */
	withinOne: number | null;
};

/**
 * How far reviewers who rated without seeing each other agree. Source: the kappa of the method, taken
 * for each pair of reviewers and averaged (R. J. Light, 1971).
 * @param decided the decided ratings of each reviewer, by standard
 */
export function raterAgreement(
	decided: readonly ReadonlyMap<string, Rating>[],
	dimension: Dimension
): RaterAgreement {
	const compared = decided.flatMap((one, index) =>
		decided.slice(index + 1).map((other) => pairsOf(one, other, dimension))
	);
	const agreements = compared.filter((pairs) => pairs.length > 0).map(agreementOf);
	return {
		pairs: agreements.length,
		n: compared.flat().length,
		kappa: mean(agreements.map(({ kappa }) => kappa).filter(isKnown)),
		withinOne: agreementOf(compared.flat()).withinOne
	};
}

const pairsOf = (
	one: ReadonlyMap<string, Rating>,
	other: ReadonlyMap<string, Rating>,
	dimension: Dimension
): Pair[] =>
	[...one].flatMap(([standard, a]) => {
		const b = other.get(standard);
		const both = b && a.applicable && b.applicable ? pairOf(a[dimension], b[dimension]) : null;
		return both ?? [];
	});

/** The rating as an answer of an assessment of kind `review`: the finding is its narrative. */
export const answerOf = (rating: Rating, reviewed: Answer): Answer => ({
	applicable: rating.applicable,
	notApplicableReason: rating.applicable ? null : rating.notApplicableReason,
	design: rating.applicable ? rating.design : null,
	implementation: rating.applicable ? rating.implementation : null,
	target: reviewed.target,
	criteria: {},
	narrative: rating.finding,
	evidence: []
});

/** Reviewer − State, −4 to 4, of a dimension; `null` where one of the two has no level. */
export const differenceFrom = (
	answer: Answer,
	rating: Rating,
	dimension: Dimension
): number | null => {
	const own = levelOf(answer, dimension);
	const level = rating.applicable ? rating[dimension] : null;
	return own === null || level === null ? null : level - own;
};
