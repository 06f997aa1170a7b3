import type { Dimension, Language, Priority, Verdict } from './codes.ts';
import type { Exclusion } from './explain.ts';
import type { FigureId } from './report-model.ts';
import type { ColumnKey } from './tables.ts';
import type { Terms } from './terms.ts';

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

/** How numbers and days are written in a language. */
export type ReportFormat = {
	count: (n: number) => string;
	/** Two decimals. */
	mean: (n: number) => string;
	/** A share 0–1 as whole percent. */
	share: (n: number) => string;
	/** A day `YYYY-MM-DD`. */
	day: (day: string) => string;
	/** A moment in ISO-8601 UTC, to the second; it says that it is UTC. */
	moment: (moment: string) => string;
	/** A size in bytes, to the byte. */
	bytes: (size: number) => string;
	money: (amount: number, currency: string) => string;
	languageName: (tag: string) => string;
	/** A State by ISO 3166-1 code; the fictional ones XA–XZ say that they are. */
	stateName: (code: string) => string;
	/** Ids or words, one after another. */
	list: (items: readonly string[]) => string;
};

/** Every word of a report beyond the terms of the field and the catalogue. */
export type ReportWords = {
	language: Language;
	terms: Terms;
	chart: ChartWords;
	format: ReportFormat;
	columns: Record<ColumnKey, string>;
	title: string;
	contents: string;
	pageOf: (page: number, pages: number) => string;
	/** "from – to", both written out. */
	period: (from: string, to: string) => string;
	/** A label and what it labels: "Type: law". */
	labelled: (label: string, text: string) => string;
	none: string;
	/** Stands for a level that is not known where there is no room for words. */
	noLevel: string;
	cover: {
		catalogue: string;
		/** Catalogue id and version. */
		catalogueVersion: (id: string, version: string) => string;
		source: string;
		sourceOf: (title: string, publisher: string, year: number) => string;
		reportLanguage: string;
		textLanguage: string;
		date: string;
		/** The catalogue has no text in the report's language. */
		fallback: (language: string) => string;
		signature: string;
		signatureFields: { name: string; function: string; date: string; signature: string };
	};
	/** What a report says of its own standing. */
	stamp: {
		clearance: {
			/** Large behind every page, over lines of few letters. */
			watermark: string;
			notice: string;
			by: string;
			at: string;
			footer: (by: string, moment: string) => string;
		};
		submission: {
			number: string;
			at: string;
			sha256: string;
			superseded: string;
			/** With the first digits of the SHA-256. */
			footer: (number: string, digits: string) => string;
			supersededFooter: (footer: string) => string;
		};
	};
	headings: {
		howToRead: string;
		profile: string;
		charts: string;
		heatMap: string;
		safeguards: string;
		lawPractice: string;
		gaps: string;
		noInformation: string;
		notApplicable: string;
		standards: string;
		annexEvidence: string;
		annexMethod: string;
		trace: string;
	};
	howToRead: { dimensions: string; levels: string; bounds: string; noInformation: string };
	levelsTable: string;
	profile: {
		answered: (answered: number, standards: number) => string;
		withEvidence: (n: number) => string;
		notApplicable: (n: number) => string;
		coverageTable: string;
		meansTable: string;
		meansNote: string;
		/** A mean with its bounds beside it. */
		meanOf: (mean: string, low: string, high: string) => string;
		boundsOnly: (low: string, high: string) => string;
	};
	figures: Record<FigureId, { caption: string; alt: (numbers: string) => string }>;
	/** One pillar's numbers within an alternative text. */
	altPillar: (pillar: string, design: string, implementation: string) => string;
	altPair: (count: number, design: string, implementation: string) => string;
	altGap: (standard: string, design: string, implementation: string) => string;
	heatMapNote: string;
	safeguardsNote: string;
	safeguardsTable: string;
	lawPractice: {
		mean: (gap: string, rated: number) => string;
		unknown: string;
		note: string;
		table: string;
	};
	gaps: { note: string; none: string; table: string; levels: string; targets: string };
	noInformation: { note: string; none: string };
	notApplicable: { note: string; none: string; table: string; reason: string };
	actions: {
		table: string;
		action: string;
		lead: string;
		partners: string;
		start: string;
		due: string;
		budget: string;
		funded: string;
		notFunded: string;
		indicator: string;
		effect: string;
		status: string;
		standards: string;
	};
	standards: {
		ratings: string;
		criteria: string;
		suggested: string;
		targetDate: string;
		mark: string;
		dimension: string;
		childLens: string;
		/** The level is above what the criteria suggest. */
		above: (dimension: string, level: number, suggested: number) => string;
		/** Levels of a standard that is not applicable: kept, but they count nowhere. */
		notCounted: string;
		noNarrative: string;
		noEvidence: string;
		evidenceTable: (standard: string) => string;
	};
	/** What reviewers found beside the levels. */
	review: {
		undetermined: Record<Dimension, string>;
		finding: string;
		recommendation: string;
		priority: string;
		priorities: Record<Priority, string>;
		promising: string;
		verdictsTable: string;
		item: string;
		verdict: string;
		verdicts: Record<Verdict, string>;
		consensus: string;
		raters: (n: number) => string;
		draftFinding: string;
		reply: (who: string, moment: string) => string;
	};
	evidence: {
		note: string;
		none: string;
		table: string;
		document: string;
		id: string;
		issuer: string;
		pinpoint: string;
		access: string;
		file: string;
		sha256: string;
		url: string;
		citation: string;
		citedBy: string;
		notCited: string;
	};
	method: {
		/** The rules, one paragraph each. */
		rules: string[];
		formulas: string[];
		traceNote: string;
		figure: string;
		calculation: string;
		value: string;
		leftOut: string;
		/** Name of a figure of one scale, with a bound: "Design, mean". */
		bounds: Record<'known' | 'mean' | 'low' | 'high', string>;
		excluded: Record<Exclusion, (n: number, ids: string) => string>;
		/** Missing levels that a bound puts at 0 or 4; they stand in square brackets. */
		assumed: (n: number, ids: string) => string;
	};
};
