import { redirect } from '@sveltejs/kit';
import { readForm } from '#lib/server/form.ts';
import { isInterfaceLanguage } from '#lib/text/interface/index.ts';
import { LANGUAGE_COOKIE } from '#lib/text/interface/preferred.ts';
import { ownPath } from '../own-path.ts';
import type { RequestHandler } from './$types';

const YEAR = 365 * 24 * 60 * 60;

/** Keeps the reader's language and goes back to the page; only to a page of our own. */
export const POST: RequestHandler = async ({ request, cookies, url }) => {
	const { fields } = await readForm(request);
	const language = fields.get('language');
	if (isInterfaceLanguage(language))
		cookies.set(LANGUAGE_COOKIE, language, {
			path: '/',
			maxAge: YEAR,
			httpOnly: true,
			sameSite: 'lax',
			secure: url.protocol === 'https:'
		});
	redirect(303, ownPath(fields.get('page'), url));
};
