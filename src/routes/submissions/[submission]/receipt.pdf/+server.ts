import { attachment } from '#lib/server/attachment.ts';
import { receiptPdf } from '#lib/server/pdf/receipt.ts';
import { receiptFor } from '#lib/server/receipt.ts';
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
		'receipt.pdf'
	);
	const { number, assessment } = submission.document;
	const language = pdfLanguage(submission, url, locals.language);
	const pdf = await receiptPdf(receiptFor(submission, world), {
		language,
		stateName: stateName(states, assessment.state, language)
	});
	return new Response(pdf as BodyInit, {
		headers: attachment(
			fileName(assessment, `${number}-receipt-${language}.pdf`),
			'application/pdf'
		)
	});
};
