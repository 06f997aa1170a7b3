import type { Assessment } from '#lib/core/assessment.ts';
import { textOf, type Catalogue } from '#lib/core/catalogue.ts';
import type { Language } from '#lib/core/codes.ts';
import type { Block, ReportModel } from '#lib/core/report-model.ts';
import type { ReportOptions } from '#lib/core/report-context.ts';
import { reportOf } from '#lib/core/report.ts';
import { score } from '#lib/core/score.ts';
import { reportWords } from '#lib/text/report/index.ts';
import { drawContents, keepContentsPage, type ContentsPage } from './contents.ts';
import { drawCover } from './cover.ts';
import { bytesOf, openPdf } from './document.ts';
import { drawFigure, leadOfFigure, type ChartInput } from './figure.ts';
import { drawFooters } from './footer.ts';
import { drawHeading, heightOfHeading, openBookmarks, type Bookmarks } from './heading.ts';
import { drawHeatMap } from './heat-map.ts';
import { ensure, isAtTop, newPage, openCanvas, type Canvas } from './page.ts';
import { drawFacts, drawList, drawParagraph } from './prose.ts';
import { drawTable, leadOfTable } from './table.ts';
import { STYLES } from './text.ts';
import { drawWatermark } from './watermark.ts';

/** With `clearance` or `submission`, every page says which of the two it shows; never both. */
export type ReportPdfOptions = ReportOptions & { language: Language };

/**
 * The report on an assessment as PDF/UA-1: tagged, with bookmarks, every font embedded.
 * The same assessment, catalogue and options give the same bytes.
 */
export async function reportPdf(
	assessment: Assessment,
	catalogue: Catalogue,
	options: ReportPdfOptions
): Promise<Uint8Array> {
	const words = reportWords(options.language);
	const result = score(assessment, catalogue);
	const model = reportOf(assessment, catalogue, result, words, options);
	const text = textOf(catalogue, options.language);
	return draw(model, { result, text, words: words.chart });
}

/** A report without charts. */
export const drawPlain = (model: ReportModel): Promise<Uint8Array> => draw(model, null);

async function draw(model: ReportModel, charts: ChartInput | null): Promise<Uint8Array> {
	const pdf = openPdf(model);
	const bytes = bytesOf(pdf);
	const { watermark } = model;
	const canvas = openCanvas(pdf, watermark ? (page) => drawWatermark(page, watermark) : undefined);
	const bookmarks = openBookmarks(canvas);
	let contents: ContentsPage | undefined;
	model.blocks.forEach((block, index) => {
		if (keepsWithNext(model.blocks, index))
			ensure(canvas, leadOf(canvas, model.blocks, index, charts));
		drawBlock(canvas, block, bookmarks, charts);
		if (block.type !== 'cover') return;
		newPage(canvas);
		contents = keepContentsPage(canvas);
		newPage(canvas);
	});
	if (contents) drawContents(canvas, contents, model.contents, bookmarks.entries);
	drawFooters(canvas, model.footer, model.pageOf);
	canvas.root.end();
	pdf.end();
	return bytes;
}

function drawBlock(
	canvas: Canvas,
	block: Block,
	bookmarks: Bookmarks,
	charts: ChartInput | null
): void {
	switch (block.type) {
		case 'cover':
			return drawCover(canvas, block);
		case 'heading':
			return drawHeading(canvas, block, bookmarks);
		case 'paragraph':
			return drawParagraph(canvas, block);
		case 'list':
			return drawList(canvas, block);
		case 'facts':
			return drawFacts(canvas, block);
		case 'table':
			return drawTable(canvas, block);
		case 'heat-map':
			return drawHeatMap(canvas, block);
		case 'figure':
			if (!charts) throw new Error(`nothing to draw ${block.figure} from`);
			return drawFigure(canvas, block, charts);
		case 'page-break':
			if (!isAtTop(canvas)) newPage(canvas);
	}
}

/** A heading, a label over a text and what introduces a chart never stand alone at a page's foot. */
function keepsWithNext(blocks: readonly Block[], index: number): boolean {
	const [block, next] = [blocks[index], blocks[index + 1]];
	if (block?.type === 'heading') return true;
	if (block?.type !== 'paragraph') return false;
	if (block.look === 'label' || next?.type === 'figure') return true;
	return next?.type === 'paragraph' && keepsWithNext(blocks, index + 1) && next.look !== 'label';
}

/** Height that must be left on the page for a block to begin there, with what it keeps by it. */
function leadOf(
	canvas: Canvas,
	blocks: readonly Block[],
	index: number,
	charts: ChartInput | null
): number {
	const block = blocks[index];
	if (!block) return 0;
	const twoLines = 2 * STYLES.plain.lineHeight;
	const next = keepsWithNext(blocks, index) ? leadOf(canvas, blocks, index + 1, charts) : 0;
	if (block.type === 'heading') return heightOfHeading(canvas, block) + next;
	if (block.type === 'paragraph') return 2 * twoLines + next;
	if (block.type === 'table') return leadOfTable(canvas, block);
	if (block.type === 'figure' && charts) return leadOfFigure(block, charts);
	return twoLines;
}
