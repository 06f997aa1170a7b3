import { textOf, type Catalogue } from '#lib/core/catalogue.ts';
import { DIMENSIONS } from '#lib/core/codes.ts';
import {
	fact,
	heading,
	paragraph,
	type Block,
	type Column,
	type ReportModel,
	type TableBlock
} from '#lib/core/report-model.ts';
import type { ReportWords } from '#lib/core/report-words.ts';
import { AVERAGE_MINIMUM, coverageOf, isCovered, type Compared } from './compared.ts';
import { standardRows, type HeatCell, type StandardRow } from './heat-map.ts';
import { lawPractice, profiles } from './profiles.ts';
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
	/** `null`: the newest of each. */
	round: string | null;
	otherCatalogues: readonly { id: string; version: string; n: number }[];
	who: string;
	/** ISO 8601, UTC. */
	at: string;
};
type Context = ComparisonReportInput & {
	words: ReportWords;
	own: ComparisonWords;
	title: (standard: string) => string;
	rows: StandardRow[];
};

/** So many columns of levels stand on a page beside the standards. */
const COLUMNS = 12;
/** The most common gaps. */
const MOST_GAPS = 15;

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

/** The levels of all, pillar by pillar, as many side by side as a page has room for. */
function heatMap(context: Context): Block[] {
	const { own, compared, catalogue, words } = context;
	const parts = Math.ceil(compared.length / COLUMNS);
	const pillars = textOf(catalogue, words.language).pillars;
	return [
		heading(2, own.headings.heatMap),
		paragraph(own.legend, 'quiet'),
		...catalogue.pillars.flatMap(({ id }) =>
			Array.from({ length: parts }, (_, part): TableBlock => {
				const from = part * COLUMNS;
				const title = `${id} ${pillars[id]?.title ?? ''}`;
				const { count } = words.format;
				return {
					type: 'table',
					caption: parts === 1 ? title : `${title} (${own.part(count(part + 1), count(parts))})`,
					columns: [
						{ heading: words.terms.standard, width: 120 },
						...context.names
							.slice(from, from + COLUMNS)
							.map(({ short }): Column => ({ heading: short, width: 12, align: 'right' })),
						{ heading: own.column.n, width: 12, align: 'right' }
					],
					rows: context.rows
						.filter(({ pillar }) => pillar === id)
						.map(({ id: standard, cells, spread: { known } }) => [
							context.title(standard),
							...cells.slice(from, from + COLUMNS).map((cell) => cellText(context, cell)),
							count(known)
						])
				};
			})
		)
	];
}

/** `?` is no information, a dash is not applicable, as on the page. */
function cellText({ words }: Context, { value, applicable }: HeatCell): string {
	if (!applicable) return words.noLevel;
	if (value === null) return '?';
	const whole = Math.floor(value);
	if (value === whole) return String(whole);
	return `${whole || ''}½`;
}

function spread(context: Context): Block[] {
	const { own, words, rows } = context;
	const { column } = own;
	const number = (value: number | null) =>
		value === null ? words.noLevel : words.format.mean(value);
	return [
		heading(2, own.headings.spread),
		{
			type: 'table',
			caption: own.headings.spread,
			columns: [
				{ heading: words.terms.standard, width: 60 },
				...[column.n, column.min, column.q1, column.median, column.q3, column.max].map(
					(heading): Column => ({ heading, width: 11, align: 'right' })
				),
				{ heading: column.mean, width: 16, align: 'right' }
			],
			rows: rows.map(({ id, spread: { known, min, q1, median, q3, max }, mean }) => [
				context.title(id),
				words.format.count(known),
				...[min, q1, median, q3, max].map(number),
				meanText(context, mean)
			])
		}
	];
}

const meanText = ({ own, words }: Context, mean: number | null): string =>
	mean === null ? own.few(words.format.count(AVERAGE_MINIMUM)) : words.format.mean(mean);

function gaps(context: Context): Block[] {
	const { own, words, compared, catalogue, selection } = context;
	const { count } = words.format;
	const first = standardRows(compared, catalogue, { ...selection, order: 'gaps' })
		.filter((row) => row.gaps.count > 0)
		.slice(0, MOST_GAPS);
	return [
		heading(2, own.headings.gaps),
		{
			type: 'table',
			caption: own.headings.gaps,
			columns: [
				{ heading: words.terms.standard, width: 70 },
				{ heading: words.terms.criticalSafeguard, width: 18 },
				{ heading: own.column.gaps, width: 18, align: 'right' }
			],
			rows: first.map(({ id, critical, gaps: found }) => [
				context.title(id),
				critical ? own.yes : own.no,
				own.gapsOf(count(found.count), count(found.known))
			])
		}
	];
}

function lawAndPractice(context: Context): Block[] {
	const { own, words, compared, catalogue, selection } = context;
	const { column } = own;
	const { count } = words.format;
	return [
		heading(2, own.headings.lawPractice),
		{
			type: 'table',
			caption: own.headings.lawPractice,
			columns: [
				{ heading: words.terms.standard, width: 60 },
				...[column.n, column.lawAhead, column.equal, column.practiceAhead].map(
					(heading): Column => ({ heading, width: 14, align: 'right' })
				),
				{ heading: column.difference, width: 18, align: 'right' }
			],
			rows: lawPractice(compared, catalogue, selection.threshold).map((row) => [
				context.title(row.id),
				...[row.n, row.lawAhead, row.equal, row.practiceAhead].map(count),
				meanText(context, row.mean)
			])
		}
	];
}

function profileTables(context: Context): Block[] {
	const { own, words, compared, catalogue } = context;
	const number = (value: number | null) =>
		value === null ? words.noLevel : words.format.mean(value);
	const all = profiles(compared, catalogue);
	return [
		heading(2, own.headings.profiles),
		paragraph(own.profilesNote, 'quiet'),
		...DIMENSIONS.map((dimension): TableBlock => ({
			type: 'table',
			caption: words.terms.dimension[dimension],
			columns: [
				{ heading: own.column.short, width: 16 },
				...catalogue.pillars.map(({ id }): Column => ({ heading: id, width: 20, align: 'right' }))
			],
			rows: all.map(({ pillars }, index) => [
				context.names[index]?.short ?? '',
				...pillars.map(({ [dimension]: { mean, low, high } }) =>
					low === null || high === null
						? words.noLevel
						: words.profile.meanOf(number(mean), number(low), number(high))
				)
			])
		}))
	];
}
