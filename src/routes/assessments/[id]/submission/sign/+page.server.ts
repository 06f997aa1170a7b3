import { fail, redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { fieldText } from '#lib/core/forms.ts';
import { InputError } from '#lib/core/input-error.ts';
import { nextStatus } from '#lib/core/lifecycle.ts';
import { canSubmit } from '#lib/core/submission-checks.ts';
import * as checks from '#lib/server/checks.ts';
import { readForm } from '#lib/server/form.ts';
import { policy } from '#lib/server/policy.ts';
import * as submissions from '#lib/server/submissions.ts';
import { submit } from '#lib/server/submit.ts';
import { demandProven } from '../../../../proven.ts';
import { headline } from '../../headline.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	demandProven(locals, url);
	const { actor, world } = locals;
	const { stored, checks: found } = await checks.find(actor, world, params.id);
	const { row, version } = stored;
	const isReady =
		policy(actor, 'assessment.move', row) &&
		nextStatus('submit', row.status) !== null &&
		canSubmit(found);
	if (!isReady) redirect(303, resolve('/assessments/[id]/submission', params));
	const [previous] = await submissions.list(actor, world, params.id);
	return {
		headline: headline(stored, locals),
		version,
		warnings: found.length,
		amends: previous?.number ?? null
	};
};

export const actions: Actions = {
	default: async ({ request, locals, params, url }) => {
		demandProven(locals, url);
		const { actor, world } = locals;
		const { fields, faults } = await readForm(request);
		const reason = fieldText(fields, 'reason');
		try {
			if (faults.length) throw new InputError(faults);
			if (fields.get('agree') === null) throw new InputError([{ place: 'agree', code: 'missing' }]);
			const version = Number(fieldText(fields, 'version'));
			const submitted = await submit(actor, world, params.id, { version, reason });
			if (!submitted.saved) return fail(409, { faults: [], reason, changed: true });
			redirect(
				303,
				`${resolve('/submissions/[submission]', { submission: submitted.id })}?submitted`
			);
		} catch (failure) {
			if (!(failure instanceof InputError)) throw failure;
			return fail(400, { faults: failure.faults, reason, changed: false });
		}
	}
};
