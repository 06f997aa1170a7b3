import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { score } from '#lib/core/score.ts';
import { ALL_STANDARDS, COLUMNS, TABLE_IDS, tablesOf, type Table } from '#lib/core/tables.ts';
import { assessments } from '../fixtures/arbitrary.ts';
import { assessment, levels, REASON } from '../fixtures/assessment.ts';
import { catalogue } from '../fixtures/catalogue.ts';

const of = (given: ReturnType<typeof assessment>) =>
	tablesOf(score(given, catalogue), catalogue, given);
const column = (table: Table, key: keyof typeof COLUMNS) =>
	table.rows.map((row) => row[table.columns.indexOf(key)]);

test('nothing known: counts are 0, means are null, bounds are as wide as the scale', () => {
	const { profile, radar, gaps } = of(assessment());
	expect(column(profile, 'set')).toStrictEqual(['F', 'P1', 'P2', 'P3', 'P4', ALL_STANDARDS]);
	expect(column(profile, 'design.mean')).toStrictEqual([null, null, null, null, null, null]);
	expect(column(profile, 'design.high')).toStrictEqual([4, 4, 4, 4, 4, 4]);
	expect(column(profile, 'rated')).toStrictEqual([0, 0, 0, 0, 0, 0]);
	expect(radar.rows).toStrictEqual(['F', 'P1', 'P2', 'P3', 'P4'].map((id) => [id, null, null]));
	expect(gaps.rows).toStrictEqual([]);
});

test('standards that share a pair of levels stand in one row, the others in none', () => {
	const given = assessment({
		...levels([3, 1], [0, 4], [3, 1], [2, null], [null, null]),
		'F-06': { applicable: false, notApplicableReason: REASON, design: 3, implementation: 1 }
	});
	expect(of(given)['law-practice'].rows).toStrictEqual([
		[0, 4, 1, 'F-02'],
		[3, 1, 2, 'F-01 F-03']
	]);
});

test('gaps have the target that the answer sets, and 4 where it sets none', () => {
	const given = assessment({
		'F-01': { design: 1, implementation: null, target: { design: 2, implementation: 3 } },
		'P1-08': { design: 2, implementation: 3 }
	});
	expect(of(given).gaps.rows).toStrictEqual([
		[1, 'P1-08', 1, 2, 3, 4, 4, 2, 1, 3, 6],
		[2, 'F-01', 0, 1, null, 2, 3, 1, null, 1, 1]
	]);
});

test('what is not applicable stays in the heat map, marked, and is not without information', () => {
	const given = assessment({
		'F-01': { applicable: false, notApplicableReason: REASON, design: 2 }
	});
	const tables = of(given);
	expect(tables['heat-map'].rows[0]).toStrictEqual(['F-01', 'F', 0, 0, 2, null]);
	expect(tables['no-information'].rows[0]).toStrictEqual(['F-02', 'F']);
	expect(tables['no-information'].rows).toHaveLength(56);
});

describe('laws', () => {
	test('every row has a cell for every column; the heat map has every standard', () => {
		fc.assert(
			fc.property(assessments, (given) => {
				const tables = of(given);
				for (const id of TABLE_IDS) {
					const { columns, rows } = tables[id];
					expect(rows.filter((row) => row.length !== columns.length)).toStrictEqual([]);
				}
				expect(column(tables['heat-map'], 'standard')).toStrictEqual(
					catalogue.standards.map(({ id }) => id)
				);
			}),
			{ numRuns: 40 }
		);
	});

	test('the pairs of levels add up to the standards with both levels known', () => {
		fc.assert(
			fc.property(assessments, (given) => {
				const counts = column(of(given)['law-practice'], 'count').map(Number);
				const { rated } = score(given, catalogue).overall;
				expect(counts.reduce((total, count) => total + count, 0)).toBe(rated);
			}),
			{ numRuns: 40 }
		);
	});
});
