import { fail, redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { fieldText } from '#lib/core/forms.ts';
import { InputError, type Fault } from '#lib/core/input-error.ts';
import { accept, acceptAs, look } from '#lib/server/accounts/accept-invitation.ts';
import { needsSecondFactor } from '#lib/server/accounts/sessions.ts';
import { NotFound } from '#lib/server/errors.ts';
import { readForm } from '#lib/server/form.ts';
import type { Person } from '#lib/server/policy.ts';
import { startSession } from '../../sign-in/session-cookie.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { world, actor }, params }) => {
	const offer = await look(world, params.token);
	if (!offer) throw new NotFound();
	return { offer, signedInAs: actor.kind === 'person' ? actor.name : null };
};

const refused = (failure: unknown, name: string | null) => {
	if (!(failure instanceof InputError)) throw failure;
	return fail(400, { faults: failure.faults as readonly Fault[], name });
};

export const actions: Actions = {
	account: async (event) => {
		const { request, locals, params } = event;
		const { fields, faults } = await readForm(request);
		const name = fieldText(fields, 'name');
		const password = fields.get('password') ?? '';
		const { world, language } = locals;
		let person: Person;
		try {
			if (faults.length) throw new InputError(faults);
			person = await accept(world, params.token, { name, password, language });
		} catch (failure) {
			return refused(failure, name);
		}
		await enter(event, person, false);
	},
	join: async (event) => {
		const { locals, params } = event;
		const { actor, world, session } = locals;
		let person: Person;
		try {
			person = await acceptAs(actor, world, params.token);
		} catch (failure) {
			return refused(failure, null);
		}
		await enter(event, person, Boolean(session?.hasTotp || session?.hasPasskey));
	}
};

/** Signs in as what the person is from now on, as far as that goes without a second factor. */
async function enter(
	event: Parameters<typeof startSession>[0],
	person: Person,
	hasFactor: boolean
): Promise<never> {
	if (needsSecondFactor(person) && !hasFactor) {
		await startSession(event, person, 'enrolment');
		redirect(303, resolve('/account/second-factor'));
	}
	await startSession(event, person, 'full');
	redirect(303, resolve('/'));
}
