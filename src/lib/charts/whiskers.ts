import type { Plugin } from 'chart.js';
import type { Mean } from '#lib/core/result.ts';
import { INK } from './palette.ts';

const CAP = 5;

/**
 * Draws low–high as a line with caps over each bar of a grouped bar chart.
 * @param bounds per dataset, per bar, on the value axis; nothing is drawn where a bound is `null`
 */
export const whiskers = (bounds: readonly (readonly Mean[])[]): Plugin<'bar'> => ({
	id: 'whiskers',
	afterDatasetsDraw(chart) {
		const { ctx, scales } = chart;
		const axis = scales['y'];
		if (!axis) return;
		ctx.save();
		ctx.strokeStyle = INK;
		ctx.lineWidth = 1.5;
		bounds.forEach((means, dataset) =>
			means.forEach(({ low, high }, index) => {
				const bar = chart.getDatasetMeta(dataset).data[index];
				if (!bar || low === null || high === null) return;
				const [bottom, top] = [axis.getPixelForValue(low), axis.getPixelForValue(high)];
				ctx.beginPath();
				ctx.moveTo(bar.x, bottom);
				ctx.lineTo(bar.x, top);
				for (const y of [bottom, top]) {
					ctx.moveTo(bar.x - CAP, y);
					ctx.lineTo(bar.x + CAP, y);
				}
				ctx.stroke();
			})
		);
		ctx.restore();
	}
});
