import { LINE } from '#lib/charts/palette.ts';
import type { Element } from './document.ts';
import type { Entry } from './heading.ts';
import { artifact, CONTENT_WIDTH, element, MARGIN, type Canvas } from './page.ts';
import { drawLine, flowLines, linesOf, STYLES, widthOf } from './text.ts';

const INDENT = 16;
const NUMBER_WIDTH = 40;

/** The page kept free for the list of contents, drawn once all page numbers are known. */
export type ContentsPage = { page: number; tag: Element };

export function keepContentsPage(canvas: Canvas): ContentsPage {
	return { page: canvas.page, tag: element(canvas, canvas.root, 'TOC') };
}

/** Headings of the first two levels with their pages; each line is a link. */
export function drawContents(
	canvas: Canvas,
	{ page, tag }: ContentsPage,
	heading: string,
	entries: readonly Entry[]
): void {
	canvas.pdf.switchToPage(page - 1);
	canvas.y = MARGIN.top;
	const caption = element(canvas, tag, 'Caption');
	const lines = linesOf(canvas, heading, STYLES.h1, CONTENT_WIDTH);
	flowLines(canvas, caption, lines, MARGIN.left, STYLES.h1);
	caption.end();
	canvas.y += 12;
	for (const entry of entries) if (entry.level <= 2) drawEntry(canvas, tag, entry);
	tag.end();
}

function drawEntry(canvas: Canvas, toc: Element, { level, text, page, destination }: Entry): void {
	const style = level === 1 ? { ...STYLES.lead, size: 10.5, lineHeight: 17 } : STYLES.plain;
	const x = MARGIN.left + (level - 1) * INDENT;
	const right = MARGIN.left + CONTENT_WIDTH;
	const lines = linesOf(canvas, text, style, right - NUMBER_WIDTH - x);
	const number = String(page);
	const top = canvas.y;
	const height = lines.length * style.lineHeight;
	const numberX = right - widthOf(canvas, number, style);
	const lastX = x + widthOf(canvas, lines.at(-1) ?? '', style);
	const base = top + height - style.lineHeight * 0.32;
	artifact(canvas, () =>
		canvas.pdf
			.lineWidth(0.5)
			.strokeColor(LINE)
			.moveTo(lastX + 6, base)
			.lineTo(numberX - 6, base)
			.stroke()
	);
	const item = element(canvas, toc, 'TOCI');
	const link = element(canvas, item, 'Link');
	link.add(() => {
		lines.forEach((line, index) =>
			drawLine(canvas, line, x, top + index * style.lineHeight, style, false)
		);
		drawLine(canvas, number, numberX, top + height - style.lineHeight, style);
	});
	canvas.pdf.goTo(x, top, right - x, height, destination, {
		structParent: link,
		// A String object is a PDF string; a plain one would be written as a bare name.
		Contents: new String(`${text}, ${number}`)
	});
	link.end();
	item.end();
	canvas.y += height;
}
