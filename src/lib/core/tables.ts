import { answerTo } from './answer-to.ts';
import type { Assessment } from './assessment.ts';
import type { Catalogue } from './catalogue.ts';
import type { Result, SetResult } from './result.ts';
import { TOP } from './score.ts';

/** What a cell of a column holds, and so how it is written for people. */
export type CellKind = 'id' | 'ids' | 'count' | 'level' | 'mean' | 'share' | 'flag';

/** Every column of every table, and what its cells hold. Means and gaps: 0–4; shares: 0–1; flags: 1 or 0. */
export const COLUMNS = {
	set: 'id',
	standards: 'count',
	applicable: 'count',
	rated: 'count',
	'design.known': 'count',
	'design.mean': 'mean',
	'design.low': 'mean',
	'design.high': 'mean',
	'implementation.known': 'count',
	'implementation.mean': 'mean',
	'implementation.low': 'mean',
	'implementation.high': 'mean',
	'combined.known': 'count',
	'combined.mean': 'mean',
	'combined.low': 'mean',
	'combined.high': 'mean',
	lawPracticeGap: 'mean',
	evidenceCoverage: 'share',
	standard: 'id',
	pillar: 'id',
	critical: 'flag',
	isApplicable: 'flag',
	design: 'level',
	implementation: 'level',
	count: 'count',
	ids: 'ids',
	rank: 'count',
	'target.design': 'level',
	'target.implementation': 'level',
	'gap.design': 'level',
	'gap.implementation': 'level',
	'gap.total': 'count',
	priority: 'count'
} as const satisfies Record<string, CellKind>;
export type ColumnKey = keyof typeof COLUMNS;

/** `null` is no information. Ids of several standards stand in one cell, parted by a space. */
export type Cell = string | number | null;

export const TABLE_IDS = [
	'profile',
	'radar',
	'heat-map',
	'law-practice',
	'gaps',
	'no-information'
] as const;
export type TableId = (typeof TABLE_IDS)[number];

/** The numbers of one figure; the page, the CSV file and the PDF all show these. */
export type Table = { id: TableId; columns: ColumnKey[]; rows: Cell[][] };

/** How many of the ranked gaps a chart shows; the table has them all. */
export const SHOWN_GAPS = 15;

/** The `set` of the row for all standards; every other row has a pillar's id. */
export const ALL_STANDARDS = 'all';

type Row = Partial<Record<ColumnKey, Cell>>;
const tableOf = (id: TableId, columns: ColumnKey[], rows: Row[]): Table => ({
	id,
	columns,
	rows: rows.map((row) => columns.map((column) => row[column] ?? null))
});

/** All tables of a result. */
export function tablesOf(
	result: Result,
	catalogue: Pick<Catalogue, 'standards'>,
	assessment: Pick<Assessment, 'answers'>
): Record<TableId, Table> {
	return {
		profile: profileTable(result),
		radar: radarTable(result),
		'heat-map': heatMapTable(result, catalogue),
		'law-practice': lawPracticeTable(result),
		gaps: gapsTable(result, assessment),
		'no-information': noInformationTable(result, catalogue)
	};
}

/** A row per pillar, then one for all: counts, means with their bounds, law–practice gap, evidence. */
export function profileTable(result: Result): Table {
	const columns: ColumnKey[] = ['set', 'standards', 'applicable', 'rated'];
	for (const scale of ['design', 'implementation', 'combined'] as const)
		columns.push(`${scale}.known`, `${scale}.mean`, `${scale}.low`, `${scale}.high`);
	columns.push('lawPracticeGap', 'evidenceCoverage');
	const sets = [...result.pillars, { id: ALL_STANDARDS, ...result.overall }];
	return tableOf('profile', columns, sets.map(profileRow));
}

