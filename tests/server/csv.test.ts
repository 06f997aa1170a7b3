import { expect, test } from 'vitest';
import { textOf } from '#lib/core/catalogue.ts';
import { csvOf } from '#lib/server/csv.ts';
import { catalogue } from '../fixtures/catalogue.ts';

const text = textOf(catalogue, 'en');

test('a table with full numbers, empty cells for no information, and titles', () => {
	const csv = csvOf(
		{
			id: 'profile',
			columns: ['set', 'design.mean', 'lawPracticeGap'],
			rows: [
				['F', 1 / 3, -0.5],
				['all', null, 0]
			]
		},
		text
	);
	expect(csv).toBe(
		`\uFEFFset,design.mean,lawPracticeGap,title\r\nF,0.3333333333333333,-0.5,${text.pillars['F']!.title}\r\nall,,0,\r\n`
	);
});

test.each(['=1+1', '+1', '-1', '@x', '\tx', '\rx'])(
	'text that a spreadsheet would run is quoted: %j',
	(cell) => {
		const csv = csvOf({ id: 'law-practice', columns: ['ids'], rows: [[cell]] }, text);
		expect(csv.split('\r\n')[1]).toMatch(/^"?'/);
	}
);
