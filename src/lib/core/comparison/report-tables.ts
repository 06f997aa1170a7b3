import { textOf } from '#lib/core/catalogue.ts';
import { DIMENSIONS } from '#lib/core/codes.ts';
import {
	heading,
	paragraph,
	type Block,
	type Column,
	type TableBlock
} from '#lib/core/report-model.ts';
import { AVERAGE_MINIMUM } from './compared.ts';
import { standardRows, type HeatCell } from './heat-map.ts';
import { lawPractice, profiles } from './profiles.ts';
import type { Context } from './report.ts';

/** So many columns of levels stand on a page beside the standards. */
const COLUMNS = 12;
/** The most common gaps. */
const MOST_GAPS = 15;

/** The levels of all, pillar by pillar, as many side by side as a page has room for. */
export function heatMap(context: Context): Block[] {
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

export function spread(context: Context): Block[] {
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

export function gaps(context: Context): Block[] {
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

export function lawAndPractice(context: Context): Block[] {
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

export function profileTables(context: Context): Block[] {
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
