import type { AnswerField } from '#lib/core/answer-fields.ts';
import type { Words } from '#lib/text/interface/index.ts';
import type { StandardView } from '../../../../standard-view.ts';

/** What a part of an answer is called: "b. The law defines trafficking". */
export function fieldName(
	{ text, terms }: Words,
	{ criteria }: Pick<StandardView, 'criteria'>,
	field: AnswerField
): string {
	switch (field) {
		case 'design':
		case 'implementation':
			return terms.dimension[field];
		case 'notApplicable':
			return text.answer.notApplicable;
		case 'target':
		case 'narrative':
		case 'evidence':
			return terms[field];
		default: {
			const criterion = criteria.find(({ id }) => field === `criteria.${id}`);
			return criterion ? `${criterion.id}. ${criterion.text}` : field;
		}
	}
}
