import type { ChartConfiguration, Plugin, PointElement } from 'chart.js';
import type { Result } from '#lib/core/result.ts';
import { TOP } from '#lib/core/score.ts';
import { lawPracticeTable } from '#lib/core/tables.ts';
import { font, levelAxis, SHARED } from './look.ts';
import { COLOURS, INK, MUTED, PAPER } from './palette.ts';
import type { ChartWords } from './words.ts';

const MARGIN = 0.5;
const LARGEST = 30;
const PER_STANDARD = 8;
const ROOM_FOR_DIGITS = 8;

/**
 * A grid of design × implementation levels; the area of a bubble is the number of standards with
 * that pair. On the dashed diagonal law and practice are level; below it law is ahead.
 */
export function lawPracticeChart(
	result: Result,
	words: ChartWords
): ChartConfiguration<'bubble', { x: number; y: number; r: number }[], string> {
	const cells = lawPracticeTable(result).rows.map(([design, implementation, count]) => ({
		x: Number(design),
		y: Number(implementation),
		count: Number(count)
	}));
	const most = Math.max(1, ...cells.map(({ count }) => count));
	const scale = Math.min(PER_STANDARD, LARGEST / Math.sqrt(most));
	const colour = ({ x, y }: { x: number; y: number }) =>
		x > y ? COLOURS.implementation : x < y ? COLOURS.design : MUTED;
	// Half a level around the grid, so that no bubble at 0 or 4 is cut.
	const axis = (title: string) => ({
		...levelAxis(title),
		min: -MARGIN,
		max: TOP + MARGIN,
		afterBuildTicks: (built: { ticks: { value: number }[] }) => {
			built.ticks = Array.from({ length: TOP + 1 }, (_, value) => ({ value }));
		}
	});
	return {
		type: 'bubble',
		data: {
			datasets: [
				{
					label: words.numberOfStandards,
					data: cells.map(({ x, y, count }) => ({ x, y, r: scale * Math.sqrt(count) })),
					backgroundColor: cells.map(colour),
					borderWidth: 0
				}
			]
		},
		options: {
			...SHARED,
			plugins: { legend: { display: false } },
			scales: { x: axis(words.levelDesign), y: axis(words.levelImplementation) }
		},
		plugins: [diagonal(words), counts(cells.map(({ count }) => count))]
	};
}

const diagonal = (words: ChartWords): Plugin<'bubble'> => ({
	id: 'diagonal',
	beforeDatasetsDraw({ ctx, scales, chartArea }) {
		const { x, y } = scales;
		if (!x || !y) return;
		ctx.save();
		ctx.strokeStyle = MUTED;
		ctx.lineWidth = 1.5;
		ctx.setLineDash([5, 4]);
		ctx.beginPath();
		ctx.moveTo(x.getPixelForValue(-MARGIN), y.getPixelForValue(-MARGIN));
		ctx.lineTo(x.getPixelForValue(TOP + MARGIN), y.getPixelForValue(TOP + MARGIN));
		ctx.stroke();
		ctx.setLineDash([]);
		ctx.fillStyle = MUTED;
		ctx.font = `12px 'Noto Sans'`;
		ctx.textBaseline = 'alphabetic';
		ctx.textAlign = 'right';
		ctx.fillText(words.lawAhead, chartArea.right - 6, chartArea.bottom - 6);
		ctx.textAlign = 'left';
		ctx.fillText(words.practiceAhead, chartArea.left + 6, chartArea.top + 14);
		ctx.restore();
	}
});

/** Writes the number into each bubble, or beside one that is too small. */
const counts = (numbers: readonly number[]): Plugin<'bubble'> => ({
	id: 'counts',
	afterDatasetsDraw(chart) {
		const { ctx } = chart;
		ctx.save();
		ctx.font = `bold 12px '${font().family.replaceAll("'", '')}'`;
		ctx.textBaseline = 'middle';
		chart.getDatasetMeta(0).data.forEach((element, index) => {
			const { x, y, options } = element as unknown as PointElement;
			const fits = options.radius >= ROOM_FOR_DIGITS * String(numbers[index]).length;
			ctx.textAlign = fits ? 'center' : 'left';
			ctx.fillStyle = fits ? PAPER : INK;
			ctx.fillText(String(numbers[index]), fits ? x : x + options.radius + 4, y);
		});
		ctx.restore();
	}
});
