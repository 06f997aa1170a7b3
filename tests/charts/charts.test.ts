import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { gapsChart } from '#lib/charts/gaps.ts';
import { hatchLines } from '#lib/charts/hatch.ts';
import { lawPracticeChart } from '#lib/charts/law-practice.ts';
import { wrapLabel } from '#lib/charts/look.ts';
import { profileChart } from '#lib/charts/profile.ts';
import { radarChart } from '#lib/charts/radar.ts';
import type { Level } from '#lib/core/codes.ts';
import { textOf } from '#lib/core/catalogue.ts';
import { score } from '#lib/core/score.ts';
import { reportWords } from '#lib/text/report/index.ts';
import { assessment, levels } from '../fixtures/assessment.ts';
import { catalogue } from '../fixtures/catalogue.ts';

const text = textOf(catalogue, 'en');
const words = reportWords('en').chart;
const result = (...pairs: [Level, Level][]) => score(assessment(levels(...pairs)), catalogue);

describe('a pillar without information is null, not 0', () => {
	const given = result([3, 1], [2, null]);
	const expected = [
		[2.5, null, null, null, null],
		[1, null, null, null, null]
	];

	test('in the profile', () => {
		const { data } = profileChart(given, text, words);
		expect(data.datasets.map((dataset) => dataset.data)).toStrictEqual(expected);
		expect(data.labels?.[0]).toStrictEqual(['Foundations of the', 'mechanism']);
	});

	test('in the radar, which leaves the gap open', () => {
		const { datasets } = radarChart(given, text, words).data;
		expect(datasets.map((dataset) => dataset.data)).toStrictEqual(expected);
		expect(datasets.map(({ spanGaps }) => spanGaps)).toStrictEqual([false, false]);
	});
});

test('the dimensions are told apart by more than colour', () => {
	const radar = radarChart(result([3, 1]), text, words).data.datasets;
	expect(radar.map(({ borderDash }) => borderDash)).toStrictEqual([[], [6, 4]]);
	expect(new Set(radar.map(({ pointStyle }) => pointStyle)).size).toBe(2);
	const profile = profileChart(result([3, 1]), text, words);
	expect(profile.plugins?.map(({ id }) => id)).toStrictEqual(['hatch', 'whiskers']);
});

test('a bubble per pair of levels, its area the number of standards', () => {
	const points = lawPracticeChart(result([4, 0], [1, 1], [1, 1], [1, 1], [1, 1], [2, null]), words)
		.data.datasets[0]?.data;
	expect(points?.map(({ x, y }) => [x, y])).toStrictEqual([
		[1, 1],
		[4, 0]
	]);
	const [four, one] = points ?? [];
	expect((four?.r ?? 0) ** 2 / (one?.r ?? 1) ** 2).toBeCloseTo(4, 10);
});

test('the first fifteen gaps, in their rank; an unknown gap is null', () => {
	const all = score(
		assessment(
			Object.fromEntries(catalogue.standards.map(({ id }) => [id, { design: 0 as const }]))
		),
		catalogue
	);
	const { data } = gapsChart(all, text, words);
	expect(data.labels).toHaveLength(15);
	expect(data.labels?.[0]?.join(' ')).toMatch(/^P1-08 .+ \(critical safeguard\)$/);
	expect(data.datasets[0]?.data).toStrictEqual(Array(15).fill(4));
	expect(data.datasets[1]?.data).toStrictEqual(Array(15).fill(null));
});

test('no chart moves', () => {
	const given = result([3, 1]);
	const charts = [
		profileChart(given, text, words),
		radarChart(given, text, words),
		lawPracticeChart(given, words),
		gapsChart(given, text, words)
	];
	expect(charts.map(({ options }) => options?.animation)).toStrictEqual([
		false,
		false,
		false,
		false
	]);
});

test('hatch lines stay within their rectangle', () => {
	const side = fc.double({ min: 0, max: 500, noNaN: true });
	fc.assert(
		fc.property(side, side, side, side, (left, top, width, height) => {
			const [right, bottom] = [left + width, top + height];
			const outside = hatchLines(left, top, right, bottom).filter(
				([x1, y1, x2, y2]) =>
					Math.min(x1, x2) < left - 1e-6 ||
					Math.max(x1, x2) > right + 1e-6 ||
					Math.min(y1, y2) < top - 1e-6 ||
					Math.max(y1, y2) > bottom + 1e-6
			);
			expect(outside).toStrictEqual([]);
		})
	);
});

test('a label loses no word when it is broken', () => {
	fc.assert(
		fc.property(fc.lorem(), fc.integer({ min: 1, max: 60 }), (label, width) => {
			expect(wrapLabel(label, width).join(' ')).toBe(label);
		})
	);
});
