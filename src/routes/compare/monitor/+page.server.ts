import { DIMENSIONS, type Dimension } from '#lib/core/codes.ts';
import { textOf } from '#lib/core/catalogue.ts';
import {
	difference,
	monitor,
	MONITOR_GROUPS,
	monitorPoints,
	type MonitorGroup
} from '#lib/core/comparison/monitor.ts';
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
	const codeOf = (shown: string) => codes.find((code) => nameOf(code) === shown) ?? '';
	const behind = askedIn(url, codeOf);
	const points = behind ? monitorPoints(compared, catalogue, behind) : [];
	return {
		behind: behind && {
			dimension: behind.dimension,
			group: behind.group,
			id: behind.group === 'state' ? nameOf(behind.id) : behind.id,
			all: points.length,
			rows: points
				.map((point) => ({ ...point, state: nameOf(point.state) }))
				// By what is shown: the order of the codes would tell letters apart.
				.toSorted((one, other) => one.state.localeCompare(other.state, language))
				.slice(0, MOST)
				.map((point) => ({
					...{ state: point.state, period: point.period, standard: point.standard },
					self: point.self[behind.dimension],
					review: point.review[behind.dimension],
					difference: difference(point, behind.dimension) ?? 0
				}))
		},
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

/** More rows than anybody reads; how many there are is said. */
const MOST = 600;

/** The figure whose rows are asked for; `null` for the page as it is, and for what is no figure. */
function askedIn(
	{ searchParams }: URL,
	codeOf: (shown: string) => string
): { dimension: Dimension; group: MonitorGroup; id: string } | null {
	const dimension = DIMENSIONS.find((one) => one === searchParams.get('dimension'));
	const group = MONITOR_GROUPS.find((one) => one === searchParams.get('by'));
	const id = searchParams.get('id') ?? '';
	if (!dimension || !group) return null;
	return { dimension, group, id: group === 'state' ? codeOf(id) : id };
}
