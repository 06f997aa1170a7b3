import { textOf } from '#lib/core/catalogue.ts';
import { asked } from '#lib/server/clarifications/read.ts';
import { stateName } from '#lib/server/states.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { actor, world, states, language } }) => {
	const all = await asked(actor, world);
	return {
		asked: all.map(({ assessment, ...one }) => {
			const { catalogueId, catalogueVersion, state, kind } = assessment;
			const catalogue = world.catalogues.find(
				({ id, version }) => id === catalogueId && version === catalogueVersion
			);
			const text = catalogue && textOf(catalogue, language);
			return {
				...one,
				kindOfAssessment: kind,
				stateName: stateName(states, state, language),
				title: text?.standards[one.standard]?.title ?? '',
				textLanguage: text?.locale ?? language
			};
		})
	};
};
