import type { AnswerField } from '#lib/core/answer-fields.ts';

/** The questions of a standard, in the order in which they come one at a time. */
export const STEPS = [
	'criteria.a',
	'criteria.b',
	'criteria.c',
	'criteria.d',
	'criteria.e',
	'design',
	'implementation',
	'target',
	'narrative',
	'evidence',
	'notApplicable'
] as const satisfies readonly AnswerField[];
export type Step = (typeof STEPS)[number];

export const isStep = (name: string): name is Step => STEPS.some((step) => step === name);

/** The question after this one, the first after none; `null` after the last. */
export const nextStep = (step: Step | ''): Step | null =>
	STEPS[STEPS.indexOf(step as Step) + 1] ?? null;
/** The question before this one; `null` before the first. */
export const previousStep = (step: Step): Step | null => STEPS[STEPS.indexOf(step) - 1] ?? null;
