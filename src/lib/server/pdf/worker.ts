import { parentPort, workerData } from 'node:worker_threads';
import { comparisonPdf } from './comparison.ts';
import type { Job } from './in-worker.ts';
import { reportPdf } from './report.ts';

// The thread's entry: one job in, the bytes of one report out; an error ends it.
const job = workerData as Job;
const drawn =
	job.what === 'assessment'
		? reportPdf(job.assessment, job.catalogue, job.options)
		: comparisonPdf(job.input, job.language);
const bytes = Uint8Array.from(await drawn);
parentPort?.postMessage(bytes, [bytes.buffer]);
