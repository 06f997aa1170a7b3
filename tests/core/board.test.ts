import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BOARD_COLUMNS, boardOf, isOverdue, type BoardEntry } from '#lib/core/board.ts';
import { PROGRESS } from '#lib/core/codes.ts';

const TODAY = '2026-11-24';
const entry = (rest: Partial<BoardEntry>): BoardEntry => ({
	standard: 'S-01',
	institution: 'justice',
	due: null,
	progress: 'open',
	...rest
});

test.each([
	[null, 'open', false],
	['2026-11-23', 'open', true],
	['2026-11-24', 'open', false],
	['2026-11-23', 'in-progress', true],
	['2026-11-23', 'sent-back', true],
	['2026-11-23', 'ready', false],
	['2026-11-23', 'approved', false]
] as const)('due %s and %s: late is %s', (due, progress, late) => {
	expect(isOverdue({ due, progress }, TODAY)).toBe(late);
});

describe('the board', () => {
	test('has a row for each institution that is asked, in the order of the list', () => {
		const rows = boardOf(
			[
				entry({ institution: 'police', due: '2026-11-01' }),
				entry({ institution: 'justice', progress: 'ready' }),
				entry({
					institution: 'justice',
					standard: 'S-02',
					progress: 'sent-back',
					due: '2026-11-01'
				})
			],
			['justice', 'social', 'police'],
			TODAY
		);
		const none = { open: 0, 'in-progress': 0, ready: 0, 'sent-back': 0, approved: 0, overdue: 0 };
		expect(rows).toEqual([
			{
				institution: 'justice',
				total: 2,
				counts: { ...none, ready: 1, 'sent-back': 1, overdue: 1 }
			},
			{ institution: 'police', total: 1, counts: { ...none, open: 1, overdue: 1 } }
		]);
	});

	test('counts each entry in exactly one column, and again where it is late', () => {
		const days = fc.constantFrom(null, '2026-11-01', TODAY, '2026-12-01');
		const entries = fc.array(
			fc.record({
				standard: fc.constantFrom('S-01', 'S-02'),
				institution: fc.constantFrom('justice', 'police'),
				due: days,
				progress: fc.constantFrom(...PROGRESS)
			})
		);
		fc.assert(
			fc.property(entries, (given) => {
				const rows = boardOf(given, ['justice', 'police'], TODAY);
				expect(rows.reduce((sum, { total }) => sum + total, 0)).toBe(given.length);
				for (const { total, counts } of rows) {
					const columns = BOARD_COLUMNS.filter((column) => column !== 'overdue');
					expect(columns.reduce((sum, column) => sum + counts[column], 0)).toBe(total);
					expect(counts.overdue).toBeLessThanOrEqual(
						counts.open + counts['in-progress'] + counts['sent-back']
					);
				}
			})
		);
	});
});
