import { boardOf, isBoardColumn, isIn, isOverdue } from '#lib/core/board.ts';
import { textOf } from '#lib/core/catalogue.ts';
import { demand } from '#lib/server/access.ts';
import * as assessments from '#lib/server/assessments.ts';
import * as assignments from '#lib/server/assignments.ts';
import { NotFound } from '#lib/server/errors.ts';
import { policy } from '#lib/server/policy.ts';
import { headline } from '../headline.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { actor, world, language } = locals;
	const stored = await assessments.find(actor, world, params.id);
	const head = headline(stored, locals);
	demand(actor, 'assignment.list', stored.row);
	if (!head.can.seeBoard) throw new NotFound();
	const entries = await assignments.list(actor, world, params.id);
	const { catalogue } = stored;
	const text = textOf(catalogue, language);
	const today = world.now().toISOString().slice(0, 10);
	const shown = url.searchParams.get('progress');
	const column = isBoardColumn(shown) ? shown : null;
	const institution = url.searchParams.get('institution');
	const chosen = entries.filter(
		(entry) =>
			(column === null || isIn(entry, column, today)) &&
			(institution === null || entry.institution === institution)
	);
	const byStandard = Map.groupBy(chosen, ({ standard }) => standard);
	const assigned = new Set(entries.map(({ standard }) => standard));
	return {
		headline: head,
		assigns: policy(actor, 'assignment.manage', stored.row),
		assigned: url.searchParams.has('assigned'),
		institutions: text.institutions,
		rows: boardOf(entries, catalogue.institutions, today),
		filter: column === null && institution === null ? null : { column, institution },
		unassigned: catalogue.standards.filter(({ id }) => !assigned.has(id)).length,
		standards: catalogue.standards.flatMap(({ id, critical }) => {
			const cells = byStandard.get(id);
			if (!cells) return [];
			return {
				id,
				critical,
				title: text.standards[id]!.title,
				cells: cells.map(({ institution, person, due, progress }) => ({
					institution,
					person: person?.name ?? null,
					due,
					progress,
					isOverdue: isOverdue({ due, progress }, today)
				}))
			};
		})
	};
};
