/** Prints one report's time, memory and pages: a process of its own, so that the peak is the report's. */
import { loadCatalogue } from '#lib/server/catalogues.ts';
import { reportPdf } from '#lib/server/pdf/report.ts';
import { CATALOGUE_FOLDER } from '../fixtures/catalogue.ts';
import { fullAssessment } from '../fixtures/full.ts';

const catalogue = await loadCatalogue(CATALOGUE_FOLDER, { languages: ['en'] });
const assessment = fullAssessment(catalogue);
const begun = performance.now();
const pdf = await reportPdf(assessment, catalogue, { language: 'en', date: '2026-11-23' });
const milliseconds = performance.now() - begun;
const pages =
	Buffer.from(pdf)
		.toString('latin1')
		.match(/\/Type \/Page\b/g)?.length ?? 0;
const megabytes = process.resourceUsage().maxRSS / 1024;
console.log(JSON.stringify({ milliseconds, megabytes, pages, bytes: pdf.length }));
