import { writeAssessment } from '#lib/core/assessment.ts';
import * as assessments from '#lib/server/assessments.ts';
import { attachment } from '#lib/server/attachment.ts';
import { fileName } from '../file-name.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals, params }) => {
	const { assessment } = await assessments.find(locals.actor, locals.world, params.id);
	return new Response(writeAssessment(assessment), {
		headers: attachment(fileName(assessment, 'json'), 'application/json; charset=utf-8')
	});
};
