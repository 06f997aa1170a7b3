import { error, fail } from '@sveltejs/kit';
import { textOf } from '#lib/core/catalogue.ts';
import { fieldText } from '#lib/core/forms.ts';
import { InputError, type Fault } from '#lib/core/input-error.ts';
import * as account from '#lib/server/accounts/own-account.ts';
import { isOwnPassword } from '#lib/server/accounts/sign-in.ts';
import { readForm } from '#lib/server/form.ts';
import { addressOfRequest } from '../sign-in/address.ts';
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
		provider: locals.oidc?.name ?? null,
		linked: url.searchParams.has('linked'),
		current: session.id,
		sessions: await account.sessions(actor, world)
	};
};

const answered = (done: 'password' | 'session' | null, faults: readonly Fault[] = []) => ({
	done,
	faults
});

export const actions: Actions = {
	password: async (event) => {
		const { actor, world, session, throttle } = event.locals;
		if (!session) error(404);
		const { fields } = await readForm(event.request);
		try {
			const right = await isOwnPassword(world, throttle, {
				person: session.person,
				password: fields.get('current') ?? '',
				address: addressOfRequest(event)
			});
			if (!right) throw new InputError([{ place: 'current', code: 'wrong-password' }]);
			const password = fields.get('password') ?? '';
			await account.changePassword(actor, world, session.id, { password, email: session.email });
		} catch (failure) {
			if (!(failure instanceof InputError)) throw failure;
			return fail(400, answered(null, failure.faults));
		}
		return answered('password');
	},

	endSession: async ({ request, locals: { actor, world } }) => {
		const { fields } = await readForm(request);
		await account.endSession(actor, world, { id: fieldText(fields, 'session') });
		return answered('session');
	},

	endOthers: async ({ locals: { actor, world, session } }) => {
		if (!session) error(404);
		await account.endSession(actor, world, { allBut: session.id });
		return answered('session');
	}
};
