import { expect, test } from 'vitest';
import { distributionPicture, heatMapPicture, profilesPicture } from '#lib/charts/comparison.ts';
import type { StandardRow } from '#lib/core/comparison/heat-map.ts';

const WORDS = { title: 'Title & <more>', mark: 'Reviewer "One", now', legend: 'How to read it' };
const row = (id: string, values: (number | null | 'n/a')[], spread: number[]): StandardRow => ({
	...{ id, pillar: 'F', critical: false, mean: null, gaps: { count: 0, known: 0 } },
	cells: values.map((value) =>
		value === 'n/a' ? { value: null, applicable: false } : { value, applicable: true }
	),
	spread: {
		...{ known: spread.length, min: spread[0] ?? null, max: spread.at(-1) ?? null },
		...{ q1: spread[0] ?? null, median: spread[0] ?? null, q3: spread.at(-1) ?? null }
	}
});
const rows = [row('F-01', [3, 0.5, null, 'n/a'], [0.5, 3]), row('F-02', [4, 1.5, 2, 2], [])];

const textsIn = (svg: string) =>
	[...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map((one) => one[1]);

test('a heat map has a number for each cell, a mark for none, and who made it', () => {
	const svg = heatMapPicture(rows, ['A & B', 'C', 'D', 'E'], ['One', 'T'.repeat(80)], WORDS);
	expect(textsIn(svg)).toEqual([
		...['Title &amp; &lt;more&gt;', 'How to read it', 'A &amp; B', 'C', 'D', 'E'],
		...['One', '3', '½', '?', '–', `${'T'.repeat(51)}…`, '4', '1½', '2', '2'],
		'Reviewer &quot;One&quot;, now'
	]);
	expect(svg).toContain('<title>Title &amp; &lt;more&gt;</title>');
	expect(svg.match(/<svg /g)?.length).toBe(1);
});

test('a distribution has a dot for each value of those that count, and n of all standards', () => {
	const counted = [true, true, true, false];
	const svg = distributionPicture(rows, counted, ['One', 'Two'], WORDS);
	expect(textsIn(svg)).toEqual(expect.arrayContaining(['One', 'n = 2', 'Two', 'n = 0']));
	expect(svg.match(/<circle/g)?.length).toBe(2 + 3);
});

test('profiles have a bar for each mean and a line for its bounds, none where nothing is known', () => {
	const known = { mean: 2, low: 1, high: 3, known: 2 };
	const unknown = { mean: null, low: 0, high: 4, known: 0 };
	const none = { mean: null, low: null, high: null, known: 0 };
	const pillar = (id: string, design: object, implementation: object) =>
		({ id, design, implementation }) as never;
	const profile = {
		id: 'x',
		pillars: [pillar('F', known, unknown), pillar('P1', none, none)]
	};
	const svg = profilesPicture([profile], ['State A'], WORDS);
	const grid = 5;
	expect(svg.match(/<line/g)?.length).toBe(grid + 2);
	// The paper, and the one bar.
	expect(svg.match(/<rect/g)?.length).toBe(1 + 1);
	expect(textsIn(svg)).toContain('P1');
});

test('what XML cannot write is left out, and nothing of a name becomes a tag', () => {
	const svg = profilesPicture([{ id: 'x', pillars: [] }], ['a\u0000\u0008<script>"b"'], WORDS);
	expect(textsIn(svg)).toContain('a&lt;script&gt;&quot;b&quot;');
	expect(svg.includes('<script>')).toBe(false);
});
