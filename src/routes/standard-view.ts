import type { CatalogueText, Standard } from '#lib/core/catalogue.ts';

/** A standard with its words, as pages show it: codes resolved, nothing of other standards. */
export function standardView(standard: Standard, text: CatalogueText) {
	const words = text.standards[standard.id]!;
	return {
		id: standard.id,
		critical: standard.critical,
		title: words.title,
		statement: words.statement,
		rationale: words.rationale,
		pillar: text.pillars[standard.pillar]!.title,
		section: text.sections[standard.section]!,
		criteria: standard.criteria.map(({ id, dimension, lens }) => ({
			id,
			dimension,
			child: lens === 'child',
			text: words.criteria[id]
		})),
		anchors: standard.anchors.map(({ instrument, articles, verified }) => ({
			...text.instruments[instrument]!,
			articles: articles.join(', '),
			verified
		})),
		institutions: standard.institutions.map((id) => text.institutions[id]!),
		evidenceTypes: standard.evidence.map((id) => text.evidenceTypes[id]!),
		evidenceExamples: words.evidence
	};
}
export type StandardView = ReturnType<typeof standardView>;
