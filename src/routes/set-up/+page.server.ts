import { fail, redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { fieldText, type Fields } from '#lib/core/forms.ts';
import { InputError } from '#lib/core/input-error.ts';
import { isSetUp, setUp } from '#lib/server/accounts/set-up.ts';
import { NotFound } from '#lib/server/errors.ts';
import { readForm } from '#lib/server/form.ts';
import type { Person } from '#lib/server/policy.ts';
import { startSession } from '../sign-in/session-cookie.ts';
import type { Actions, PageServerLoad } from './$types';

/** The code that this process printed. @throws NotFound when there is nothing to set up */
async function codeOf({ world, setUpCode }: App.Locals): Promise<string> {
	if (setUpCode === null || (await isSetUp(world))) throw new NotFound();
	return setUpCode;
}

export const load: PageServerLoad = async ({ locals }) => {
	await codeOf(locals);
};

export const actions: Actions = {
	default: async (event) => {
		const { request, locals } = event;
		const code = await codeOf(locals);
		const { fields, faults } = await readForm(request);
		let person: Person;
		try {
			if (faults.length) throw new InputError(faults);
			person = await setUp(locals.world, code, inputOf(fields, locals));
		} catch (failure) {
			if (!(failure instanceof InputError)) throw failure;
			const { code, email, name } = inputOf(fields, locals);
			return fail(400, { faults: failure.faults, values: { code, email, name } });
		}
		await startSession(event, person, 'enrolment');
		redirect(303, resolve('/account/second-factor'));
	}
};

const inputOf = (fields: Fields, { language }: App.Locals) => ({
	code: fieldText(fields, 'code'),
	email: fieldText(fields, 'email'),
	name: fieldText(fields, 'name'),
	password: fieldText(fields, 'password'),
	language
});
