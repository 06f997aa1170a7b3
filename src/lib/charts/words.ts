/** The words in a chart: plain strings, so that a page can hand them to the browser. */
export type ChartWords = {
	/** BCP 47; numbers are written in its way. */
	locale: string;
	design: string;
	implementation: string;
	level: string;
	levelDesign: string;
	levelImplementation: string;
	numberOfStandards: string;
	/** What a whisker shows. */
	bounds: string;
	lawAhead: string;
	practiceAhead: string;
	gapDesign: string;
	gapImplementation: string;
	critical: string;
};

/** The texts of a catalogue that charts need; a whole `CatalogueText` is one. */
export type ChartText = {
	pillars: Record<string, { title: string }>;
	standards: Record<string, { title: string }>;
};
