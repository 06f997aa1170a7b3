import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { Semaphore } from 'async-mutex';
import type { Assessment } from '#lib/core/assessment.ts';
import { textOf, type Catalogue } from '#lib/core/catalogue.ts';
import type { Language } from '#lib/core/codes.ts';
import type { ComparisonReportInput } from '#lib/core/comparison/report.ts';
import { projectRoot } from '#lib/server/root.ts';
import type { ReportPdfOptions } from './report.ts';

type ReportJob = {
	what: 'assessment';
	assessment: Assessment;
	catalogue: Catalogue;
	options: ReportPdfOptions;
};
type ComparisonJob = { what: 'comparison'; input: ComparisonReportInput; language: Language };
export type Job = ReportJob | ComparisonJob;

/** The source itself, which Node runs as it is; so it is the same from `src/` and from `build/`. */
const entry = (): string => join(projectRoot(), 'src/lib/server/pdf/worker.ts');

/** Reports drawn at the same time; more would only take memory from each other. */
const turns = new Semaphore(2);

/** Megabytes. A small young generation keeps the memory of a long report low, at no cost in time. */
const LIMITS = { maxYoungGenerationSizeMb: 8, maxOldGenerationSizeMb: 512 };

/**
 * `reportPdf` in a thread of its own, so that a long report keeps nobody else waiting.
 * @throws Error what `reportPdf` throws, or that the thread ended without a report
 */
export function reportInWorker(
	assessment: Assessment,
	catalogue: Catalogue,
	options: ReportPdfOptions
): Promise<Uint8Array> {
	return inWorker({
		what: 'assessment',
		assessment,
		catalogue: inOne(catalogue, options.language),
		options
	});
}

/**
 * `comparisonPdf` in a thread of its own.
 * @throws Error what it throws, or that the thread ended without a report
 */
export const comparisonInWorker = (
	{ catalogue, ...rest }: ComparisonReportInput,
	language: Language
): Promise<Uint8Array> =>
	inWorker({
		what: 'comparison',
		input: { ...rest, catalogue: inOne(catalogue, language) },
		language
	});

/** Only the text that a report is written from crosses over: copying takes time. */
function inOne(catalogue: Catalogue, language: Language): Catalogue {
	const text = textOf(catalogue, language);
	return { ...catalogue, texts: { [text.locale]: text } };
}

function inWorker(job: Job): Promise<Uint8Array> {
	const drawn = () =>
		new Promise<Uint8Array>((resolve, reject) => {
			const worker = new Worker(entry(), {
				workerData: job,
				resourceLimits: LIMITS,
				// Not the parent's flags: a test runner's would not hold in here.
				execArgv: []
			});
			worker.once('message', resolve);
			worker.once('error', reject);
			worker.once('exit', (code) => reject(new Error(`the report's thread ended with ${code}`)));
		});
	return turns.runExclusive(drawn);
}
