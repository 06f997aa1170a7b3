import { error } from '@sveltejs/kit';
import { textOf } from '#lib/core/catalogue.ts';
import { score } from '#lib/core/score.ts';
import { TABLE_IDS, tablesOf } from '#lib/core/tables.ts';
import * as assessments from '#lib/server/assessments.ts';
import { attachment } from '#lib/server/attachment.ts';
import { csvOf } from '#lib/server/csv.ts';
import { fileName } from '../../file-name.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals, params }) => {
	const table = TABLE_IDS.find((id) => id === params.table);
	if (!table) error(404);
	const { assessment, catalogue } = await assessments.find(locals.actor, locals.world, params.id);
	const tables = tablesOf(score(assessment, catalogue), catalogue, assessment);
	return new Response(csvOf(tables[table], textOf(catalogue, locals.language)), {
		headers: attachment(fileName(assessment, `${table}.csv`), 'text/csv; charset=utf-8')
	});
};
