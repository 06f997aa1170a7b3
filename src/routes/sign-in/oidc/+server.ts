import { error, redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import * as elsewhere from '#lib/server/accounts/elsewhere.ts';
import { OidcFailure } from '#lib/server/accounts/oidc.ts';
import { ownPath } from '../../own-path.ts';
import { demandProven } from '../../proven.ts';
import { callbackOf, keepState } from './state-cookie.ts';
import type { RequestHandler } from './$types';

/**
 * Sends the browser to the provider. Who is signed in links the account there with the own one, or
 * proves to be there (`?prove`).
 */
export const GET: RequestHandler = async ({ url, cookies, locals }) => {
	const { oidc, world, actor } = locals;
	if (!oidc) error(404);
	const proves = actor.kind === 'person' && url.searchParams.has('prove');
	// Not back here: a form of ours may not lead to another site.
	if (actor.kind === 'person' && !proves)
		demandProven(locals, new URL(resolve('/account'), url.origin));
	const begun = await oidc.begin(callbackOf(url)).catch((failure: unknown) => {
		if (failure instanceof OidcFailure)
			redirect(303, `${resolve('/sign-in')}?oidc=${failure.reason}`);
		throw failure;
	});
	const { url: address, ...saved } = begun;
	const to = ownPath(url.searchParams.get('to'), url);
	await elsewhere.expect(actor, world, saved, { to, proves });
	keepState({ cookies, url }, saved.state);
	redirect(303, address, { external: true });
};
