import { error, fail, redirect } from '@sveltejs/kit';
import { fieldText } from '#lib/core/forms.ts';
import * as elsewhere from '#lib/server/accounts/elsewhere.ts';
import { Busy } from '#lib/server/accounts/passwords.ts';
import { withCode, withOwnPassword, type Outcome } from '#lib/server/accounts/sign-in.ts';
import { demonstrationPerson } from '#lib/server/demonstration-people.ts';
import { readForm } from '#lib/server/form.ts';
import { ownPath } from '../own-path.ts';
import { addressOfRequest } from '../sign-in/address.ts';
import { passkeyOutcome, siteOfEvent } from '../sign-in/passkey.ts';
import { renewToken } from '../sign-in/session-cookie.ts';
import type { Actions, PageServerLoad } from './$types';

type Event = Parameters<Actions[string]>[0];

/** Somebody who is signed in, whole. */
function sessionOf({ session }: App.Locals) {
	if (session?.stage !== 'full') error(404);
	return session;
}

export const load: PageServerLoad = async ({ locals, url, platform }) => {
	const session = sessionOf(locals);
	const to = ownPath(url.searchParams.get('to'), url);
	if (session.isProven) redirect(303, to);
	const { oidc, world } = locals;
	return {
		to,
		hasPassword: session.hasPassword,
		hasTotp: session.hasTotp,
		passkeys: session.hasPasskey ? (siteOfEvent({ platform })?.origin ?? null) : null,
		provider: oidc && (await elsewhere.isLinked(world, session.person)) ? oidc.name : null,
		isPlayed: (await demonstrationPerson(world, session.email)) !== null,
		refused: url.searchParams.has('refused')
	};
};

/** Goes on where the person came from, or says why not. */
async function go(event: Event, fields: URLSearchParams, outcome: Outcome) {
	const to = ownPath(fields.get('to'), event.url);
	if (outcome.outcome === 'wait')
		return fail(429, { to, problem: 'wait', seconds: outcome.seconds } as const);
	if (outcome.outcome === 'wrong') return fail(400, { to, problem: 'wrong', seconds: 0 } as const);
	await renewToken(event);
	redirect(303, to);
}

export const actions: Actions = {
	password: async (event) => {
		const { world, throttle } = event.locals;
		const { person } = sessionOf(event.locals);
		const { fields } = await readForm(event.request);
		const password = fields.get('password') ?? '';
		const address = addressOfRequest(event);
		const outcome = await withOwnPassword(world, throttle, { person, password, address }).catch(
			(failure: unknown) => {
				if (failure instanceof Busy) return { outcome: 'wait', seconds: 5 } as const;
				throw failure;
			}
		);
		return go(event, fields, outcome);
	},

	code: async (event) => {
		const { world, throttle } = event.locals;
		const { person } = sessionOf(event.locals);
		const { fields } = await readForm(event.request);
		const code = fieldText(fields, 'code');
		const address = addressOfRequest(event);
		return go(event, fields, await withCode(world, throttle, { person, code, address }));
	},

	passkey: async (event) => {
		const { person } = sessionOf(event.locals);
		const { fields } = await readForm(event.request);
		return go(event, fields, await passkeyOutcome(event, fields, person));
	},

	/** Whose part is played has nothing to prove it with. */
	demonstration: async (event) => {
		const { person, email } = sessionOf(event.locals);
		const { fields } = await readForm(event.request);
		if (!(await demonstrationPerson(event.locals.world, email))) error(404);
		return go(event, fields, { outcome: 'right', person, stage: 'full' });
	}
};
