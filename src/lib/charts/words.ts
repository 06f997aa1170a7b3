export type { ChartWords } from '#lib/core/report-words.ts';

/** The texts of a catalogue that charts need; a whole `CatalogueText` is one. */
export type ChartText = {
	pillars: Record<string, { title: string }>;
	standards: Record<string, { title: string }>;
};
