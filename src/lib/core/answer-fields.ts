import type { Answer, Mark, Target } from './assessment.ts';
import { CRITERION_IDS, type CriterionId, type Level } from './codes.ts';

/**
 * An answer taken apart into what people fill in, each part under the name that its field has in a
 * form (see `forms.ts`). Two parts are wholes of several fields: `notApplicable` with its reason,
 * and `target` with its levels and its day, because half of one person's and half of another's
 * would be what neither said.
 */
export type AnswerFields = {
	notApplicable: Pick<Answer, 'applicable' | 'notApplicableReason'>;
	design: Level;
	implementation: Level;
	target: Target | null;
	narrative: string;
	evidence: readonly string[];
} & Record<`criteria.${CriterionId}`, Mark | undefined>;
export type AnswerField = keyof AnswerFields;

/** In the order of the form. */
export const ANSWER_FIELDS = [
	'notApplicable',
	...CRITERION_IDS.map((id) => `criteria.${id}` as const),
	'design',
	'implementation',
	'target',
	'narrative',
	'evidence'
] as const satisfies readonly AnswerField[];

/** Takes an answer apart. A target that sets nothing is none. */
export function fieldsOf(answer: Answer): AnswerFields {
	const { applicable, notApplicableReason, design, implementation, narrative, evidence } = answer;
	return {
		notApplicable: { applicable, notApplicableReason },
		design,
		implementation,
		target: targetOf(answer.target),
		narrative,
		evidence,
		'criteria.a': answer.criteria.a,
		'criteria.b': answer.criteria.b,
		'criteria.c': answer.criteria.c,
		'criteria.d': answer.criteria.d,
		'criteria.e': answer.criteria.e
	};
}

/** Only what is set, in one order, so that equal targets are written alike. */
function targetOf(target: Target | null): Target | null {
	if (!target) return null;
	const { design, implementation, by } = target;
	const set = {
		...(design !== undefined && { design }),
		...(implementation !== undefined && { implementation }),
		...(by && { by })
	};
	return Object.keys(set).length === 0 ? null : set;
}

/** Puts an answer together again. */
export function answerOf(fields: AnswerFields): Answer {
	const { notApplicable, design, implementation, target, narrative, evidence } = fields;
	const marks = CRITERION_IDS.map((id) => [id, fields[`criteria.${id}`]] as const);
	return {
		...notApplicable,
		design,
		implementation,
		target,
		criteria: Object.fromEntries(marks.filter(([, mark]) => mark !== undefined)),
		narrative,
		evidence: [...evidence]
	};
}

/** Whether a field says the same in both. Evidence is a set: its order says nothing. */
export const isSame = (field: AnswerField, one: AnswerFields, other: AnswerFields): boolean =>
	field === 'evidence'
		? one.evidence.length === other.evidence.length &&
			one.evidence.every((id) => other.evidence.includes(id))
		: JSON.stringify(one[field]) === JSON.stringify(other[field]);

/** An answer that takes each field from where `pick` says. */
export const assemble = (pick: (field: AnswerField) => AnswerFields): Answer =>
	answerOf(
		Object.fromEntries(ANSWER_FIELDS.map((field) => [field, pick(field)[field]])) as AnswerFields
	);
