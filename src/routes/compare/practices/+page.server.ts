import { textOf } from '#lib/core/catalogue.ts';
import { queryOf } from '#lib/core/comparison/selection.ts';
import { practices } from '#lib/server/comparison/practices.ts';
import { stateName } from '#lib/server/states.ts';
import { selectionIn } from '../comparison.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const { actor, world, states, language } = locals;
	const { selection } = selectionIn(url);
	const all = await practices(actor, world);
	const titles = Object.assign(
		{},
		...world.catalogues.map((catalogue) => textOf(catalogue, language).standards)
	) as Record<string, { title: string }>;
	const shown = all.map(({ standard, state, summary, submissionId }) => ({
		id: `${submissionId} ${standard}`,
		standard,
		title: titles[standard]?.title ?? '',
		state: selection.alias ? null : stateName(states, state, language),
		summary: selection.alias ? null : summary,
		submission: selection.alias ? null : submissionId
	}));
	return { query: queryOf(selection).toString(), practices: shown, alias: selection.alias };
};
