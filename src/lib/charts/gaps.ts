import type { ChartConfiguration } from 'chart.js';
import type { Result } from '#lib/core/result.ts';
import { TOP } from '#lib/core/score.ts';
import { SHOWN_GAPS } from '#lib/core/tables.ts';
import { hatchBars } from './hatch.ts';
import { font, legend, levelAxis, SHARED, wrapLabel } from './look.ts';
import { COLOURS, INK } from './palette.ts';
import type { ChartText, ChartWords } from './words.ts';

const LABEL_WIDTH = 40;

/** The first ranked gaps: per standard the gap in law and the gap in practice, end to end, 0–8. */
export function gapsChart(
	result: Result,
	text: ChartText,
	words: ChartWords
): ChartConfiguration<'bar', (number | null)[], string[]> {
	const byId = new Map(result.standards.map((standard) => [standard.id, standard]));
	const shown = result.gaps.slice(0, SHOWN_GAPS).flatMap((id) => byId.get(id) ?? []);
	const label = ({ id, critical }: { id: string; critical: boolean }) =>
		wrapLabel(
			`${id} ${text.standards[id]?.title ?? ''}${critical ? ` (${words.critical})` : ''}`,
			LABEL_WIDTH
		);
	return {
		type: 'bar',
		data: {
			labels: shown.map(label),
			datasets: (['design', 'implementation'] as const).map((dimension) => ({
				label: dimension === 'design' ? words.gapDesign : words.gapImplementation,
				data: shown.map(({ gap }) => gap?.[dimension] ?? null),
				backgroundColor: COLOURS[dimension],
				borderColor: COLOURS[dimension],
				borderWidth: 1,
				pointStyle: dimension === 'design' ? 'rect' : 'rectRot',
				maxBarThickness: 18
			}))
		},
		options: {
			...SHARED,
			indexAxis: 'y',
			plugins: { legend },
			scales: {
				// Gaps, not levels: the legend names them.
				x: { ...levelAxis(''), max: 2 * TOP, stacked: true },
				y: {
					stacked: true,
					grid: { display: false },
					ticks: {
						color: INK,
						autoSkip: false,
						font: ({ index }) => font(shown[index]?.critical ? 'bold' : 'normal')
					}
				}
			}
		},
		plugins: [hatchBars(1)]
	};
}
