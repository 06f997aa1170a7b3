import { parentPort, workerData } from 'node:worker_threads';
import type { ReportJob } from './in-worker.ts';
import { reportPdf } from './report.ts';

// The thread's entry: one job in, the bytes of one report out; an error ends it.
const { assessment, catalogue, options } = workerData as ReportJob;
const bytes = Uint8Array.from(await reportPdf(assessment, catalogue, options));
parentPort?.postMessage(bytes, [bytes.buffer]);
