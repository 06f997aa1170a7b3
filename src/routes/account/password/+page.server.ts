import { fail, redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { InputError } from '#lib/core/input-error.ts';
import * as account from '#lib/server/accounts/own-account.ts';
import { withOwnPassword } from '#lib/server/accounts/sign-in.ts';
import { NotFound } from '#lib/server/errors.ts';
import { readForm } from '#lib/server/form.ts';
import { demandProven } from '../../proven.ts';
import { addressOfRequest } from '../../sign-in/address.ts';
import { renewToken } from '../../sign-in/session-cookie.ts';
import type { Actions, PageServerLoad } from './$types';

/** Who signs in elsewhere has no password to change. */
function sessionOf({ session }: App.Locals) {
	if (!session?.hasPassword) throw new NotFound();
	return session;
}

export const load: PageServerLoad = ({ locals, url }) => {
	sessionOf(locals);
	demandProven(locals, url);
};

export const actions: Actions = {
	default: async (event) => {
		const { locals, url } = event;
		const { actor, world, throttle } = locals;
		const { person, email, id } = sessionOf(locals);
		demandProven(locals, url);
		const { fields } = await readForm(event.request);
		try {
			const { outcome } = await withOwnPassword(world, throttle, {
				person,
				password: fields.get('current') ?? '',
				address: addressOfRequest(event)
			});
			if (outcome !== 'right') throw new InputError([{ place: 'current', code: 'wrong-password' }]);
			const password = fields.get('password') ?? '';
			await account.changePassword(actor, world, id, { password, email });
		} catch (failure) {
			if (!(failure instanceof InputError)) throw failure;
			return fail(400, { faults: failure.faults });
		}
		await renewToken(event);
		redirect(303, `${resolve('/account')}?done=password`);
	}
};
