import type { ReportContext } from './report-context.ts';
import { heading, paragraph, type Block } from './report-model.ts';
import { SHOWN_GAPS, type Cell } from './tables.ts';

const numeric = (cell: Cell | undefined): number | null =>
	cell === null || cell === undefined ? null : Number(cell);

/** The standards that no mechanism can do without. */
export function safeguards(context: ReportContext): Block[] {
	const { words, result, nameOf, levelCell, number } = context;
	const { terms, columns } = words;
	return [
		heading(1, words.headings.safeguards),
		paragraph(words.safeguardsNote),
		{
			type: 'table',
			caption: words.safeguardsTable,
			columns: [
				{ heading: terms.standard, width: 40 },
				{ heading: terms.dimensionShort.design, width: 18 },
				{ heading: terms.dimensionShort.implementation, width: 18 },
				{ heading: columns['gap.total'], width: 11, align: 'right' },
				{ heading: terms.evidence, width: 13, align: 'right' }
			],
			rows: result.standards
				.filter(({ critical }) => critical)
				.map(({ id, applicable, design, implementation, gap, evidence }) => [
					nameOf(id),
					levelCell(design, applicable).text,
					levelCell(implementation, applicable).text,
					applicable ? number(gap?.total ?? null) : terms.notApplicable,
					number(evidence)
				])
		}
	];
}

/** Where law is ahead of practice, and where practice is ahead of law. */
export function lawPractice(context: ReportContext): Block[] {
	const { words, result, tables, levelText, mean } = context;
	const { lawPracticeGap, rated } = result.overall;
	const pairs = tables['law-practice'].rows;
	const level = (cell: Cell | undefined) =>
		levelText(numeric(cell) as Parameters<typeof levelText>[0]);
	const blocks: Block[] = [
		heading(1, words.headings.lawPractice),
		paragraph(
			lawPracticeGap === null
				? words.lawPractice.unknown
				: words.lawPractice.mean(mean(lawPracticeGap), rated)
		)
	];
	if (pairs.length === 0) return blocks;
	return [
		...blocks,
		paragraph(words.lawPractice.note),
		{
			type: 'figure',
			figure: 'law-practice',
			caption: words.figures['law-practice'].caption,
			alt: words.figures['law-practice'].alt(
				pairs
					.map(([design, practice, count]) =>
						words.altPair(Number(count), level(design), level(practice))
					)
					.join(' ')
			)
		},
		{
			type: 'table',
			caption: words.lawPractice.table,
			columns: [
				{ heading: words.terms.dimensionShort.design, width: 25 },
				{ heading: words.terms.dimensionShort.implementation, width: 25 },
				{ heading: words.columns.count, width: 11, align: 'right' },
				{ heading: words.columns.ids, width: 39 }
			],
			rows: pairs.map(([design, practice, count, ids]) => [
				level(design),
				level(practice),
				words.format.count(Number(count)),
				words.format.list(String(ids).split(' '))
			])
		}
	];
}

/** The gaps, largest first. */
export function gaps(context: ReportContext): Block[] {
	const { words, tables, nameOf, number, resultOf } = context;
	const { columns, terms } = words;
	const rows = tables.gaps.rows;
	if (rows.length === 0) return [heading(1, words.headings.gaps), paragraph(words.gaps.none)];
	const first = rows.slice(0, SHOWN_GAPS).map((row) => String(row[1]));
	const name = (id: string, critical: boolean) =>
		critical ? `${nameOf(id)} (${terms.criticalSafeguard})` : nameOf(id);
	return [
		heading(1, words.headings.gaps),
		paragraph(words.gaps.note),
		{
			type: 'figure',
			figure: 'gaps',
			caption: words.figures.gaps.caption,
			alt: words.figures.gaps.alt(
				first
					.map((id) => {
						const { gap } = resultOf(id);
						return words.altGap(
							id,
							number(gap?.design ?? null),
							number(gap?.implementation ?? null)
						);
					})
					.join(' ')
			)
		},
		{
			type: 'table',
			caption: words.gaps.table,
			rowHeader: 1,
			columns: [
				{ heading: columns.rank, width: 6, align: 'right' },
				{ heading: terms.standard, width: 34 },
				{ heading: words.gaps.levels, width: 13 },
				{ heading: words.gaps.targets, width: 11 },
				{ heading: columns['gap.design'], width: 12, align: 'right' },
				{ heading: columns['gap.implementation'], width: 12, align: 'right' },
				{ heading: columns['gap.total'], width: 9, align: 'right' },
				{ heading: terms.priority, width: 10, align: 'right' }
			],
			rows: rows.map(([rank, id, critical, ...rest]) => {
				const [design, practice, targetDesign, targetPractice, ...figures] = rest.map(numeric);
				return [
					number(numeric(rank)),
					name(String(id), critical === 1),
					pair(context, design, practice),
					pair(context, targetDesign, targetPractice),
					...figures.map((value) =>
						value === null || value === undefined ? words.noLevel : number(value)
					)
				];
			})
		}
	];
}

/** Two levels in one cell: design / implementation. */
const pair = (
	{ words }: ReportContext,
	design: number | null | undefined,
	practice: number | null | undefined
): string => [design, practice].map((level) => level ?? words.noLevel).join(' / ');

/** What nobody has said anything about; never mixed into the gaps. */
export function noInformation({ words, result, nameOf }: ReportContext): Block[] {
	const { noInformation } = words;
	return [
		heading(1, words.headings.noInformation),
		paragraph(result.noInformation.length === 0 ? noInformation.none : noInformation.note),
		...(result.noInformation.length === 0
			? []
			: [{ type: 'list' as const, items: result.noInformation.map(nameOf) }])
	];
}

/** What was left out, and why. */
export function notApplicable({ words, result, nameOf, answer }: ReportContext): Block[] {
	const left = result.standards.filter(({ applicable }) => !applicable);
	const { note, none, table, reason } = words.notApplicable;
	if (left.length === 0) return [heading(1, words.headings.notApplicable), paragraph(none)];
	return [
		heading(1, words.headings.notApplicable),
		paragraph(note),
		{
			type: 'table',
			caption: table,
			columns: [
				{ heading: words.terms.standard, width: 35 },
				{ heading: reason, width: 65 }
			],
			rows: left.map(({ id }) => [nameOf(id), answer(id).notApplicableReason ?? ''])
		}
	];
}
