import { z } from 'zod';
import { DIMENSIONS } from './codes.ts';
import type { Fault } from './input-error.ts';

const phrase = z.string().min(1, 'missing');

/** `links.yaml`: which standard presupposes which other one, in law or in practice. */
export const CatalogueLinks = z.array(
	z.strictObject({
		standard: z.string(),
		/** The standard that `standard` presupposes. */
		needs: z.string(),
		dimension: z.enum(DIMENSIONS),
		/** One sentence on why, in every language: it stands beside the catalogue's own texts. */
		why: z.strictObject({
			en: phrase,
			fr: phrase,
			de: phrase,
			it: phrase,
			ru: phrase,
			es: phrase
		})
	}),
	'list'
);
export type Link = z.infer<typeof CatalogueLinks>[number];

/** Standards that the catalogue does not have, a standard that needs itself, a link given twice. */
export function faultsOfLinks(links: readonly Link[], ids: readonly string[]): Fault[] {
	const seen = new Set<string>();
	return links.flatMap((link, index): Fault[] => {
		const { standard, needs, dimension } = link;
		const unknown = (['standard', 'needs'] as const)
			.filter((end) => !ids.includes(link[end]))
			.map((end): Fault => ({
				place: `${index}.${end}`,
				code: 'unknown-standard',
				got: link[end]
			}));
		if (unknown.length) return unknown;
		if (standard === needs) return [{ place: `${index}.needs`, code: 'duplicate', got: needs }];
		const name = `${standard} ${needs} ${dimension}`;
		if (seen.has(name)) return [{ place: `${index}`, code: 'duplicate', got: name }];
		seen.add(name);
		return [];
	});
}
