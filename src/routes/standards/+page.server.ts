import { languagesOf, textOf } from '#lib/core/catalogue.ts';
import { searchStandards } from '#lib/core/search.ts';
import type { PageServerLoad } from './$types';

const NARROWINGS = { words: 'q', pillar: 'pillar', section: 'section', critical: 'critical' };

export const load: PageServerLoad = ({ locals, url }) => {
	const catalogue = locals.world.catalogues[0]!;
	const text = textOf(catalogue, url.searchParams.get('lang') ?? locals.language);
	const given = (name: string) => url.searchParams.get(name) || undefined;
	const query = {
		words: given(NARROWINGS.words),
		pillar: given(NARROWINGS.pillar),
		section: given(NARROWINGS.section),
		criticalOnly: given(NARROWINGS.critical) !== undefined
	};
	const found = searchStandards(catalogue.standards, text, query);
	return {
		query,
		textLanguage: text.locale,
		textLanguages: languagesOf(catalogue),
		translation: text.translation,
		pillars: catalogue.pillars.map(({ id, sections }) => ({
			id,
			...text.pillars[id]!,
			sections: sections.map((section) => ({ id: section, title: text.sections[section]! })),
			standards: found
				.filter(({ pillar }) => pillar === id)
				.map(({ id, section, critical }) => ({
					id,
					critical,
					section: text.sections[section]!,
					title: text.standards[id]!.title,
					statement: text.standards[id]!.statement
				}))
		})),
		found: found.length
	};
};
