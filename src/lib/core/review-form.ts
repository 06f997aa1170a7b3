import { fieldText, NO_INFORMATION, type Fields } from './forms.ts';
import type { Rating } from './review.ts';

const VERDICT = 'verdicts.';

const levelInput = (posted: string): unknown => {
	if (posted === '' || posted === NO_INFORMATION) return null;
	return /^\d$/.test(posted) ? Number(posted) : posted;
};

/** A rating as its form posts it, for the schema `Rating` to check. */
export function ratingInput(
	fields: Fields & { keys(): Iterable<string> }
): Record<string, unknown> {
	const verdicts = [...fields.keys()]
		.filter((name) => name.startsWith(VERDICT) && fieldText(fields, name) !== '')
		.map((name) => [name.slice(VERDICT.length), fieldText(fields, name)] as const);
	return {
		applicable: fields.get('notApplicable') === null,
		notApplicableReason: fieldText(fields, 'notApplicableReason'),
		design: levelInput(fieldText(fields, 'design')),
		designReason: fieldText(fields, 'designReason'),
		implementation: levelInput(fieldText(fields, 'implementation')),
		implementationReason: fieldText(fields, 'implementationReason'),
		verdicts: Object.fromEntries(verdicts),
		finding: fieldText(fields, 'finding'),
		recommendation: fieldText(fields, 'recommendation'),
		priority: fieldText(fields, 'priority') || null,
		promising: fields.get('promising') !== null,
		summary: fieldText(fields, 'summary')
	};
}

/** What was posted, to be shown again: whatever of it is no rating is for the person to see. */
export const postedRating = (fields: Fields & { keys(): Iterable<string> }): Rating =>
	ratingInput(fields) as Rating;
