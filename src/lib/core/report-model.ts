import type { Language, Level } from './codes.ts';

/** A language tag where a text is not in the report's language. `\n` in a text is a line break. */
type Text = { text: string; language?: string };

export type Heading = { type: 'heading'; level: 1 | 2 | 3; text: string };
/** `label` stands over what follows and stays with it; `notice` has a rule beside it. */
export type Paragraph = Text & {
	type: 'paragraph';
	look: 'plain' | 'lead' | 'quiet' | 'notice' | 'label';
};
export type List = { type: 'list'; items: string[] };
/** Terms with their values. */
export type Facts = { type: 'facts'; facts: (Text & { term: string })[] };

export type Column = {
	heading: string;
	/** Share of the width, relative to the other columns. */
	width: number;
	align?: 'left' | 'right';
};
/** Every row has a cell per column; the cell at `rowHeader` (the first) is the row's header. */
export type TableBlock = {
	type: 'table';
	caption: string;
	columns: Column[];
	rows: string[][];
	rowHeader?: number;
};

/** A level as it is coloured, and in words. */
export type LevelCell = { level: Level; applicable: boolean; text: string };
export type HeatMapRow = {
	id: string;
	title: string;
	critical: boolean;
	design: LevelCell;
	implementation: LevelCell;
};
export type HeatMap = {
	type: 'heat-map';
	columns: { standard: string; design: string; implementation: string; critical: string };
	groups: { title: string; rows: HeatMapRow[] }[];
	legend: LevelCell[];
};

export const FIGURES = ['profile', 'radar', 'law-practice', 'gaps'] as const;
export type FigureId = (typeof FIGURES)[number];
/** A chart; the table with its numbers follows it. */
export type Figure = { type: 'figure'; figure: FigureId; caption: string; alt: string };

export type Cover = {
	type: 'cover';
	title: string;
	state: string;
	subtitle: string;
	facts: Facts['facts'];
	notices: string[];
	signature: { heading: string; fields: string[] };
};

export type Block =
	| Cover
	| Heading
	| Paragraph
	| List
	| Facts
	| TableBlock
	| HeatMap
	| Figure
	| { type: 'page-break' };

/** A report as plain data: PDF, page and others draw this and cannot disagree. */
export type ReportModel = {
	language: Language;
	title: string;
	/** Day, `YYYY-MM-DD`. */
	date: string;
	/** Heading of the list of contents. */
	contents: string;
	/** Lines at the foot of every page. */
	footer: string[];
	/** Stands large behind the text of every page, where the report is not to be taken for final. */
	watermark?: string;
	pageOf: (page: number, pages: number) => string;
	blocks: Block[];
};

export const heading = (level: Heading['level'], text: string): Heading => ({
	type: 'heading',
	level,
	text
});

export const paragraph = (
	text: string,
	look: Paragraph['look'] = 'plain',
	language?: string
): Paragraph => ({ type: 'paragraph', look, text, ...(language && { language }) });

/** A fact, or none where there is nothing to say. */
export const fact = (term: string, text: string | null | undefined): Facts['facts'] =>
	text ? [{ term, text }] : [];
