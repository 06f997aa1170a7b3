import { fail, redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { InputError } from '#lib/core/input-error.ts';
import * as resets from '#lib/server/accounts/resets.ts';
import { NotFound } from '#lib/server/errors.ts';
import { readForm } from '#lib/server/form.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { world }, params }) => {
	if (!(await resets.works(world, params.token))) throw new NotFound();
};

export const actions: Actions = {
	default: async ({ request, locals: { world }, params }) => {
		const { fields } = await readForm(request);
		try {
			await resets.use(world, params.token, fields.get('password') ?? '');
		} catch (failure) {
			if (!(failure instanceof InputError)) throw failure;
			return fail(400, { faults: failure.faults });
		}
		redirect(303, resolve('/sign-in'));
	}
};
