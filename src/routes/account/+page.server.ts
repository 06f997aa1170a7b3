import { error } from '@sveltejs/kit';
import { textOf } from '#lib/core/catalogue.ts';
import { fieldText } from '#lib/core/forms.ts';
import { recent } from '#lib/server/accounts/own-events.ts';
import * as account from '#lib/server/accounts/own-account.ts';
import { readForm } from '#lib/server/form.ts';
import { demandProven } from '../proven.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const { actor, world, session, language } = locals;
	if (!session) error(404);
	const names = textOf(world.catalogues[0]!, language).institutions;
	return {
		name: session.person.name,
		email: session.email,
		administrator: session.person.administrator,
		memberships: session.person.memberships.map(({ organisation, role, institution }) => ({
			id: organisation.id,
			organisation: organisation.name,
			role,
			institution: institution && (names[institution] ?? institution)
		})),
		hasPassword: session.hasPassword,
		hasTotp: session.hasTotp,
		hasPasskey: session.hasPasskey,
		provider: locals.oidc?.name ?? null,
		linked: url.searchParams.has('linked'),
		taken: url.searchParams.has('taken'),
		passwordChanged: url.searchParams.get('done') === 'password',
		current: session.id,
		sessions: await account.sessions(actor, world),
		...(await recent(actor, world))
	};
};

export const actions: Actions = {
	endSession: async ({ request, url, locals }) => {
		demandProven(locals, url);
		const { fields } = await readForm(request);
		await account.endSession(locals.actor, locals.world, { id: fieldText(fields, 'session') });
		return { done: 'session' };
	},

	endOthers: async ({ url, locals }) => {
		demandProven(locals, url);
		const { actor, world, session } = locals;
		if (!session) error(404);
		await account.endSession(actor, world, { allBut: session.id });
		return { done: 'session' };
	}
};
