import { artifact, PAGE, type Canvas } from './page.ts';
import { drawLine, widthOf, type Style } from './text.ts';

/** Light enough to read small grey text on it (4.5:1), dark enough to show in print. */
export const WATERMARK_COLOUR = '#d8dee1';
/** Points along the diagonal that the widest line takes, at most. */
const LENGTH = 700;
const LARGEST = 96;
const LEADING = 1.25;

/** Large words from the lower left corner to the upper right; what is drawn later lies over them. */
export function drawWatermark(canvas: Canvas, words: string): void {
	const { pdf } = canvas;
	const lines = words.split('\n');
	const style = styleOf(canvas, lines);
	const centre = { x: PAGE.width / 2, y: PAGE.height / 2 };
	const angle = -(Math.atan2(PAGE.height, PAGE.width) * 180) / Math.PI;
	const top = centre.y - (lines.length * style.lineHeight) / 2;
	artifact(
		canvas,
		() => {
			pdf.save().rotate(angle, { origin: [centre.x, centre.y] });
			lines.forEach((line, index) =>
				drawLine(
					canvas,
					line,
					centre.x - widthOf(canvas, line, style) / 2,
					top + index * style.lineHeight,
					style,
					index === lines.length - 1
				)
			);
			pdf.restore();
		},
		'Pagination'
	);
}

function styleOf(canvas: Canvas, lines: readonly string[]): Style {
	const unit: Style = { face: 'bold', size: 1, lineHeight: LEADING, colour: WATERMARK_COLOUR };
	const widest = Math.max(...lines.map((line) => widthOf(canvas, line, unit)));
	const size = Math.min(LARGEST, LENGTH / widest);
	return { ...unit, size, lineHeight: size * LEADING };
}
