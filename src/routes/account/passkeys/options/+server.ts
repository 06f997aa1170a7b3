import { error, json } from '@sveltejs/kit';
import { offer } from '#lib/server/accounts/own-passkeys.ts';
import { siteOfEvent } from '../../../sign-in/passkey.ts';
import { enrolling } from '../../enrolling.ts';
import type { RequestHandler } from './$types';

/** What the browser needs to make a passkey. */
export const POST: RequestHandler = async ({ locals, platform }) => {
	const { person, email, isProven, stage } = enrolling(locals.session);
	const site = siteOfEvent({ platform });
	if (!site) error(404);
	// A script cannot be led to the page that asks for the proof; the form opens only after it.
	if (!isProven && stage !== 'enrolment') error(403);
	return json(await offer(person, locals.world, site, email));
};
