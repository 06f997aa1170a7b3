import { error, fail, redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { fieldText } from '#lib/core/forms.ts';
import { InputError } from '#lib/core/input-error.ts';
import * as passkeys from '#lib/server/accounts/own-passkeys.ts';
import { readForm } from '#lib/server/form.ts';
import { demandProven } from '../../proven.ts';
import { parsed, siteOfEvent } from '../../sign-in/passkey.ts';
import { renewToken, startSession } from '../../sign-in/session-cookie.ts';
import { enrolling } from '../enrolling.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url, platform }) => {
	const session = enrolling(locals.session);
	demandProven(locals, url);
	return {
		demanded: session.stage === 'enrolment',
		passkeys: await passkeys.list(session.person, locals.world),
		origin: siteOfEvent({ platform })?.origin ?? null,
		done: url.searchParams.get('done')
	};
};

/** What was refused, and the name that the passkey was to have. */
function refused(failure: unknown, name: string) {
	if (!(failure instanceof InputError)) throw failure;
	return fail(400, { codes: null, faults: failure.faults, name });
}

export const actions: Actions = {
	add: async (event) => {
		const { locals, url } = event;
		const session = enrolling(locals.session);
		demandProven(locals, url);
		const site = siteOfEvent(event);
		if (!site) error(404);
		const { fields } = await readForm(event.request);
		const name = fieldText(fields, 'name');
		let codes: string[] | null;
		try {
			const response = parsed(fieldText(fields, 'response'));
			const answer = { name, response };
			codes = await passkeys.add(session.person, locals.world, session.id, site, answer);
		} catch (failure) {
			return refused(failure, name);
		}
		if (session.stage === 'enrolment') await startSession(event, session.person, 'full');
		else await renewToken(event);
		if (codes) return { codes, faults: [], name: '' };
		redirect(303, `${resolve('/account/passkeys')}?done=added`);
	},

	remove: async (event) => {
		const { locals, url } = event;
		const { person, id } = enrolling(locals.session);
		demandProven(locals, url);
		const { fields } = await readForm(event.request);
		try {
			await passkeys.remove(person, locals.world, id, fieldText(fields, 'passkey'));
		} catch (failure) {
			return refused(failure, '');
		}
		await renewToken(event);
		redirect(303, `${resolve('/account/passkeys')}?done=removed`);
	}
};
