import { COLOURS, LINE, MUTED } from '#lib/charts/palette.ts';
import type { Cover } from '#lib/core/report-model.ts';
import {
	artifact,
	BOTTOM,
	CONTENT_WIDTH,
	element,
	MARGIN,
	newPage,
	PAGE,
	room,
	type Canvas
} from './page.ts';
import { drawFacts, drawParagraph } from './prose.ts';
import { flowLines, linesOf, STYLES, type Style } from './text.ts';

const BAND = 14;
const SIGNATURE_ROW = 27;
const LABEL_WIDTH = 110;

/** The first page: what this is, by whom, and room for a signature. */
export function drawCover(canvas: Canvas, cover: Cover): void {
	artifact(canvas, () => canvas.pdf.fillColor(COLOURS.design).rect(0, 0, PAGE.width, BAND).fill());
	canvas.y = 120;
	text(canvas, 'H1', cover.title, STYLES.title);
	canvas.y += 10;
	text(canvas, 'P', cover.state, STYLES.state);
	text(canvas, 'P', cover.subtitle, { ...STYLES.state, size: 14, lineHeight: 20, colour: MUTED });
	canvas.y += 26;
	drawFacts(canvas, { type: 'facts', facts: cover.facts });
	canvas.y += 8;
	for (const notice of cover.notices)
		drawParagraph(canvas, { type: 'paragraph', look: 'notice', text: notice });
	drawSignature(canvas, cover.signature);
}

function text(canvas: Canvas, type: 'H1' | 'P', content: string, style: Style): void {
	const tag = element(canvas, canvas.root, type);
	flowLines(canvas, tag, linesOf(canvas, content, style, CONTENT_WIDTH), MARGIN.left, style);
	tag.end();
}

/** Name, function, date, signature: each with a line to write on, at the foot of the page. */
function drawSignature(canvas: Canvas, { heading, fields }: Cover['signature']): void {
	const height = 24 + fields.length * SIGNATURE_ROW;
	if (room(canvas) < height) newPage(canvas);
	canvas.y = BOTTOM - height;
	text(canvas, 'P', heading, STYLES.h3);
	canvas.y += 6;
	for (const field of fields) {
		const base = canvas.y + SIGNATURE_ROW - 5;
		artifact(canvas, () =>
			canvas.pdf
				.lineWidth(0.75)
				.strokeColor(LINE)
				.moveTo(MARGIN.left + LABEL_WIDTH, base)
				.lineTo(MARGIN.left + CONTENT_WIDTH, base)
				.stroke()
		);
		canvas.y = base - STYLES.plain.lineHeight;
		text(canvas, 'P', field, STYLES.plain);
		canvas.y = base + 5;
	}
}
