import { error } from '@sveltejs/kit';
import { languagesOf } from '#lib/core/catalogue.ts';
import { day } from '#lib/core/fields.ts';
import { attachment } from '#lib/server/attachment.ts';
import { reportInWorker } from '#lib/server/pdf/in-worker.ts';
import { stateName } from '#lib/server/states.ts';
import { exportAssessment } from '#lib/server/transfer.ts';
import { fileName } from '../file-name.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals, params, url }) => {
	const { actor, world } = locals;
	const exported = await exportAssessment(actor, world, params.id, 'report.pdf');
	const { assessment, catalogue, row } = exported;
	const wanted = url.searchParams.get('lang') ?? locals.language;
	const language = languagesOf(catalogue).find((known) => known === wanted);
	const date = day.safeParse(
		url.searchParams.get('date') || locals.world.now().toISOString().slice(0, 10)
	);
	if (!language || !date.success) error(400);
	const isDraft = row.status === 'draft' || row.status === 'in-approval';
	const isClearance = isDraft && url.searchParams.has('clearance');
	const pdf = await reportInWorker(assessment, catalogue, {
		language,
		date: date.data,
		stateName: stateName(locals.states, assessment.state, language),
		...(isClearance && {
			clearance: { by: locals.actor.name, at: locals.world.now().toISOString() }
		})
	});
	const ending = isClearance ? `${language}-draft.pdf` : `${language}.pdf`;
	return new Response(pdf as BodyInit, {
		headers: attachment(fileName(assessment, ending), 'application/pdf')
	});
};
