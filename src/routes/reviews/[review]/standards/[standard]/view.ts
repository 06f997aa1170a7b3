import { textOf } from '#lib/core/catalogue.ts';
import { findStandard } from '#lib/server/reviews/find.ts';
import { stateName } from '#lib/server/states.ts';
import { standardView } from '../../../../standard-view.ts';

/** What the pages about one standard of a review show. */
export async function reviewedStandard(
	{ actor, world, states, language }: App.Locals,
	params: { review: string; standard: string }
) {
	const found = await findStandard(actor, world, params.review, params.standard);
	const { catalogue, review, row, answer, evidence } = found;
	const text = textOf(catalogue, language);
	const position = catalogue.standards.findIndex(({ id }) => id === params.standard);
	const shown = {
		review: review.id,
		submission: review.submissionId,
		kind: row.kind,
		state: stateName(states, row.state, language),
		standard: standardView(catalogue.standards[position]!, text),
		textLanguage: text.locale,
		levels: text.levels,
		previous: catalogue.standards[position - 1]?.id ?? null,
		next: catalogue.standards[position + 1]?.id ?? null,
		answer,
		evidence: evidence.map(({ item, isHeld }) => ({
			...item,
			isHeld,
			typeName: text.evidenceTypes[item.type] ?? item.type
		}))
	};
	return { found, shown };
}
