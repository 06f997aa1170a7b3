import { ANSWER_FIELDS, fieldsOf, isSame, type AnswerField } from './answer-fields.ts';
import type { Answer } from './assessment.ts';
import type { Level } from './codes.ts';
import { levelOf } from './score.ts';

/** The fields in which two answers to a standard differ, in the order of the form. */
export function changedFields(before: Answer, after: Answer): AnswerField[] {
	const [earlier, later] = [fieldsOf(before), fieldsOf(after)];
	return ANSWER_FIELDS.filter((field) => !isSame(field, earlier, later));
}

/** After − before, −4 to 4; `null` where one of the two is unknown or not applicable. */
export type LevelDifferences = { design: number | null; implementation: number | null };

/** How far the levels of a standard have moved from one answer to the next. */
export const levelDifferences = (before: Answer, after: Answer): LevelDifferences => ({
	design: difference(levelOf(before, 'design'), levelOf(after, 'design')),
	implementation: difference(levelOf(before, 'implementation'), levelOf(after, 'implementation'))
});

const difference = (before: Level, after: Level): number | null =>
	before === null || after === null ? null : after - before;
