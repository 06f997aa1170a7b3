import { error } from '@sveltejs/kit';
import { textOf } from '#lib/core/catalogue.ts';
import { score } from '#lib/core/score.ts';
import { TABLE_IDS, tablesOf } from '#lib/core/tables.ts';
import { attachment } from '#lib/server/attachment.ts';
import { csvOf } from '#lib/server/csv.ts';
import { exportAssessment } from '#lib/server/transfer.ts';
import { fileName } from '../../file-name.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals, params }) => {
	const table = TABLE_IDS.find((id) => id === params.table);
	if (!table) error(404);
	const { actor, world } = locals;
	const { assessment, catalogue } = await exportAssessment(actor, world, params.id, `${table}.csv`);
	const tables = tablesOf(score(assessment, catalogue), catalogue, assessment);
	return new Response(csvOf(tables[table], textOf(catalogue, locals.language)), {
		headers: attachment(fileName(assessment, `${table}.csv`), 'text/csv; charset=utf-8')
	});
};
