import { error, redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import * as elsewhere from '#lib/server/accounts/elsewhere.ts';
import { OidcFailure, type OidcReason } from '#lib/server/accounts/oidc.ts';
import { stageAfter } from '#lib/server/accounts/sign-in.ts';
import { renewToken, startSession } from '../../session-cookie.ts';
import { callbackOf, takeState } from '../state-cookie.ts';
import type { RequestHandler } from './$types';

const back = (problem: OidcReason | 'unknown'): never =>
	redirect(303, `${resolve('/sign-in')}?oidc=${problem}`);

/** The provider sends the browser back here. */
export const GET: RequestHandler = async (event) => {
	const { url, cookies, locals } = event;
	const { oidc, world, session } = locals;
	if (!oidc) error(404);
	const state = takeState({ cookies, url });
	const awaited = state ? await elsewhere.take(world, state) : null;
	if (!awaited) return back('invalid');
	const identity = await oidc
		.finish(new URL(url.search, callbackOf(url)), callbackOf(url), awaited.saved)
		.catch((failure: unknown) => {
			if (failure instanceof OidcFailure) return back(failure.reason);
			throw failure;
		});
	if (awaited.personId !== null) {
		if (session?.stage !== 'full' || session.person.id !== awaited.personId) return back('invalid');
		if (awaited.proves) {
			const known = await elsewhere.personOf(world, identity);
			const to = `${resolve('/confirm')}?to=${encodeURIComponent(awaited.to)}&refused`;
			if (known?.id !== session.person.id) redirect(303, to);
			await renewToken(event);
			redirect(303, awaited.to);
		}
		const isLinked = await elsewhere.link(world, session.person, identity);
		redirect(303, `${resolve('/account')}?${isLinked ? 'linked' : 'taken'}`);
	}
	const person = await elsewhere.personOf(world, identity);
	if (!person) return back('unknown');
	const stage = identity.strong ? 'full' : await stageAfter(world, person);
	await startSession(event, person, stage);
	redirect(
		303,
		stage === 'full'
			? awaited.to
			: stage === 'enrolment'
				? resolve('/account/second-factor')
				: `${resolve('/sign-in/second-factor')}?to=${encodeURIComponent(awaited.to)}`
	);
};
