import { error } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { COMPARISON_TABLES, comparisonTable } from '#lib/core/comparison/tables.ts';
import { attachment } from '#lib/server/attachment.ts';
import { EXPORT_FORMATS, exportTable } from '#lib/server/comparison/export.ts';
import { demandProven } from '../../../proven.ts';
import { compared } from '../../comparison.ts';
import type { RequestHandler } from './$types';

const MEDIA_TYPES = {
	csv: 'text/csv; charset=utf-8',
	xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
};

export const GET: RequestHandler = async ({ locals, params, url }) => {
	const view = COMPARISON_TABLES.find((one) => one === params.view);
	const format = EXPORT_FORMATS.find((one) => one === params.format);
	if (!view || !format) error(404);
	const { actor, world } = locals;
	const { selection, compared: all, catalogue, shown } = await compared(locals, url);
	if (shown.faults.length > 0) error(400);
	// Back to the page, not to the file: a file leaves the question standing in the browser.
	demandProven(locals, new URL(resolve('/compare') + url.search, url));
	const names = shown.columns.map(({ name, organisation }) =>
		organisation === null ? name : `${name} (${organisation})`
	);
	const table = comparisonTable(view, all, names, catalogue, selection);
	const bytes = await exportTable(actor, world, format, table, `${view}.${format}?${shown.query}`);
	const day = world.now().toISOString().slice(0, 10);
	return new Response(bytes as BodyInit, {
		headers: attachment(`comparison-${view}-${day}.${format}`, MEDIA_TYPES[format])
	});
};
