import type { Assessment } from '#lib/core/assessment.ts';
import { textOf, type Catalogue } from '#lib/core/catalogue.ts';
import { cli } from '#lib/text/cli/en.ts';
import { formatMean, formatShare } from '#lib/text/format.ts';
import { terms } from '#lib/text/terms/en.ts';
import { LANGUAGE } from './load.ts';

/** A value as JSON for other programs: full doubles, one field a line. */
export const json = (value: unknown): string => JSON.stringify(value, null, 2);

/** Which catalogue the standards are from, and whether their text is a working text. */
export const provenance = ({ id, version, provenance: origin }: Catalogue): string[] => [
	cli.catalogue.title(`${id} ${version}`),
	...(origin === 'working-text' ? [terms.workingText] : [])
];

/** Who assessed which State, for which period. */
export const heading = ({ state, kind, period, organisation }: Assessment): string =>
	[
		state,
		terms.kind[kind],
		cli.range(`${period.from} `, ` ${period.to}`),
		organisation.name.replace(/\s+/g, ' ')
	].join(cli.and);

/** The title of a standard. */
export const titleOf = (catalogue: Catalogue, id: string): string =>
	textOf(catalogue, LANGUAGE).standards[id]?.title ?? id;

/** A mean, or a dash where there is none. */
export const meanText = (value: number | null): string =>
	value === null ? cli.none : formatMean(LANGUAGE, value);

/** A share 0–1 as percent, or a dash where there is none. */
export const shareText = (value: number | null): string =>
	value === null ? cli.none : formatShare(LANGUAGE, value);

/** A whole number, or a dash where there is none. */
export const numberText = (value: number | null): string =>
	value === null ? cli.none : String(value);
