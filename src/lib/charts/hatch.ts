import type { BarElement, Plugin } from 'chart.js';
import { PAPER } from './palette.ts';

const SPACING = 6;

type Segment = [x1: number, y1: number, x2: number, y2: number];

/** The diagonal lines, rising to the right, that hatch a rectangle; all lie within it. */
export function hatchLines(
	left: number,
	top: number,
	right: number,
	bottom: number,
	spacing = SPACING
): Segment[] {
	const lines: Segment[] = [];
	const last = right + bottom;
	// On each line x + y is constant; its ends are where it enters and leaves the rectangle.
	for (let c = Math.ceil((left + top) / spacing) * spacing; c < last; c += spacing) {
		const x1 = Math.max(left, c - bottom);
		const x2 = Math.min(right, c - top);
		if (x2 > x1) lines.push([x1, c - x1, x2, c - x2]);
	}
	return lines;
}

/** Left, top, right and bottom of a bar; not finite where the bar has no value. */
function rectangleOf(bar: BarElement): [number, number, number, number] {
	const props = bar.getProps(['x', 'y', 'base', 'width', 'height', 'horizontal'], true);
	const [x, y, base] = [props.x ?? NaN, props.y ?? NaN, props.base ?? NaN];
	const [width, height] = [props.width ?? NaN, props.height ?? NaN];
	return props.horizontal
		? [Math.min(x, base), y - height / 2, Math.max(x, base), y + height / 2]
		: [x - width / 2, Math.min(y, base), x + width / 2, Math.max(y, base)];
}

/** Hatches the bars of one dataset, so that colour is not all that tells it apart. Strokes only: sharp in print. */
export const hatchBars = (dataset: number): Plugin<'bar'> => ({
	id: 'hatch',
	afterDatasetDraw(chart, { index, meta }) {
		if (index !== dataset) return;
		const { ctx } = chart;
		ctx.save();
		ctx.strokeStyle = PAPER;
		ctx.lineWidth = 1.2;
		for (const element of meta.data as unknown as BarElement[]) {
			const rectangle = rectangleOf(element);
			if (!rectangle.every(Number.isFinite)) continue;
			for (const [x1, y1, x2, y2] of hatchLines(...rectangle)) {
				ctx.beginPath();
				ctx.moveTo(x1, y1);
				ctx.lineTo(x2, y2);
				ctx.stroke();
			}
		}
		ctx.restore();
	}
});
