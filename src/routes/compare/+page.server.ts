import { standardRows } from '#lib/core/comparison/heat-map.ts';
import { compared } from './comparison.ts';
import type { PageServerLoad } from './$types';

/** More columns than this cannot be read side by side, nor sent in one page. */
const MOST_COLUMNS = 120;

export const load: PageServerLoad = async ({ locals, url }) => {
	const { selection, catalogue, text, compared: all, shown } = await compared(locals, url);
	const isTooMany = all.length > MOST_COLUMNS;
	const rows = isTooMany ? [] : standardRows(all, catalogue, selection);
	const title = (id: string) => text.standards[id]?.title ?? id;
	const groups =
		selection.order === 'catalogue'
			? catalogue.pillars.map(({ id }) => ({
					id,
					title: text.pillars[id]?.title ?? id,
					rows: rows.filter(({ pillar }) => pillar === id)
				}))
			: [{ id: '', title: '', rows }];
	return {
		comparison: shown,
		isTooMany,
		titles: Object.fromEntries(rows.map(({ id }) => [id, title(id)])),
		groups: groups.filter((group) => group.rows.length > 0)
	};
};
