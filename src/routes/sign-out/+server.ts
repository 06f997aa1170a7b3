import { resolve } from '$app/paths';
import { endSession } from '../sign-in/session-cookie.ts';
import type { RequestHandler } from './$types';

/** Ends the session on the server; the browser forgets what it kept of this site. */
export const POST: RequestHandler = async ({ cookies, url, locals }) => {
	await endSession({ cookies, url, locals });
	return new Response(null, {
		status: 303,
		headers: { location: resolve('/sign-in'), 'clear-site-data': '"cache", "storage"' }
	});
};
