import type { ChartConfiguration } from 'chart.js';
import type { Result } from '#lib/core/result.ts';
import { hatchBars } from './hatch.ts';
import { font, legend, levelAxis, SHARED, wrapLabel } from './look.ts';
import { COLOURS, INK } from './palette.ts';
import { whiskers } from './whiskers.ts';
import type { ChartText, ChartWords } from './words.ts';

const LABEL_WIDTH = 18;

/**
 * Per pillar the mean of each dimension, 0–4, as two bars; a whisker shows low–high, the bounds
 * that missing answers leave. A pillar without information has no bar, only its whisker.
 */
export function profileChart(
	result: Result,
	text: ChartText,
	words: ChartWords
): ChartConfiguration<'bar', (number | null)[], string[]> {
	const { pillars } = result;
	return {
		type: 'bar',
		data: {
			labels: pillars.map(({ id }) => wrapLabel(text.pillars[id]?.title ?? id, LABEL_WIDTH)),
			datasets: (['design', 'implementation'] as const).map((dimension) => ({
				label: words[dimension],
				data: pillars.map((pillar) => pillar[dimension].mean),
				backgroundColor: COLOURS[dimension],
				borderColor: COLOURS[dimension],
				borderWidth: 1,
				pointStyle: dimension === 'design' ? 'rect' : 'rectRot',
				maxBarThickness: 40
			}))
		},
		options: {
			...SHARED,
			plugins: {
				legend: {
					...legend,
					title: { display: true, text: words.bounds, color: INK, font: font() }
				}
			},
			scales: {
				x: {
					ticks: { color: INK, font: font(), autoSkip: false, maxRotation: 0 },
					grid: { display: false }
				},
				y: levelAxis(words.level)
			}
		},
		plugins: [
			hatchBars(1),
			whiskers([pillars.map(({ design }) => design), pillars.map((p) => p.implementation)])
		]
	};
}
