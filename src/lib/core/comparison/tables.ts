import type { Catalogue } from '#lib/core/catalogue.ts';
import type { Compared } from './compared.ts';
import { standardRows } from './heat-map.ts';
import { lawPractice, profiles } from './profiles.ts';
import type { Selection } from './selection.ts';

/** What of a comparison can be taken out as a table. */
export const COMPARISON_TABLES = [
	'heat-map',
	'distribution',
	'gaps',
	'law-practice',
	'profiles'
] as const;
export type ComparisonTable = (typeof COMPARISON_TABLES)[number];

/** Headings and rows; `null` is no information. Numbers are full doubles. */
export type PlainTable = { columns: string[]; rows: (string | number | null)[][] };

type Asked = Pick<Selection, 'measure' | 'order' | 'threshold'>;

/**
 * The numbers of a view, the same as on its page.
 * @param compared in the order of the page
 * @param names what each is called, by name or by letter
 */
export function comparisonTable(
	table: ComparisonTable,
	compared: readonly Compared[],
	names: readonly string[],
	catalogue: Catalogue,
	asked: Asked
): PlainTable {
	return TABLES[table](compared, names, catalogue, asked);
}

type Maker = (
	compared: readonly Compared[],
	names: readonly string[],
	catalogue: Catalogue,
	asked: Asked
) => PlainTable;

const heatMap: Maker = (compared, names, catalogue, asked) => ({
	columns: ['standard', ...names, 'n', 'median', 'gaps', 'gaps.known'],
	rows: standardRows(compared, catalogue, asked).map(({ id, cells, spread, gaps }) => [
		id,
		...cells.map(({ value, applicable }) => (applicable ? value : 'n/a')),
		spread.known,
		spread.median,
		gaps.count,
		gaps.known
	])
});

const distribution: Maker = (compared, _, catalogue, asked) => ({
	columns: ['standard', 'n', 'min', 'q1', 'median', 'q3', 'max', 'mean'],
	rows: standardRows(compared, catalogue, asked).map(({ id, spread, mean }) => {
		const { known, min, q1, median, q3, max } = spread;
		return [id, known, min, q1, median, q3, max, mean];
	})
});

const gaps: Maker = (compared, _, catalogue, asked) => ({
	columns: ['standard', 'critical', 'gaps', 'gaps.known'],
	rows: standardRows(compared, catalogue, { ...asked, order: 'gaps' }).map(
		({ id, critical, gaps }) => [id, critical ? 1 : 0, gaps.count, gaps.known]
	)
});

const law: Maker = (compared, _, catalogue, { threshold }) => ({
	columns: ['standard', 'n', 'lawAhead', 'equal', 'practiceAhead', 'mean'],
	rows: lawPractice(compared, catalogue, threshold).map((row) => [
		...[row.id, row.n, row.lawAhead, row.equal, row.practiceAhead, row.mean]
	])
});

const profile: Maker = (compared, names, catalogue) => ({
	columns: [
		...['name', 'pillar', 'design.mean', 'design.low', 'design.high', 'implementation.mean'],
		...['implementation.low', 'implementation.high', 'rated', 'applicable']
	],
	rows: profiles(compared, catalogue).flatMap(({ pillars }, index) =>
		pillars.map(({ id, design, implementation, rated, applicable }) => [
			...[names[index] ?? '', id, design.mean, design.low, design.high],
			...[implementation.mean, implementation.low, implementation.high, rated, applicable]
		])
	)
});

const TABLES: Record<ComparisonTable, Maker> = {
	'heat-map': heatMap,
	distribution,
	gaps,
	'law-practice': law,
	profiles: profile
};
