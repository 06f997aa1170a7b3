import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openPdf } from '#lib/server/pdf/document.ts';
import { splitAt } from '#lib/server/pdf/heat-map.ts';
import { openCanvas } from '#lib/server/pdf/page.ts';
import { shareOut } from '#lib/server/pdf/table.ts';
import { linesOf, STYLES, widthOf } from '#lib/server/pdf/text.ts';
import { bare } from './tools.ts';

const canvas = openCanvas(openPdf({ title: 'Layout', language: 'en', date: '2026-11-23' }));
const { plain } = STYLES;

describe('lines', () => {
	const words = fc.oneof(
		fc.stringMatching(/^[A-Za-z0-9]{1,200}$/),
		fc.stringMatching(/^[A-Za-z0-9/?&=_.-]{1,200}$/),
		fc.constantFrom('élève', 'Ένα', 'слово', '\n', 'e\u0301'.repeat(90))
	);
	const texts = fc.array(words, { maxLength: 20 }).map((parts) => parts.join(' '));
	const width = fc.integer({ min: 30, max: 480 });

	test('lose no letter and are never wider than their room', () => {
		fc.assert(
			fc.property(texts, width, (text, room) => {
				const lines = linesOf(canvas, text, plain, room);
				expect(bare(lines.join(''))).toBe(bare(text));
				const wide = lines.filter((line) => widthOf(canvas, line, plain) > room + 0.5);
				expect(wide).toStrictEqual([]);
			})
		);
	});

	test.each([
		['spaces', 'one two', 30, ['one', 'two']],
		['line breaks', 'one\n\ntwo', 400, ['one', '', 'two']],
		['an indent', '  one', 400, ['  one']],
		['an address', 'https://example.org/a', 60, ['https://', 'example.org/', 'a']]
	])('%s', (_, text, room, expected) => {
		expect(linesOf(canvas, text, plain, room)).toStrictEqual(expected);
	});
});

test('columns share the width, and none is narrower than its longest word', () => {
	const column = fc.record({
		share: fc.integer({ min: 1, max: 100 }),
		least: fc.integer({ min: 1, max: 60 })
	});
	fc.assert(
		fc.property(fc.array(column, { minLength: 1, maxLength: 8 }), (columns) => {
			const widths = shareOut(
				483,
				columns.map(({ share }) => share),
				columns.map(({ least }) => least)
			);
			expect(widths.reduce((total, width) => total + width, 0)).toBeCloseTo(483, 6);
			const narrow = columns.filter(({ least }, index) => (widths[index] ?? 0) < least - 1e-9);
			expect(narrow).toStrictEqual([]);
		})
	);
});

test.each([
	[[10], 1],
	[[10, 10], 1],
	[[30, 10, 10, 10], 1],
	[[10, 10, 10, 30], 3]
])('groups of heights %j are parted after %i', (heights, expected) => {
	expect(splitAt(heights)).toBe(expected);
});
