import type { Language } from '#lib/core/codes.ts';
import { comparisonReportOf, type ComparisonReportInput } from '#lib/core/comparison/report.ts';
import { comparisonWords } from '#lib/text/comparison/index.ts';
import { reportWords } from '#lib/text/report/index.ts';
import { drawPlain } from './report.ts';

/**
 * The report on a comparison as PDF/UA-1, the name of who made it and the time on every page.
 * The same comparison gives the same bytes.
 */
export const comparisonPdf = (
	input: ComparisonReportInput,
	language: Language
): Promise<Uint8Array> =>
	drawPlain(comparisonReportOf(input, reportWords(language), comparisonWords(language)));
