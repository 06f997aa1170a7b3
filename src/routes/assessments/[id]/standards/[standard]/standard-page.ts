import { error } from '@sveltejs/kit';
import { ANSWER_FIELDS, type AnswerField } from '#lib/core/answer-fields.ts';
import { answerTo } from '#lib/core/answer-to.ts';
import type { Evidence } from '#lib/core/assessment.ts';
import { textOf } from '#lib/core/catalogue.ts';
import * as assessments from '#lib/server/assessments.ts';
import { standardView } from '../../../../standard-view.ts';
import { headline } from '../../headline.ts';

/** What every page about the answer to one standard shows. */
export async function standardPage(
	locals: App.Locals,
	params: { id: string; standard: string },
	url: URL
) {
	const stored = await assessments.find(locals.actor, locals.world, params.id);
	const { assessment, catalogue, versions } = stored;
	const position = catalogue.standards.findIndex(({ id }) => id === params.standard);
	const standard = catalogue.standards[position];
	if (!standard) error(404);
	const text = textOf(catalogue, locals.language);
	const answer = answerTo(assessment, standard.id);
	const shown = {
		headline: headline(stored, locals),
		standard: standardView(standard, text),
		textLanguage: text.locale,
		levels: text.levels,
		answer,
		version: versions[standard.id] ?? 0,
		evidence: citedFirst(assessment.evidence, answer.evidence),
		position: position + 1,
		total: catalogue.standards.length,
		previous: catalogue.standards[position - 1]?.id ?? null,
		next: catalogue.standards[position + 1]?.id ?? null,
		saved: url.searchParams.has('saved'),
		took: tookOf(url)
	};
	return { stored, text, shown };
}

/** What the answer cites stands before what it could cite. */
function citedFirst(items: readonly Evidence[], cited: readonly string[]) {
	return items
		.map(({ id, title }) => ({ id, title }))
		.toSorted((a, b) => Number(cited.includes(b.id)) - Number(cited.includes(a.id)));
}

/** The fields that a save took from somebody else, out of the address to which it led. */
function tookOf(url: URL): AnswerField[] {
	const names = (url.searchParams.get('took') ?? '').split(',');
	return ANSWER_FIELDS.filter((field) => names.includes(field));
}
