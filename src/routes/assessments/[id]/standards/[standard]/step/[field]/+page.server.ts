import { error, redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { NO_ANSWER } from '#lib/core/answer-to.ts';
import type { Answer } from '#lib/core/assessment.ts';
import { answerInput, type Fields } from '#lib/core/forms.ts';
import { saveAnswer } from '../../save-answer.ts';
import { standardPage } from '../../standard-page.ts';
import { isStep, nextStep, previousStep, STEPS, type Step } from '../../steps.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { id, standard, field } = params;
	if (!isStep(field)) error(404);
	const { shown } = await standardPage(locals, params, url);
	if (!shown.headline.can.answer)
		redirect(303, resolve('/assessments/[id]/standards/[standard]', { id, standard }));
	const at = (of: string | null, step: Step | null) =>
		of && step
			? resolve('/assessments/[id]/standards/[standard]/step/[field]', {
					id,
					standard: of,
					field: step
				})
			: null;
	return {
		...shown,
		field,
		number: STEPS.indexOf(field) + 1,
		count: STEPS.length,
		back: at(standard, previousStep(field)) ?? at(shown.previous, STEPS.at(-1)!),
		forth: at(standard, nextStep(field)) ?? at(shown.next, STEPS[0])
	};
};

/** The whole answer of which a form posts one part: the rest is as it was. */
function withPart(field: string, fields: Fields, base: Answer): Record<string, unknown> {
	const posted = answerInput(fields);
	if (field.startsWith('criteria.'))
		return { ...base, criteria: { ...base.criteria, ...(posted.criteria as object) } };
	const names = field === 'notApplicable' ? ['applicable', 'notApplicableReason'] : [field];
	return { ...base, ...Object.fromEntries(names.map((name) => [name, posted[name]])) };
}

export const actions: Actions = {
	default: (event) =>
		saveAnswer(event, (fields, base) => withPart(event.params.field, fields, base ?? NO_ANSWER))
};
