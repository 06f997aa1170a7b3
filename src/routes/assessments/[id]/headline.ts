import { textOf } from '#lib/core/catalogue.ts';
import type { StoredAssessment } from '#lib/server/assessments.ts';
import { policy } from '#lib/server/policy.ts';
import { stateName } from '#lib/server/states.ts';

/** What stands at the head of every page of an assessment. */
export function headline(stored: StoredAssessment, locals: App.Locals) {
	const { id, assessment, catalogue, row } = stored;
	const may = (deed: 'assessment.edit' | 'answer.edit' | 'evidence.add') =>
		policy(locals.actor, deed, row);
	const { kind, state, organisation, period } = assessment;
	return {
		id,
		kind,
		state: stateName(locals.states, state, locals.language),
		organisation: organisation.name,
		period,
		status: row.status,
		/** What the reader may do here; every function asks again. */
		can: {
			// Institutions are parts of a State; NGOs and reviewers have none.
			seeBoard: kind === 'self' && policy(locals.actor, 'assignment.list', row),
			edit: may('assessment.edit'),
			answer: may('answer.edit'),
			add: may('evidence.add')
		},
		translation: textOf(catalogue, locals.language).translation
	};
}
export type Headline = ReturnType<typeof headline>;
