import type { ChartConfiguration } from 'chart.js';
import type { Result } from '#lib/core/result.ts';
import { TOP } from '#lib/core/score.ts';
import { font, legend, SHARED, wrapLabel } from './look.ts';
import { COLOURS, INK, LINE, MUTED, PAPER } from './palette.ts';
import type { ChartText, ChartWords } from './words.ts';

const LABEL_WIDTH = 20;

/** The means of the pillars as two polygons, 0–4; a pillar without information leaves a gap. */
export function radarChart(
	result: Result,
	text: ChartText,
	words: ChartWords
): ChartConfiguration<'radar', (number | null)[], string[]> {
	const { pillars } = result;
	return {
		type: 'radar',
		data: {
			labels: pillars.map(({ id }) => wrapLabel(text.pillars[id]?.title ?? id, LABEL_WIDTH)),
			datasets: (['design', 'implementation'] as const).map((dimension) => ({
				label: words[dimension],
				data: pillars.map((pillar) => pillar[dimension].mean),
				borderColor: COLOURS[dimension],
				backgroundColor: 'transparent',
				borderWidth: 2.5,
				borderDash: dimension === 'design' ? [] : [6, 4],
				pointStyle: dimension === 'design' ? 'circle' : 'triangle',
				pointRadius: 5,
				pointBackgroundColor: dimension === 'design' ? COLOURS.design : PAPER,
				pointBorderColor: COLOURS[dimension],
				pointBorderWidth: 2,
				spanGaps: false
			}))
		},
		options: {
			...SHARED,
			plugins: { legend },
			scales: {
				r: {
					min: 0,
					max: TOP,
					ticks: { stepSize: 1, color: MUTED, font: font(), backdropColor: PAPER },
					pointLabels: { color: INK, font: font() },
					grid: { color: LINE },
					angleLines: { color: LINE }
				}
			}
		}
	};
}
