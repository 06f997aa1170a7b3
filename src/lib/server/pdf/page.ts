import type { Element, ElementOptions, Pdf } from './document.ts';

/** Points. */
export const MARGIN = { left: 56, right: 56, top: 58, bottom: 70 };
export const PAGE = { width: 595.28, height: 841.89 };
export const CONTENT_WIDTH = PAGE.width - MARGIN.left - MARGIN.right;
export const BOTTOM = PAGE.height - MARGIN.bottom;
export const CONTENT_HEIGHT = BOTTOM - MARGIN.top;

/** A document being written: where we are on the page, and what each part draws with. */
export type Canvas = {
	pdf: Pdf;
	/** The `Document` element. */
	root: Element;
	/** Distance of the pen from the top of the page, in points. */
	y: number;
	/** Number of the current page, from 1. */
	page: number;
	/** Drawn on every new page, before all else. */
	background: (canvas: Canvas) => void;
	/** Width of a text at size 1, per face. */
	widths: Record<string, Map<string, number>>;
	/** How a character is written, per face. */
	characters: Record<string, Map<string, string>>;
};

/** A canvas on its first page; `background` is drawn on it and on all that follow. */
export function openCanvas(pdf: Pdf, background: Canvas['background'] = () => undefined): Canvas {
	const root = pdf.struct('Document');
	pdf.addStructure(root);
	const canvas: Canvas = { pdf, root, y: 0, page: 0, background, widths: {}, characters: {} };
	newPage(canvas);
	return canvas;
}

export function newPage(canvas: Canvas): void {
	compact(canvas);
	canvas.pdf.addPage();
	canvas.page += 1;
	canvas.background(canvas);
	canvas.y = MARGIN.top;
}

/** pdfkit keeps each drawing command of a waiting page apart; joined they take a tenth of the memory. */
function compact({ pdf }: Canvas): void {
	const { page } = pdf;
	if (page) page.content.buffer = [Buffer.concat(page.content.buffer)];
}

export const isAtTop = ({ y }: Canvas): boolean => y <= MARGIN.top;
export const room = ({ y }: Canvas): number => BOTTOM - y;

/** Turns the page when less than `height` is left; a height beyond a page is none to wait for. */
export function ensure(canvas: Canvas, height: number): void {
	if (room(canvas) < Math.min(height, CONTENT_HEIGHT) && !isAtTop(canvas)) newPage(canvas);
}

/** White space, which is not carried to the next page. */
export function space(canvas: Canvas, height: number): void {
	if (!isAtTop(canvas)) canvas.y += height;
}

/** A new element under `parent`; it must be ended when all of it is drawn. */
export function element(
	canvas: Canvas,
	parent: Element,
	type: string,
	options: ElementOptions = {}
): Element {
	const child = canvas.pdf.struct(type, options);
	parent.add(child);
	return child;
}

/** Draws what is not content: rules, backgrounds, page numbers. */
export function artifact(
	{ pdf }: Canvas,
	draw: () => void,
	type: 'Layout' | 'Pagination' = 'Layout'
) {
	pdf.markContent('Artifact', { type });
	draw();
	pdf.endMarkedContent();
}
