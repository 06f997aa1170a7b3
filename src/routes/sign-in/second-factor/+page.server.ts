import { fail, redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { fieldText } from '#lib/core/forms.ts';
import { withCode } from '#lib/server/accounts/sign-in.ts';
import { readForm } from '#lib/server/form.ts';
import { ownPath } from '../../own-path.ts';
import { addressOfRequest } from '../address.ts';
import { startSession } from '../session-cookie.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url }) => {
	if (locals.session?.stage !== 'second-factor') redirect(303, resolve('/sign-in'));
	return { to: ownPath(url.searchParams.get('to'), url) };
};

export const actions: Actions = {
	default: async (event) => {
		const { request, locals, url } = event;
		const { session, world, throttle } = locals;
		if (session?.stage !== 'second-factor') redirect(303, resolve('/sign-in'));
		const { fields } = await readForm(request);
		const { person } = session;
		const code = fieldText(fields, 'code');
		const to = ownPath(fields.get('to'), url);
		const address = addressOfRequest(event);
		const outcome = await withCode(world, throttle, { person, code, address });
		if (outcome.outcome === 'wait')
			return fail(429, { to, problem: 'wait', seconds: outcome.seconds } as const);
		if (outcome.outcome === 'wrong')
			return fail(400, { to, problem: 'wrong', seconds: 0 } as const);
		await startSession(event, person, 'full');
		redirect(303, to);
	}
};
