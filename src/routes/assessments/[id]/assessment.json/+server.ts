import { writeAssessment } from '#lib/core/assessment.ts';
import { attachment } from '#lib/server/attachment.ts';
import { exportAssessment } from '#lib/server/transfer.ts';
import { fileName } from '../file-name.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals, params }) => {
	const { actor, world } = locals;
	const { assessment } = await exportAssessment(actor, world, params.id, 'assessment.json');
	return new Response(writeAssessment(assessment), {
		headers: attachment(fileName(assessment, 'json'), 'application/json; charset=utf-8')
	});
};
