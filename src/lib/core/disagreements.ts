import type { Answer } from './assessment.ts';
import { CRITERION_IDS, type CriterionId, type Dimension } from './codes.ts';
import { MATERIAL } from './diverge.ts';
import { isKnown, levelOf } from './score.ts';

/** An answer of an institution that was given: one that was not yet given has nothing to say. */
export type InstitutionAnswer = { institution: string; answer: Answer };

/** One end of a spread: a level, 0–4, and the institutions that say it, as they were given. */
export type End = { level: number; institutions: string[] };

export type Spread = {
	lowest: End;
	highest: End;
	/** Two or more levels apart, as between two assessments. */
	material: boolean;
};

/** Where institutions that answered the same standard say different things. */
export type Disagreements = {
	/** `null` where all known levels are equal, or fewer than two are known. */
	design: Spread | null;
	implementation: Spread | null;
	/** Applicable to some, not applicable to others. */
	applicable: boolean;
	/** Criteria that were marked differently, in their order. */
	criteria: CriterionId[];
};

/**
 * Compares the answers of institutions to one standard. What is unknown to one of them is no
 * disagreement, and an answer *not applicable* has no levels and no marks to compare.
 */
export function disagreements(answers: readonly InstitutionAnswer[]): Disagreements {
	const applicable = answers.filter(({ answer }) => answer.applicable);
	return {
		design: spreadOf(applicable, 'design'),
		implementation: spreadOf(applicable, 'implementation'),
		applicable: applicable.length > 0 && applicable.length < answers.length,
		criteria: CRITERION_IDS.filter((id) => {
			const marks = applicable.map(({ answer }) => answer.criteria[id] ?? 'unknown');
			return new Set(marks.filter((mark) => mark !== 'unknown')).size > 1;
		})
	};
}

function spreadOf(answers: readonly InstitutionAnswer[], dimension: Dimension): Spread | null {
	const levels = answers.map(({ answer }) => levelOf(answer, dimension)).filter(isKnown);
	const [low, high] = [Math.min(...levels), Math.max(...levels)];
	if (high <= low) return null;
	const end = (level: number): End => ({
		level,
		institutions: answers
			.filter(({ answer }) => answer[dimension] === level)
			.map(({ institution }) => institution)
	});
	return { lowest: end(low), highest: end(high), material: high - low >= MATERIAL };
}
