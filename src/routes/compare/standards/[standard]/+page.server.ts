import { MEASURES } from '#lib/core/comparison/compared.ts';
import { standardRows } from '#lib/core/comparison/heat-map.ts';
import { NotFound } from '#lib/server/errors.ts';
import { compared } from '../../comparison.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { selection, catalogue, text, compared: all, shown } = await compared(locals, url);
	const index = catalogue.standards.findIndex(({ id }) => id === params.standard);
	const standard = catalogue.standards[index];
	if (!standard) throw new NotFound();
	const [design, implementation, combined] = MEASURES.map((measure) =>
		standardRows(all, catalogue, { ...selection, measure, order: 'catalogue' }).at(index)
	);
	return {
		comparison: shown,
		standard: { id: standard.id, title: text.standards[standard.id]?.title ?? standard.id },
		figures: { design: design!, implementation: implementation!, combined: combined! },
		levels: all.map(({ levels }) => levels[index]!)
	};
};
