import { error, json } from '@sveltejs/kit';
import { ask } from '#lib/server/accounts/passkey-sign-in.ts';
import { siteOfEvent } from '../passkey.ts';
import type { RequestHandler } from './$types';

/** What the browser asks a passkey for: any of this site, or (`?own`) those of who is signed in. */
export const POST: RequestHandler = async ({ url, locals: { world, session }, platform }) => {
	const site = siteOfEvent({ platform });
	const person = url.searchParams.has('own') ? session?.person : null;
	if (!site || person === undefined) error(404);
	return json(await ask(world, site, person));
};
