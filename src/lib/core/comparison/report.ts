import { textOf, type Catalogue } from '#lib/core/catalogue.ts';
import { fact, heading, paragraph, type Block, type ReportModel } from '#lib/core/report-model.ts';
import type { ReportWords } from '#lib/core/report-words.ts';
import { AVERAGE_MINIMUM, coverageOf, isCovered, type Compared } from './compared.ts';
import { standardRows, type StandardRow } from './heat-map.ts';
import { gaps, heatMap, lawAndPractice, profileTables, spread } from './report-tables.ts';
import type { Selection } from './selection.ts';

/** The words of a report on a comparison beyond those of a report. */
export type ComparisonWords = {
	title: string;
	/** What it is and what it is not: a paragraph each. */
	notes: (threshold: string, minimum: string) => string[];
	kind: string;
	measure: string;
	round: string;
	newest: string;
	threshold: string;
	order: string;
	orders: Record<Selection['order'], string>;
	submissions: string;
	submissionsOf: (all: string, counted: string) => string;
	otherCatalogues: string;
	by: string;
	at: string;
	footer: (by: string, moment: string) => string;
	/** A State that is called by letters only. */
	state: (letters: string) => string;
	headings: {
		what: string;
		compared: string;
		heatMap: string;
		spread: string;
		gaps: string;
		lawPractice: string;
		profiles: string;
	};
	legend: string;
	column: {
		name: string;
		short: string;
		coverage: string;
		counts: string;
		n: string;
		min: string;
		q1: string;
		median: string;
		q3: string;
		max: string;
		mean: string;
		gaps: string;
		lawAhead: string;
		equal: string;
		practiceAhead: string;
		difference: string;
	};
	yes: string;
	no: string;
	/** Why there is no mean. */
	few: (minimum: string) => string;
	gapsOf: (count: string, known: string) => string;
	profilesNote: string;
	part: (part: string, parts: string) => string;
};

export type ComparisonReportInput = {
	/** In the order of the page. */
	compared: readonly Compared[];
	/** What each is called; with letters, `short` and `name` are the letters. */
	names: readonly { short: string; name: string }[];
	alias: boolean;
	catalogue: Catalogue;
	selection: Pick<Selection, 'kind' | 'measure' | 'order' | 'threshold'>;
	/** `null`: the newest of each; `''`: not said. */
	round: string | null;
	otherCatalogues: readonly { id: string; version: string; n: number }[];
	who: string;
	/** ISO 8601, UTC. */
	at: string;
};
/** What the parts of the report are made from. */
export type Context = ComparisonReportInput & {
	words: ReportWords;
	own: ComparisonWords;
	title: (standard: string) => string;
	rows: StandardRow[];
};

/** A comparison as plain data, to be drawn as a report is; every table has its n. */
export function comparisonReportOf(
	input: ComparisonReportInput,
	words: ReportWords,
	own: ComparisonWords
): ReportModel {
	const { catalogue, compared, selection, who, at } = input;
	const text = textOf(catalogue, words.language);
	const context: Context = {
		...input,
		...{ words, own },
		title: (id) => `${id} ${text.standards[id]?.title ?? ''}`,
		rows: standardRows(compared, catalogue, selection)
	};
	const moment = words.format.moment(at);
	return {
		language: words.language,
		title: own.title,
		date: at.slice(0, 10),
		contents: words.contents,
		footer: [
			own.footer(who, moment),
			...(catalogue.provenance === 'working-text' ? [words.terms.workingText] : [])
		],
		watermark: `${who}\n${moment}`,
		pageOf: words.pageOf,
		blocks: [
			heading(1, own.title),
			...notes(context),
			...what(context),
			...heatMap(context),
			...spread(context),
			...gaps(context),
			...lawAndPractice(context),
			...profileTables(context)
		]
	};
}

const notes = ({ own, words, selection }: Context): Block[] =>
	own
		.notes(words.format.share(selection.threshold / 100), words.format.count(AVERAGE_MINIMUM))
		.map((text) => paragraph(text));

function what(context: Context): Block[] {
	const { own, words, selection, compared, round, otherCatalogues, catalogue, who, at } = context;
	const { terms, format } = words;
	const counted = compared.filter((one) => isCovered(one, selection.threshold)).length;
	const measure =
		selection.measure === 'combined' ? terms.combined : terms.dimension[selection.measure];
	return [
		heading(2, own.headings.what),
		{
			type: 'facts',
			facts: [
				...fact(own.kind, terms.kind[selection.kind]),
				...fact(own.round, round ?? own.newest),
				...fact(own.measure, measure),
				...fact(own.order, own.orders[selection.order]),
				...fact(own.threshold, format.share(selection.threshold / 100)),
				...fact(
					own.submissions,
					own.submissionsOf(format.count(compared.length), format.count(counted))
				),
				...fact(
					words.cover.catalogue,
					words.cover.catalogueVersion(catalogue.id, catalogue.version)
				),
				...fact(
					own.otherCatalogues,
					otherCatalogues
						.map(({ id, version, n }) => `${id} ${version}: ${format.count(n)}`)
						.join(', ')
				),
				...fact(own.by, who),
				...fact(own.at, format.moment(at))
			]
		},
		{
			type: 'table',
			caption: own.headings.compared,
			columns: [
				{ heading: own.column.short, width: 12 },
				{ heading: own.column.name, width: 50 },
				{ heading: words.terms.period, width: 24 },
				{ heading: own.column.coverage, width: 12, align: 'right' },
				{ heading: own.column.counts, width: 10 }
			],
			rows: compared.map((one, index) => [
				context.names[index]?.short ?? '',
				called(context, index),
				words.period(format.day(one.period.from), format.day(one.period.to)),
				shareOf(context, coverageOf(one)),
				isCovered(one, selection.threshold) ? own.yes : own.no
			])
		}
	];
}

const called = ({ names, alias, own }: Context, index: number): string => {
	const name = names[index]?.name ?? '';
	return alias ? own.state(name) : name;
};
const shareOf = ({ words }: Context, share: number | null): string =>
	share === null ? words.noLevel : words.format.share(share);
