import { textOf } from '#lib/core/catalogue.ts';
import { FILTERS, isFilter, progressOf, select } from '#lib/core/progress.ts';
import { score } from '#lib/core/score.ts';
import * as assessments from '#lib/server/assessments.ts';
import * as comments from '#lib/server/comments.ts';
import * as previousRound from '#lib/server/previous-round.ts';
import { CARRIED, confirmChosen } from './confirm-actions.ts';
import { headline } from './headline.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const stored = await assessments.find(locals.actor, locals.world, params.id);
	const { assessment, catalogue } = stored;
	const text = textOf(catalogue, locals.language);
	const open = await comments.openCounts(locals.actor, locals.world, params.id);
	const shown = url.searchParams.get('show');
	const carried = new Set(stored.carried);
	const isCarriedShown = shown === CARRIED && carried.size > 0;
	const filter = isFilter(shown) ? shown : 'all';
	const { standards } = score(assessment, catalogue);
	const filtered = isCarriedShown
		? standards.filter(({ id }) => carried.has(id))
		: select(standards, filter);
	const chosen = new Map(filtered.map((standard) => [standard.id, standard]));
	const answered = (ids: readonly { id: string }[]) => {
		const members = new Set(ids.map(({ id }) => id));
		return standards.filter((s) => members.has(s.id) && progressOf(s) !== 'unanswered').length;
	};
	return {
		headline: headline(stored, locals),
		filter: isCarriedShown ? CARRIED : filter,
		counts: [
			...FILTERS.map((name) => ({ name, count: select(standards, name).length })),
			...(carried.size > 0 ? [{ name: CARRIED, count: carried.size }] : [])
		],
		hasPrevious: await previousRound.hasPrevious(locals.world, stored.row),
		confirmed: confirmedIn(url),
		answered: answered(standards),
		total: standards.length,
		next: standards.find((standard) => progressOf(standard) === 'unanswered')?.id ?? null,
		pillars: catalogue.pillars.map(({ id }) => {
			const members = catalogue.standards.filter(({ pillar }) => pillar === id);
			return {
				id,
				title: text.pillars[id]!.title,
				total: members.length,
				answered: answered(members),
				standards: members.flatMap((member) => {
					const standard = chosen.get(member.id);
					if (!standard) return [];
					return {
						...standard,
						title: text.standards[member.id]!.title,
						progress: progressOf(standard),
						carried: carried.has(member.id),
						comments: open[member.id] ?? 0
					};
				})
			};
		})
	};
};

/** How many answers were confirmed just now; `null` when none was asked to be. */
function confirmedIn(url: URL): number | null {
	const given = url.searchParams.get('confirmed');
	return given !== null && /^\d{1,4}$/.test(given) ? Number(given) : null;
}

export const actions: Actions = { confirm: confirmChosen };
