import { COLOURS } from '#lib/charts/palette.ts';
import type { Facts, List, Paragraph } from '#lib/core/report-model.ts';
import { artifact, CONTENT_WIDTH, element, ensure, MARGIN, space, type Canvas } from './page.ts';
import { flowLines, linesOf, STYLES, widthOf, type Style } from './text.ts';

const AFTER = 6;
const NOTICE_INDENT = 10;
const LIST_INDENT = 14;
const BULLET = '•';
const TERM_WIDTH = 150;

export function drawParagraph(canvas: Canvas, { text, look, language }: Paragraph): void {
	const style = STYLES[look];
	const isNotice = look === 'notice';
	const x = MARGIN.left + (isNotice ? NOTICE_INDENT : 0);
	const lines = linesOf(canvas, text, style, MARGIN.left + CONTENT_WIDTH - x);
	if (look === 'label') space(canvas, 3);
	const p = element(canvas, canvas.root, 'P', language ? { lang: language } : {});
	flowLines(canvas, p, lines, x, style, isNotice ? (a, b) => rule(canvas, a, b) : undefined);
	p.end();
	space(canvas, look === 'label' ? 2 : AFTER);
}

/** The rule beside a notice. */
const rule = (canvas: Canvas, top: number, bottom: number): void =>
	artifact(canvas, () =>
		canvas.pdf
			.lineWidth(2.5)
			.strokeColor(COLOURS.implementation)
			.moveTo(MARGIN.left + 1.5, top + 1)
			.lineTo(MARGIN.left + 1.5, bottom - 1)
			.stroke()
	);

export function drawList(canvas: Canvas, { items }: List): void {
	const style = STYLES.plain;
	const list = element(canvas, canvas.root, 'L');
	for (const item of items) {
		ensure(canvas, 2 * style.lineHeight);
		drawItem(canvas, list, BULLET, item, style, style, LIST_INDENT);
	}
	list.end();
	space(canvas, AFTER);
}

/** Terms on the left, their values on the right; the same list for a screen reader. */
export function drawFacts(canvas: Canvas, { facts }: Facts): void {
	const style = STYLES.plain;
	const list = element(canvas, canvas.root, 'L');
	for (const { term, text, language } of facts) {
		ensure(canvas, 2 * style.lineHeight);
		const head: Style = { ...style, face: 'bold' };
		drawItem(canvas, list, term, text, head, style, TERM_WIDTH, language);
	}
	list.end();
	space(canvas, AFTER);
}

function drawItem(
	canvas: Canvas,
	list: ReturnType<typeof element>,
	label: string,
	text: string,
	labelStyle: Style,
	style: Style,
	indent: number,
	language?: string
): void {
	const item = element(canvas, list, 'LI');
	const start = { page: canvas.page, y: canvas.y };
	const lbl = element(canvas, item, 'Lbl');
	const fits = widthOf(canvas, label, labelStyle) <= indent - 4;
	flowLines(
		canvas,
		lbl,
		linesOf(canvas, label, labelStyle, fits ? indent : indent - 8),
		MARGIN.left,
		labelStyle
	);
	lbl.end();
	const afterLabel = canvas.y;
	// The value stands beside its label, not below it.
	if (canvas.page === start.page) canvas.y = start.y;
	const body = element(canvas, item, 'LBody', language ? { lang: language } : {});
	const lines = linesOf(canvas, text, style, CONTENT_WIDTH - indent);
	flowLines(canvas, body, lines, MARGIN.left + indent, style);
	body.end();
	item.end();
	if (canvas.page === start.page) canvas.y = Math.max(canvas.y, afterLabel);
	canvas.y += 2;
}