const profileRow = ({
	id,
	design,
	implementation,
	combined,
	...set
}: { id: string } & SetResult) => ({
	set: id,
	standards: set.standards,
	applicable: set.applicable,
	rated: set.rated,
	'design.known': design.known,
	'design.mean': design.mean,
	'design.low': design.low,
	'design.high': design.high,
	'implementation.known': implementation.known,
	'implementation.mean': implementation.mean,
	'implementation.low': implementation.low,
	'implementation.high': implementation.high,
	'combined.known': combined.known,
	'combined.mean': combined.mean,
	'combined.low': combined.low,
	'combined.high': combined.high,
	lawPracticeGap: set.lawPracticeGap,
	evidenceCoverage: set.evidenceCoverage
});

/** The two means of each pillar: the corners of the radar. */
export const radarTable = (result: Result): Table =>
	tableOf(
		'radar',
		['set', 'design.mean', 'implementation.mean'],
		result.pillars.map((pillar) => ({
			set: pillar.id,
			'design.mean': pillar.design.mean,
			'implementation.mean': pillar.implementation.mean
		}))
	);

/** Every standard with its two levels, as entered; `isApplicable` 0: they count nowhere. */
export function heatMapTable(result: Result, catalogue: Pick<Catalogue, 'standards'>): Table {
	const pillarOf = new Map(catalogue.standards.map(({ id, pillar }) => [id, pillar]));
	return tableOf(
		'heat-map',
		['standard', 'pillar', 'critical', 'isApplicable', 'design', 'implementation'],
		result.standards.map(({ id, critical, applicable, design, implementation }) => ({
			standard: id,
			pillar: pillarOf.get(id) ?? null,
			critical: Number(critical),
			isApplicable: Number(applicable),
			design,
			implementation
		}))
	);
}

/** How many standards, and which, have each pair of levels that occurs; both levels known. */
export function lawPracticeTable(result: Result): Table {
	const pairs = new Map<string, { design: number; implementation: number; ids: string[] }>();
	for (const { id, applicable, design, implementation } of result.standards) {
		if (!applicable || design === null || implementation === null) continue;
		const key = `${design} ${implementation}`;
		const pair = pairs.get(key) ?? { design, implementation, ids: [] };
		pair.ids.push(id);
		pairs.set(key, pair);
	}
	return tableOf(
		'law-practice',
		['design', 'implementation', 'count', 'ids'],
		[...pairs.values()]
			.toSorted((a, b) => a.design - b.design || a.implementation - b.implementation)
			.map(({ design, implementation, ids }) => ({
				design,
				implementation,
				count: ids.length,
				ids: ids.join(' ')
			}))
	);
}

/** The gaps in their rank: levels, targets, and how far the levels are below them. */
export function gapsTable(result: Result, assessment: Pick<Assessment, 'answers'>): Table {
	const byId = new Map(result.standards.map((standard) => [standard.id, standard]));
	return tableOf(
		'gaps',
		[
			'rank',
			'standard',
			'critical',
			'design',
			'implementation',
			'target.design',
			'target.implementation',
			'gap.design',
			'gap.implementation',
			'gap.total',
			'priority'
		],
		result.gaps.map((id, index) => {
			const standard = byId.get(id);
			const target = answerTo(assessment, id).target;
			return {
				rank: index + 1,
				standard: id,
				critical: Number(standard?.critical ?? false),
				design: standard?.design ?? null,
				implementation: standard?.implementation ?? null,
				'target.design': target?.design ?? TOP,
				'target.implementation': target?.implementation ?? TOP,
				'gap.design': standard?.gap?.design ?? null,
				'gap.implementation': standard?.gap?.implementation ?? null,
				'gap.total': standard?.gap?.total ?? null,
				priority: standard?.priority ?? null
			};
		})
	);
}

/** Applicable standards of which neither level is known. */
export function noInformationTable(result: Result, catalogue: Pick<Catalogue, 'standards'>): Table {
	const pillarOf = new Map(catalogue.standards.map(({ id, pillar }) => [id, pillar]));
	return tableOf(
		'no-information',
		['standard', 'pillar'],
		result.noInformation.map((id) => ({ standard: id, pillar: pillarOf.get(id) ?? null }))
	);
}
