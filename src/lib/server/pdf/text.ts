import { INK } from '#lib/charts/palette.ts';
import type { Element } from './document.ts';
import type { Face } from './fonts.ts';
import { showable } from './characters.ts';
import { newPage, room, type Canvas } from './page.ts';

export type Style = { face: Face; size: number; lineHeight: number; colour: string };
const style = (face: Face, size: number, colour: string = INK, leading = 1.42): Style => ({
	face,
	size,
	lineHeight: size * leading,
	colour
});

/** The typography of a report. */
export const STYLES = {
	title: style('bold', 27, INK, 1.2),
	state: style('regular', 18, INK, 1.25),
	h1: style('bold', 19, '#0f4c5c', 1.25),
	h2: style('bold', 14, '#0f4c5c', 1.3),
	h3: style('bold', 11.5, INK, 1.35),
	plain: style('regular', 9.5),
	bold: style('bold', 9.5),
	lead: style('regular', 11),
	quiet: style('italic', 9.5, '#34454e'),
	label: style('bold', 9.5),
	notice: style('regular', 9.5),
	caption: style('bold', 9, INK, 1.4),
	cell: style('regular', 8.5, INK, 1.35),
	cellHead: style('bold', 8.5, INK, 1.3),
	small: style('regular', 7.5, '#4f5f68', 1.35),
	map: style('regular', 7.5, INK, 1.2),
	mapBold: style('bold', 7.5, INK, 1.2)
} as const satisfies Record<string, Style>;

/** Width in points, measured once per word; with the space after it, as pdfkit will set it. */
export function widthOf(canvas: Canvas, text: string, { face, size }: Style): number {
	const known = (canvas.widths[face] ??= new Map());
	let width = known.get(text);
	if (width === undefined) {
		const { pdf } = canvas;
		pdf.font(face).fontSize(1);
		const space = pdf.widthOfString(' ');
		width = text === ' ' ? space : pdf.widthOfString(`${text} `) - space;
		known.set(text, width);
	}
	return width * size;
}

/** Breaks a text into lines no wider than `width`: at spaces, and within a word that is too long. */
export function linesOf(canvas: Canvas, text: string, style: Style, width: number): string[] {
	const lines: string[] = [];
	const gap = widthOf(canvas, ' ', style);
	for (const source of showable(canvas, text, style.face).split('\n')) {
		let line: string[] = [];
		let used = 0;
		for (const word of source.split(' ').flatMap((w) => pieces(canvas, w, style, width))) {
			const wide = widthOf(canvas, word.text, style);
			const before = line.length === 0 || word.joined ? 0 : gap;
			if (line.length > 0 && used + before + wide > width) {
				lines.push(line.join(''));
				line = [word.text];
				used = wide;
			} else {
				line.push(before ? ` ${word.text}` : word.text);
				used += before + wide;
			}
		}
		lines.push(line.join(''));
	}
	return lines;
}

type Piece = { text: string; joined: boolean };

/** A word that fits is one piece; a longer one breaks after `/ - . _ & = ?`, or anywhere. */
function pieces(canvas: Canvas, word: string, style: Style, width: number): Piece[] {
	if (widthOf(canvas, word, style) <= width) return [{ text: word, joined: false }];
	const parts = (word.match(/[^/\-._&=?]*[/\-._&=?]|[^/\-._&=?]+/g) ?? [word]).flatMap((part) =>
		widthOf(canvas, part, style) <= width ? [part] : charactersOf(canvas, part, style, width)
	);
	return parts.map((text, index) => ({ text, joined: index > 0 }));
}

function charactersOf(canvas: Canvas, word: string, style: Style, width: number): string[] {
	const parts: string[] = [''];
	let used = 0;
	for (const { segment } of new Intl.Segmenter().segment(word)) {
		const wide = widthOf(canvas, segment, style);
		if (used + wide > width && parts.at(-1) !== '') {
			parts.push('');
			used = 0;
		}
		parts[parts.length - 1] += segment;
		used += wide;
	}
	return parts;
}

/** Draws one line with its top at `y`. The trailing space parts it from the next when read aloud. */
export function drawLine(
	{ pdf }: Canvas,
	text: string,
	x: number,
	y: number,
	style: Style,
	isLast = true
): void {
	if (text === '') return;
	const { face, size, lineHeight, colour } = style;
	pdf.font(face).fontSize(size).fillColor(colour);
	// Noto Sans is 1.362 em high; the rest of the line height is shared above and below.
	const top = y + (lineHeight - size * 1.362) / 2;
	pdf.text(isLast ? text : `${text} `, x, top, { lineBreak: false });
}

/**
 * Flows lines down the page and over to the next ones as the content of one element.
 * Never leaves a single line behind, nor takes a single one over.
 */
export function flowLines(
	canvas: Canvas,
	target: Element,
	lines: readonly string[],
	x: number,
	style: Style,
	beside?: (top: number, bottom: number) => void
): void {
	let next = 0;
	while (next < lines.length) {
		const left = lines.length - next;
		let fit = Math.floor((room(canvas) + 0.01) / style.lineHeight);
		if (fit < left && left - fit === 1) fit -= 1;
		if (fit < Math.min(2, left)) {
			newPage(canvas);
			continue;
		}
		const shown = lines.slice(next, next + fit);
		const top = canvas.y;
		if (beside) beside(top, top + shown.length * style.lineHeight);
		target.add(() =>
			shown.forEach((line, index) =>
				drawLine(
					canvas,
					line,
					x,
					top + index * style.lineHeight,
					style,
					next + index === lines.length - 1
				)
			)
		);
		canvas.y += shown.length * style.lineHeight;
		next += shown.length;
	}
}
