import { error, redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import * as elsewhere from '#lib/server/accounts/elsewhere.ts';
import { OidcFailure } from '#lib/server/accounts/oidc.ts';
import { ownPath } from '../../own-path.ts';
import { callbackOf, keepState } from './state-cookie.ts';
import type { RequestHandler } from './$types';

/** Sends the browser to the provider; `?link` links the account there with one's own. */
export const GET: RequestHandler = async ({ url, cookies, locals }) => {
	const { oidc, world, actor } = locals;
	if (!oidc) error(404);
	const begun = await oidc.begin(callbackOf(url)).catch((failure: unknown) => {
		if (failure instanceof OidcFailure)
			redirect(303, `${resolve('/sign-in')}?oidc=${failure.reason}`);
		throw failure;
	});
	const { url: address, ...saved } = begun;
	await elsewhere.expect(actor, world, saved, ownPath(url.searchParams.get('to'), url));
	keepState({ cookies, url }, saved.state);
	redirect(303, address);
};
