import { redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { readForm } from '#lib/server/form.ts';
import { ownPath } from '../../own-path.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ request }) => {
	if (request.method !== 'POST') redirect(303, resolve('/sign-in'));
};

export const actions: Actions = {
	/**
	 * A form that was posted when its session was over: it comes back as a page that posts it again.
	 * Nothing of it is stored. Source: requirement S23.
	 */
	default: async ({ request, url }) => {
		const { fields, faults } = await readForm(request);
		const has = (code: 'unknown-field' | 'too-large') =>
			faults.some((fault) => fault.code === code);
		return {
			path: ownPath(url.searchParams.get('to'), url),
			fields: [...fields],
			hadFiles: has('unknown-field'),
			isCut: has('too-large')
		};
	}
};
