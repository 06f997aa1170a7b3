import { fail, redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { textOf } from '#lib/core/catalogue.ts';
import { fieldText } from '#lib/core/forms.ts';
import { InputError } from '#lib/core/input-error.ts';
import { catalogueOfRow } from '#lib/server/access.ts';
import { find } from '#lib/server/clarifications/read.ts';
import { say } from '#lib/server/clarifications/write.ts';
import { readForm } from '#lib/server/form.ts';
import { policy } from '#lib/server/policy.ts';
import { stateName } from '#lib/server/states.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { actor, world, states, language } = locals;
	const { row, submission, ...thread } = await find(actor, world, params.clarification);
	const text = textOf(catalogueOfRow(row, world.catalogues), language);
	return {
		...thread,
		submissionNumber: submission.number,
		state: thread.state,
		stateName: stateName(states, row.state, language),
		// Its own page of the submission is for members.
		assessment: policy(actor, 'assessment.read', row) ? row.id : null,
		title: text.standards[thread.standard]?.title ?? '',
		textLanguage: text.locale,
		sent: url.searchParams.has('sent')
	};
};

export const actions: Actions = {
	say: async ({ request, locals: { actor, world }, params }) => {
		const { fields, faults } = await readForm(request);
		const body = fieldText(fields, 'body');
		const version = Number(fieldText(fields, 'version'));
		try {
			if (faults.length) throw new InputError(faults);
			const saved = await say(actor, world, params.clarification, { body, version });
			if (!saved.saved) return fail(409, { faults: [], body, changed: true });
		} catch (failure) {
			if (!(failure instanceof InputError)) throw failure;
			return fail(400, { faults: failure.faults, body, changed: false });
		}
		redirect(303, `${resolve('/clarifications/[clarification]', params)}?sent`);
	}
};
