import type { Answer, Assessment } from './assessment.ts';

/** What a missing answer means: applicable, no information. */
export const NO_ANSWER: Answer = Object.freeze({
	applicable: true,
	notApplicableReason: null,
	design: null,
	implementation: null,
	target: null,
	criteria: {},
	narrative: '',
	evidence: []
});

/** The answer to a standard; a missing one means: applicable, no information. */
export const answerTo = (assessment: Pick<Assessment, 'answers'>, standard: string): Answer =>
	(Object.hasOwn(assessment.answers, standard) ? assessment.answers[standard] : undefined) ??
	NO_ANSWER;
