import { fail, redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { fieldText } from '#lib/core/forms.ts';
import { InputError } from '#lib/core/input-error.ts';
import { demand } from '#lib/server/access.ts';
import { readForm } from '#lib/server/form.ts';
import { begin } from '#lib/server/reviews/begin.ts';
import { bodiesOf } from '#lib/server/reviews/reach.ts';
import { stateName } from '#lib/server/states.ts';
import * as submissions from '#lib/server/submissions.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const { actor, world, states, language } = locals;
	const { summary, row } = await submissions.find(actor, world, params.submission);
	const body = bodiesOf(actor).find(({ role }) => role === 'coordinator')?.organisation.id ?? '';
	demand(actor, 'review.lead', { organisationId: body, state: row.state, status: 'open' });
	return {
		number: summary.number,
		state: stateName(states, row.state, language)
	};
};

export const actions: Actions = {
	default: async ({ request, locals: { actor, world }, params }) => {
		const { fields, faults } = await readForm(request);
		let review: string;
		try {
			if (faults.length) throw new InputError(faults);
			const blind = fieldText(fields, 'blind') !== 'no';
			review = await begin(actor, world, params.submission, { blind });
		} catch (failure) {
			if (!(failure instanceof InputError)) throw failure;
			return fail(400, { faults: failure.faults });
		}
		redirect(303, resolve('/reviews/[review]', { review }));
	}
};
