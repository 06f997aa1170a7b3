import { error } from '@sveltejs/kit';
import { languagesOf, textOf } from '#lib/core/catalogue.ts';
import { standardView } from '../../standard-view.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params, url }) => {
	const catalogue = locals.world.catalogues[0]!;
	const position = catalogue.standards.findIndex(({ id }) => id === params.standard);
	const standard = catalogue.standards[position];
	if (!standard) error(404);
	const text = textOf(catalogue, url.searchParams.get('lang') ?? locals.language);
	return {
		standard: standardView(standard, text),
		textLanguage: text.locale,
		textLanguages: languagesOf(catalogue),
		translation: text.translation,
		previous: catalogue.standards[position - 1]?.id ?? null,
		next: catalogue.standards[position + 1]?.id ?? null
	};
};
