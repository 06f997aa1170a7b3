import { textOf } from '#lib/core/catalogue.ts';
import type { StoredAssessment } from '#lib/server/assessments.ts';
import { stateName } from '#lib/server/states.ts';

/** What stands at the head of every page of an assessment. */
export function headline({ id, assessment, catalogue }: StoredAssessment, locals: App.Locals) {
	const { kind, state, organisation, period } = assessment;
	return {
		id,
		kind,
		state: stateName(locals.states, state, locals.language),
		organisation: organisation.name,
		period,
		translation: textOf(catalogue, locals.language).translation
	};
}
export type Headline = ReturnType<typeof headline>;
