import { fail, redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { fieldText } from '#lib/core/forms.ts';
import { OIDC_REASONS } from '#lib/server/accounts/oidc.ts';
import { Busy } from '#lib/server/accounts/passwords.ts';
import { withPassword } from '#lib/server/accounts/sign-in.ts';
import { demonstrationPeople, demonstrationPerson } from '#lib/server/demonstration-people.ts';
import { readForm } from '#lib/server/form.ts';
import { ownPath } from '../own-path.ts';
import { addressOfRequest } from './address.ts';
import { passkeyOutcome, siteOfEvent } from './passkey.ts';
import { deviceTokenIn, startSession } from './session-cookie.ts';
import type { Actions, PageServerLoad } from './$types';

const PROBLEMS = [...OIDC_REASONS, 'unknown'] as const;
const isProblem = (value: string | null): value is (typeof PROBLEMS)[number] =>
	PROBLEMS.some((problem) => problem === value);

export const load: PageServerLoad = async ({ locals, url, platform }) => {
	const to = ownPath(url.searchParams.get('to'), url);
	if (locals.session?.stage === 'full') redirect(303, to);
	const problem = url.searchParams.get('oidc');
	return {
		to,
		passkeys: siteOfEvent({ platform })?.origin ?? null,
		provider: locals.oidc?.name ?? null,
		providerProblem: isProblem(problem) ? problem : null,
		mayAskForReset: locals.mail !== null,
		demonstration: await demonstrationPeople(locals.world)
	};
};

export const actions: Actions = {
	password: async (event) => {
		const { request, locals, cookies, url } = event;
		const { fields } = await readForm(request);
		const email = fieldText(fields, 'email');
		const to = ownPath(fields.get('to'), url);
		const outcome = await withPassword(locals.world, locals.throttle, {
			email,
			password: fields.get('password') ?? '',
			address: addressOfRequest(event),
			device: deviceTokenIn(cookies, url)
		}).catch((failure: unknown) => {
			if (failure instanceof Busy) return { outcome: 'wait', seconds: 5 } as const;
			throw failure;
		});
		if (outcome.outcome === 'wait')
			return fail(429, { email, to, problem: 'wait', seconds: outcome.seconds } as const);
		if (outcome.outcome === 'wrong')
			return fail(400, { email, to, problem: 'wrong', seconds: 0 } as const);
		await startSession(event, outcome.person, outcome.stage);
		if (outcome.stage === 'full') redirect(303, to);
		redirect(
			303,
			outcome.stage === 'enrolment'
				? resolve('/account/second-factor')
				: `${resolve('/sign-in/second-factor')}?to=${encodeURIComponent(to)}`
		);
	},

	/** The passkey says who it is, and is two factors by itself. */
	passkey: async (event) => {
		const { fields } = await readForm(event.request);
		const to = ownPath(fields.get('to'), event.url);
		const outcome = await passkeyOutcome(event, fields, null);
		if (outcome.outcome === 'wait')
			return fail(429, { email: '', to, problem: 'wait', seconds: outcome.seconds } as const);
		if (outcome.outcome === 'wrong')
			return fail(400, { email: '', to, problem: 'passkey', seconds: 0 } as const);
		await startSession(event, outcome.person, 'full');
		redirect(303, to);
	},

	/** One of the fictional people of the demonstration; elsewhere there are none. */
	demonstration: async (event) => {
		const { request, locals, url } = event;
		const { fields } = await readForm(request);
		const person = await demonstrationPerson(locals.world, fieldText(fields, 'person'));
		if (!person) return fail(400, { email: '', to: '/', problem: 'wrong', seconds: 0 } as const);
		await startSession(event, person, 'full');
		redirect(303, ownPath(fields.get('to'), url));
	}
};
