import { answerTo } from './answer-to.ts';
import type { Answer, Assessment } from './assessment.ts';
import type { Dimension, Level } from './codes.ts';
import type { Standard } from './catalogue.ts';

const WORTH = { yes: 1, partly: 0.5, no: 0 } as const;

/**
 * The level that the criteria of one dimension suggest: 4 × mean(yes 1, partly ½, no 0) over the
 * known ones, rounded half down; `null` while none is known. Source: the method, *Ratings*.
 */
export function suggestLevel(
	standard: Pick<Standard, 'criteria'>,
	marks: Answer['criteria'],
	dimension: Dimension
): Level {
	let worth = 0;
	let known = 0;
	for (const criterion of standard.criteria) {
		const mark = marks[criterion.id];
		if (criterion.dimension !== dimension || mark === undefined || mark === 'unknown') continue;
		worth += WORTH[mark];
		known += 1;
	}
	return known === 0 ? null : (roundHalfDown((4 * worth) / known) as Level);
}

const roundHalfDown = (value: number): number => Math.floor(value) + (value % 1 > 0.5 ? 1 : 0);

/** Whether the level in a dimension is above what the criteria suggest: a warning, not a wall. */
export function isAboveSuggestion(
	standard: Standard,
	answer: Answer,
	dimension: Dimension
): boolean {
	const level = answer[dimension];
	const suggestion = suggestLevel(standard, answer.criteria, dimension);
	return answer.applicable && level !== null && suggestion !== null && level > suggestion;
}

/** An applicable implementation level of 3 or 4 with no evidence at all. Source: the method. */
export const isUnsupported = (answer: Answer): boolean =>
	answer.applicable && (answer.implementation ?? 0) >= 3 && answer.evidence.length === 0;

/** Whether anything at all was said: what a progress bar counts. */
export function isAnswered(assessment: Assessment, standard: string): boolean {
	const answer = answerTo(assessment, standard);
	return !answer.applicable || answer.design !== null || answer.implementation !== null;
}
