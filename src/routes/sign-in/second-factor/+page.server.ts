import { fail, redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { fieldText } from '#lib/core/forms.ts';
import { withCode, type Outcome } from '#lib/server/accounts/sign-in.ts';
import { readForm } from '#lib/server/form.ts';
import { ownPath } from '../../own-path.ts';
import { addressOfRequest } from '../address.ts';
import { passkeyOutcome, siteOfEvent } from '../passkey.ts';
import { startSession } from '../session-cookie.ts';
import type { Actions, PageServerLoad } from './$types';

type Event = Parameters<Actions[string]>[0];

/** Somebody who has given the password and owes the second factor. */
function sessionOf({ session }: App.Locals) {
	if (session?.stage !== 'second-factor') redirect(303, resolve('/sign-in'));
	return session;
}

export const load: PageServerLoad = ({ locals, url, platform }) => ({
	passkeys: sessionOf(locals).hasPasskey ? (siteOfEvent({ platform })?.origin ?? null) : null,
	to: ownPath(url.searchParams.get('to'), url)
});

/** Lets the person in, or says why not. */
async function enter(
	event: Event,
	fields: URLSearchParams,
	outcome: Outcome,
	refusal: 'wrong' | 'passkey'
) {
	const to = ownPath(fields.get('to'), event.url);
	if (outcome.outcome === 'wait')
		return fail(429, { to, problem: 'wait', seconds: outcome.seconds } as const);
	if (outcome.outcome === 'wrong') return fail(400, { to, problem: refusal, seconds: 0 } as const);
	await startSession(event, outcome.person, 'full');
	redirect(303, to);
}

export const actions: Actions = {
	code: async (event) => {
		const { world, throttle } = event.locals;
		const { person } = sessionOf(event.locals);
		const { fields } = await readForm(event.request);
		const code = fieldText(fields, 'code');
		const address = addressOfRequest(event);
		const outcome = await withCode(world, throttle, { person, code, address });
		return enter(event, fields, outcome, 'wrong');
	},

	passkey: async (event) => {
		const { person } = sessionOf(event.locals);
		const { fields } = await readForm(event.request);
		return enter(event, fields, await passkeyOutcome(event, fields, person), 'passkey');
	}
};
