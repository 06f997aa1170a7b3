import { textOf } from '#lib/core/catalogue.ts';
import { roundChanges } from '#lib/core/round-changes.ts';
import * as previousRound from '#lib/server/previous-round.ts';
import { headline } from '../headline.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const { stored, previous } = await previousRound.find(locals.actor, locals.world, params.id);
	const { assessment, catalogue, carried } = stored;
	const text = textOf(catalogue, locals.language);
	const changes = previous && roundChanges(previous.assessment, assessment, catalogue);
	return {
		headline: headline(stored, locals),
		textLanguage: text.locale,
		unconfirmed: carried.length,
		comparison:
			previous && changes
				? {
						...changes,
						before: previous.assessment.period,
						standards: changes.standards.map((standard) => ({
							...standard,
							title: text.standards[standard.id]!.title
						}))
					}
				: null
	};
};
