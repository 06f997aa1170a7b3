import { textOf } from '#lib/core/catalogue.ts';
import { monitor } from '#lib/core/comparison/monitor.ts';
import { queryOf } from '#lib/core/comparison/selection.ts';
import { aliasesOf } from '#lib/server/comparison/aliases.ts';
import { findPairs } from '#lib/server/comparison/find.ts';
import { stateName } from '#lib/server/states.ts';
import { selectionIn } from '../comparison.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const { actor, world, states, language } = locals;
	const { selection } = selectionIn(url);
	const { catalogue, compared } = await findPairs(actor, world);
	const { pairs, byDimension } = monitor(compared, catalogue);
	const text = textOf(catalogue, language);
	const codes = byDimension.design.states.map(({ id }) => id);
	const letters = selection.alias ? await aliasesOf(actor, world, codes) : null;
	const nameOf = (code: string) => letters?.get(code) ?? stateName(states, code, language);
	const named = ({ states: all, ...rest }: (typeof byDimension)['design']) => ({
		...rest,
		states: all
			.map(({ id, ...figures }) => ({ ...figures, id: nameOf(id) }))
			.toSorted((a, b) => a.id.localeCompare(b.id, language))
	});
	return {
		alias: selection.alias,
		query: queryOf(selection).toString(),
		pairs,
		design: named(byDimension.design),
		implementation: named(byDimension.implementation),
		textLanguage: text.locale,
		titles: Object.fromEntries([
			...catalogue.pillars.map(({ id }) => [id, text.pillars[id]?.title ?? '']),
			...catalogue.standards.map(({ id }) => [id, text.standards[id]?.title ?? ''])
		]) as Record<string, string>
	};
};
