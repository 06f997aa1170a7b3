import { fail, redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { answerTo } from '#lib/core/answer-to.ts';
import { textOf } from '#lib/core/catalogue.ts';
import { disagreements } from '#lib/core/disagreements.ts';
import { fieldText } from '#lib/core/forms.ts';
import { InputError } from '#lib/core/input-error.ts';
import { demand } from '#lib/server/access.ts';
import * as assessments from '#lib/server/assessments.ts';
import * as contributions from '#lib/server/contributions.ts';
import * as decisions from '#lib/server/decisions.ts';
import { NotFound } from '#lib/server/errors.ts';
import { readForm } from '#lib/server/form.ts';
import { policy } from '#lib/server/policy.ts';
import { standardView } from '../../../../../standard-view.ts';
import { headline } from '../../../headline.ts';
import type { Actions, PageServerLoad } from './$types';

/** What the form posts to keep the State's own answer: no institution is called that. */
const KEEP = 'keep';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { actor, world, language } = locals;
	const stored = await assessments.find(actor, world, params.id);
	const { catalogue, assessment, versions, row } = stored;
	const standard = catalogue.standards.find(({ id }) => id === params.standard);
	if (!standard) throw new NotFound();
	demand(actor, 'assignment.list', row);
	const text = textOf(catalogue, language);
	const all = await contributions.list(actor, world, params.id, params.standard);
	const given = all.filter(({ progress }) => progress === 'ready' || progress === 'approved');
	return {
		headline: headline(stored, locals),
		standard: standardView(standard, text),
		textLanguage: text.locale,
		institutions: text.institutions,
		given,
		disagreements: disagreements(given),
		own: answerTo(assessment, standard.id),
		version: versions[standard.id] ?? 0,
		decision: await decisions.find(actor, world, params.id, params.standard),
		decides: policy(actor, 'contribution.decide', row),
		keep: KEEP,
		done: url.searchParams.has('done')
	};
};

export const actions: Actions = {
	default: async ({ request, locals: { actor, world }, params }) => {
		const { fields, faults } = await readForm(request);
		const chosen = fieldText(fields, 'institution');
		const reason = fieldText(fields, 'reason');
		try {
			if (faults.length) throw new InputError(faults);
			if (!chosen) throw new InputError([{ place: 'institution', code: 'missing' }]);
			const saved = await decisions.decide(actor, world, params.id, params.standard, {
				institution: chosen === KEEP ? null : chosen,
				reason,
				version: Number(fieldText(fields, 'version'))
			});
			if (!saved.saved) return fail(409, { faults: [], chosen, reason, moved: true });
		} catch (failure) {
			if (!(failure instanceof InputError)) throw failure;
			return fail(400, { faults: failure.faults, chosen, reason, moved: false });
		}
		redirect(303, `${resolve('/assessments/[id]/standards/[standard]/decide', params)}?done`);
	}
};
