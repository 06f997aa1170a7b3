import { attachment } from '#lib/server/attachment.ts';
import * as submissions from '#lib/server/submissions.ts';
import { fileName } from '../../../assessments/[id]/file-name.ts';
import type { RequestHandler } from './$types';

// Exactly the bytes that were hashed.
export const GET: RequestHandler = async ({ locals: { actor, world }, params }) => {
	const { text, document } = await submissions.exportSubmission(
		actor,
		world,
		params.submission,
		'submission.json'
	);
	const name = fileName(document.assessment, `${document.number}.json`);
	return new Response(text, { headers: attachment(name, 'application/json; charset=utf-8') });
};
