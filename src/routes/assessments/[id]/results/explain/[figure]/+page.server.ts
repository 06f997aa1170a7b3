import { error } from '@sveltejs/kit';
import { textOf } from '#lib/core/catalogue.ts';
import { explain } from '#lib/core/explain.ts';
import * as assessments from '#lib/server/assessments.ts';
import { headline } from '../../../headline.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const stored = await assessments.find(locals.actor, locals.world, params.id);
	const { assessment, catalogue } = stored;
	const explanation = explain(params.figure, assessment, catalogue);
	if (!explanation) error(404);
	const text = textOf(catalogue, locals.language);
	const titles = catalogue.standards.map(({ id }) => [id, text.standards[id]!.title] as const);
	return {
		headline: headline(stored, locals),
		explanation,
		titles: Object.fromEntries(titles),
		pillarTitle:
			explanation.of === 'set' && explanation.pillar
				? text.pillars[explanation.pillar]!.title
				: null
	};
};
