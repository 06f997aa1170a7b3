import { standardRows } from '#lib/core/comparison/heat-map.ts';
import { lawPractice } from '#lib/core/comparison/profiles.ts';
import { practices } from '#lib/server/comparison/practices.ts';
import { compared } from '../comparison.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const { selection, catalogue, text, compared: all, shown } = await compared(locals, url);
	const promising = Map.groupBy(
		await practices(locals.actor, locals.world),
		({ standard }) => standard
	);
	const titled = <T extends { id: string }>(row: T) => ({
		...row,
		title: text.standards[row.id]?.title ?? row.id
	});
	return {
		comparison: shown,
		gaps: standardRows(all, catalogue, { ...selection, order: 'gaps' })
			.filter(({ gaps }) => gaps.count > 0)
			.map(({ id, critical, gaps }) =>
				titled({ id, critical, gaps, practices: promising.get(id)?.length ?? 0 })
			),
		law: lawPractice(all, catalogue, selection.threshold).map(titled)
	};
};
