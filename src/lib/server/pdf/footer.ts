import { LINE } from '#lib/charts/palette.ts';
import { artifact, BOTTOM, CONTENT_WIDTH, MARGIN, type Canvas } from './page.ts';
import { drawLine, linesOf, STYLES, widthOf } from './text.ts';

const GAP = 16;

/** The lines at the foot and "page x of y", on every page; no content, so not read aloud. */
export function drawFooters(
	canvas: Canvas,
	notes: readonly string[],
	pageOf: (page: number, pages: number) => string
): void {
	const style = STYLES.small;
	const { count } = canvas.pdf.bufferedPageRange();
	const right = MARGIN.left + CONTENT_WIDTH;
	const lines = linesOf(
		canvas,
		notes.join('\n'),
		style,
		CONTENT_WIDTH - GAP - widthOf(canvas, pageOf(count, count), style)
	);
	for (let page = 0; page < count; page += 1) {
		canvas.pdf.switchToPage(page);
		const top = BOTTOM + GAP;
		const number = pageOf(page + 1, count);
		artifact(
			canvas,
			() => {
				canvas.pdf
					.lineWidth(0.5)
					.strokeColor(LINE)
					.moveTo(MARGIN.left, top - 5)
					.lineTo(right, top - 5)
					.stroke();
				lines.forEach((text, index) =>
					drawLine(canvas, text, MARGIN.left, top + index * style.lineHeight, style)
				);
				drawLine(canvas, number, right - widthOf(canvas, number, style), top, style);
			},
			'Pagination'
		);
	}
}
