import {
	ANSWER_FIELDS,
	assemble,
	fieldsOf,
	isSame,
	type AnswerField,
	type AnswerFields
} from './answer-fields.ts';
import type { Answer } from './assessment.ts';

/** A field that two people changed differently, and what each of them wrote. */
export type FieldConflict = {
	[Field in AnswerField]: {
		field: Field;
		theirs: AnswerFields[Field];
		mine: AnswerFields[Field];
	};
}[AnswerField];

/**
 * Brings together what two people made of the same answer at the same time, field by field: what one
 * of them changed is taken, and what both changed alike. Evidence is merged as a set, item by item,
 * and never conflicts. Where both changed a field differently it is a conflict, and `merged` keeps
 * mine until somebody chooses.
 * @param base what both began with
 * @returns conflicts in the order of the form
 */
export function mergeAnswers(
	base: Answer,
	theirs: Answer,
	mine: Answer
): { merged: Answer; conflicts: FieldConflict[] } {
	const [before, they, me] = [fieldsOf(base), fieldsOf(theirs), fieldsOf(mine)];
	const both = { ...me, evidence: mergeSets(before.evidence, they.evidence, me.evidence) };
	const bothChanged = (field: AnswerField): boolean =>
		!isSame(field, before, they) && !isSame(field, before, me) && !isSame(field, they, me);
	const merged = assemble((field) => {
		if (bothChanged(field)) return both;
		return isSame(field, before, me) ? they : me;
	});
	const conflicts = ANSWER_FIELDS.filter((field) => field !== 'evidence' && bothChanged(field)).map(
		(field) => ({ field, theirs: they[field], mine: me[field] }) as FieldConflict
	);
	return { merged, conflicts };
}

/** What neither took away, then what either added, in an order that does not tell who. */
function mergeSets(
	base: readonly string[],
	theirs: readonly string[],
	mine: readonly string[]
): string[] {
	const kept = base.filter((item) => theirs.includes(item) && mine.includes(item));
	const added = [...theirs, ...mine].filter((item) => !base.includes(item));
	return [...kept, ...new Set(added.toSorted())];
}

/**
 * The answer after somebody has chosen between two: each field from the side that was chosen, and
 * from mine where nothing was. To settle conflicts, give the merged answer as mine.
 */
export function chooseFields(
	theirs: Answer,
	mine: Answer,
	choices: Partial<Record<AnswerField, 'theirs' | 'mine'>>
): Answer {
	const [they, me] = [fieldsOf(theirs), fieldsOf(mine)];
	return assemble((field) => (choices[field] === 'theirs' ? they : me));
}
