import PDFDocument from 'pdfkit';
import { FONT_FILES, type Face } from './fonts.ts';

/** An element of the structure tree: what assistive technology reads. */
export type Element = {
	/** Adds a child, or draws: what the function draws belongs to this element. */
	add: (child: Element | (() => void)) => Element;
	end: () => void;
};
export type ElementOptions = {
	lang?: string;
	alt?: string;
	scope?: 'Column' | 'Row';
	/** Left, top, right, bottom in points from the top left corner of the page. */
	bbox?: [number, number, number, number];
};
export type Outline = {
	addItem: (title: string, options?: { top: number; left: number; expanded?: boolean }) => Outline;
};
type Annotation = { structParent: Element; Contents: InstanceType<typeof String> };

/** The part of pdfkit that we use; its published types are behind its code. */
export type Pdf = {
	/** `null` before the first page. */
	page: { width: number; height: number; content: { buffer: Uint8Array[] } } | null;
	outline: Outline;
	addPage: () => Pdf;
	switchToPage: (page: number) => unknown;
	bufferedPageRange: () => { start: number; count: number };
	end: () => void;
	font: (face: Face) => Pdf;
	fontSize: (size: number) => Pdf;
	widthOfString: (text: string) => number;
	text: (text: string, x: number, y: number, options: { lineBreak: false }) => Pdf;
	fillColor: (colour: string) => Pdf;
	strokeColor: (colour: string) => Pdf;
	lineWidth: (width: number) => Pdf;
	rect: (x: number, y: number, width: number, height: number) => Pdf;
	moveTo: (x: number, y: number) => Pdf;
	lineTo: (x: number, y: number) => Pdf;
	fill: () => Pdf;
	stroke: () => Pdf;
	save: () => Pdf;
	restore: () => Pdf;
	/** Degrees, clockwise. */
	rotate: (angle: number, options: { origin: [number, number] }) => Pdf;
	markContent: (tag: 'Artifact', options: { type: 'Pagination' | 'Layout' }) => Pdf;
	endMarkedContent: () => Pdf;
	struct: (type: string, options?: ElementOptions) => Element;
	addStructure: (element: Element) => Pdf;
	addNamedDestination: (name: string, kind: 'XYZ', x: number, y: number, zoom: null) => void;
	goTo: (
		x: number,
		y: number,
		width: number,
		height: number,
		name: string,
		annotation: Annotation
	) => Pdf;
	/** @see hasGlyph */
	_font: { font: { hasGlyphForCodePoint: (codePoint: number) => boolean } };
	info: Record<string, string | Date>;
	subset: string;
	_addInfo: () => void;
} & AsyncIterable<Uint8Array>;

const escapeXml = (text: string): string =>
	text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/**
 * A new tagged A4 document that claims PDF/UA-1, without a page.
 * Its dates are the day given, so that the same input gives the same bytes.
 */
export function openPdf(options: { title: string; language: string; date: string }): Pdf {
	const day = new Date(`${options.date}T00:00:00Z`);
	const pdf = new PDFDocument({
		size: 'A4',
		margin: 0,
		autoFirstPage: false,
		bufferPages: true,
		pdfVersion: '1.7',
		subset: 'PDF/UA' as 'PDF/A-1',
		tagged: true,
		lang: options.language,
		displayTitle: true,
		// None at first: pdfkit opens a face again and again that it knows by two names.
		font: null as unknown as string,
		info: { Title: options.title, CreationDate: day, ModDate: day }
	}) as unknown as Pdf & { registerFont: (name: Face, file: string) => void };
	for (const face of ['regular', 'bold', 'italic'] as const)
		pdf.registerFont(face, FONT_FILES[face]);
	// As a number this makes pdfkit write a CIDSet that lacks the parts of composed letters, against
	// PDF/UA-1, 7.21.4.2; a CIDSet may be left out.
	pdf.subset = '1';
	// pdfkit puts the title into the XML of the metadata as it is.
	const addInfo = pdf._addInfo.bind(pdf);
	pdf._addInfo = () => {
		const { info } = pdf;
		pdf.info = { ...info, Title: escapeXml(options.title) };
		addInfo();
		pdf.info = info;
	};
	return pdf;
}

/** The bytes of a document that has ended. */
export async function bytesOf(pdf: Pdf): Promise<Uint8Array> {
	const chunks: Uint8Array[] = [];
	for await (const chunk of pdf) chunks.push(chunk);
	return Buffer.concat(chunks);
}
