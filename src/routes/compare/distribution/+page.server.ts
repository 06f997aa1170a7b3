import { standardRows } from '#lib/core/comparison/heat-map.ts';
import { compared } from '../comparison.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const { selection, catalogue, text, compared: all, shown } = await compared(locals, url);
	return {
		comparison: shown,
		rows: standardRows(all, catalogue, selection).map(({ id, spread, mean, cells }) => ({
			id,
			title: text.standards[id]?.title ?? id,
			spread,
			mean,
			values: cells.flatMap(({ value }, index) =>
				value !== null && shown.columns[index]?.counts ? value : []
			)
		}))
	};
};
