import type { Language } from '#lib/core/codes.ts';
import { receiptOf, type Receipt } from '#lib/core/receipt.ts';
import { receiptWords } from '#lib/text/receipt/index.ts';
import { reportWords } from '#lib/text/report/index.ts';
import { bytesOf, openPdf } from './document.ts';
import { drawFooters } from './footer.ts';
import { drawHeading, openBookmarks } from './heading.ts';
import { openCanvas } from './page.ts';
import { drawFacts, drawParagraph } from './prose.ts';

/**
 * The receipt of a submission as PDF/UA-1: what was submitted, its hash, and how to check it.
 * The same receipt gives the same bytes.
 */
export async function receiptPdf(
	receipt: Receipt,
	{ language, stateName }: { language: Language; stateName?: string }
): Promise<Uint8Array> {
	const model = receiptOf(receipt, reportWords(language), receiptWords(language), stateName);
	const pdf = openPdf(model);
	const bytes = bytesOf(pdf);
	const canvas = openCanvas(pdf);
	const bookmarks = openBookmarks(canvas);
	for (const block of model.blocks) {
		if (block.type === 'heading') drawHeading(canvas, block, bookmarks);
		else if (block.type === 'paragraph') drawParagraph(canvas, block);
		else drawFacts(canvas, block);
	}
	drawFooters(canvas, model.footer, model.pageOf);
	canvas.root.end();
	pdf.end();
	return bytes;
}
