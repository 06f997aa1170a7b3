import type { Heading } from '#lib/core/report-model.ts';
import type { Outline } from './document.ts';
import { CONTENT_WIDTH, element, MARGIN, PAGE, space, type Canvas } from './page.ts';
import { flowLines, linesOf, STYLES } from './text.ts';

const BEFORE = { 1: 22, 2: 16, 3: 12 } as const;
const AFTER = { 1: 8, 2: 6, 3: 4 } as const;

/** A heading that was drawn: for the list of contents. */
export type Entry = { level: Heading['level']; text: string; page: number; destination: string };

/** Where bookmarks go: the innermost item of each level, the document itself at 0. */
export type Bookmarks = { outlines: Outline[]; entries: Entry[] };

export const openBookmarks = ({ pdf }: Canvas): Bookmarks => ({
	outlines: [pdf.outline],
	entries: []
});

const styleOf = (level: Heading['level']) => STYLES[`h${level}`];
const linesOfHeading = (canvas: Canvas, { level, text }: Heading) =>
	linesOf(canvas, text, styleOf(level), CONTENT_WIDTH);

export const heightOfHeading = (canvas: Canvas, heading: Heading): number =>
	BEFORE[heading.level] +
	linesOfHeading(canvas, heading).length * styleOf(heading.level).lineHeight +
	AFTER[heading.level];

/** Draws a heading, and sets its bookmark. The caller sees to it that what follows fits below. */
export function drawHeading(canvas: Canvas, heading: Heading, bookmarks: Bookmarks): void {
	const { level, text } = heading;
	space(canvas, BEFORE[level]);
	bookmark(canvas, level, text, bookmarks);
	const tag = element(canvas, canvas.root, `H${level}`);
	flowLines(canvas, tag, linesOfHeading(canvas, heading), MARGIN.left, styleOf(level));
	tag.end();
	canvas.y += AFTER[level];
}

function bookmark(
	canvas: Canvas,
	level: Heading['level'],
	text: string,
	{ outlines, entries }: Bookmarks
): void {
	const { pdf, page } = canvas;
	const destination = `heading-${String(entries.length).padStart(4, '0')}`;
	const top = Math.max(0, canvas.y - 12);
	pdf.addNamedDestination(destination, 'XYZ', 0, top, null);
	const parent = outlines[level - 1] ?? outlines.at(-1) ?? pdf.outline;
	outlines[level] = parent.addItem(text, { top, left: PAGE.width });
	outlines.length = level + 1;
	entries.push({ level, text, page, destination });
}
