import { error } from '@sveltejs/kit';
import { languagesOf } from '#lib/core/catalogue.ts';
import type { Language } from '#lib/core/codes.ts';
import type { Submission } from '#lib/server/submissions.ts';

/** The language that is asked for, of those in which the standards can be printed. */
export function pdfLanguage({ catalogue }: Submission, url: URL, fallback: Language): Language {
	const wanted = url.searchParams.get('lang') ?? fallback;
	const language = languagesOf(catalogue).find((known) => known === wanted);
	if (!language) error(400);
	return language;
}
