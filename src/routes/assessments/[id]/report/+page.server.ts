import { languagesOf } from '#lib/core/catalogue.ts';
import * as assessments from '#lib/server/assessments.ts';
import { headline } from '../headline.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const stored = await assessments.find(locals.actor, locals.world, params.id);
	return {
		headline: headline(stored, locals),
		reportLanguages: languagesOf(stored.catalogue),
		reportLanguage: stored.assessment.language ?? locals.language,
		today: locals.world.now().toISOString().slice(0, 10)
	};
};
