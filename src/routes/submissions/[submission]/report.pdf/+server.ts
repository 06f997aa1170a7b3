import { attachment } from '#lib/server/attachment.ts';
import { reportInWorker } from '#lib/server/pdf/in-worker.ts';
import { stateName } from '#lib/server/states.ts';
import * as submissions from '#lib/server/submissions.ts';
import { fileName } from '../../../assessments/[id]/file-name.ts';
import { pdfLanguage } from '../pdf-language.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals, params, url }) => {
	const { actor, world, states } = locals;
	const submission = await submissions.exportSubmission(
		actor,
		world,
		params.submission,
		'report.pdf'
	);
	const { number, assessment, submittedAt, review } = submission.document;
	const { catalogue } = submission;
	const { sha256, superseded } = submission.summary;
	const language = pdfLanguage(submission, url, locals.language);
	const pdf = await reportInWorker(assessment, catalogue, {
		language,
		date: submittedAt.slice(0, 10),
		stateName: stateName(states, assessment.state, language),
		...(review && { review }),
		submission: { number, sha256, submittedAt, superseded }
	});
	return new Response(pdf as BodyInit, {
		headers: attachment(fileName(assessment, `${number}-${language}.pdf`), 'application/pdf')
	});
};
