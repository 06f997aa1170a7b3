import type { CatalogueText, Standard } from './catalogue.ts';

/** What the standards browser looks for; an absent field does not narrow. */
export type StandardQuery = {
	words?: string | undefined;
	pillar?: string | undefined;
	section?: string | undefined;
	criticalOnly?: boolean;
};

/** Folds case and accents, so that `éviter` is found by `eviter`. */
export const fold = (text: string): string =>
	text.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase();

/** The standards that match every word and every narrowing, in catalogue order. */
export function searchStandards(
	standards: readonly Standard[],
	text: CatalogueText,
	{ words = '', pillar, section, criticalOnly = false }: StandardQuery
): Standard[] {
	const wanted = fold(words).split(/\s+/).filter(Boolean);
	return standards.filter((standard) => {
		if (pillar && standard.pillar !== pillar) return false;
		if (section && standard.section !== section) return false;
		if (criticalOnly && !standard.critical) return false;
		if (wanted.length === 0) return true;
		const { title, statement, rationale, criteria, evidence } = text.standards[standard.id]!;
		const all = [standard.id, title, statement, rationale, ...Object.values(criteria), ...evidence];
		const haystack = fold(all.join('\n'));
		return wanted.every((word) => haystack.includes(word));
	});
}
