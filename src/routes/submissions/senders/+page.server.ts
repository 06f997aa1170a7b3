import { fail, redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { fieldText } from '#lib/core/forms.ts';
import { InputError } from '#lib/core/input-error.ts';
import * as senders from '#lib/server/bundle/senders.ts';
import { readForm } from '#lib/server/form.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { actor, world } }) => {
	const { senders: known, mayManage } = await senders.list(actor, world);
	return {
		mayManage,
		senders: known.map(({ fingerprint, name, addedAt, addedBy }) => ({
			...{ fingerprint, name, addedAt, addedBy }
		}))
	};
};

export const actions: Actions = {
	add: async ({ request, locals: { actor, world } }) => {
		const { fields, faults } = await readForm(request);
		const [name, publicKey] = [fieldText(fields, 'name'), fieldText(fields, 'publicKey')];
		try {
			if (faults.length) throw new InputError(faults);
			await senders.add(actor, world, { name, publicKey });
		} catch (failure) {
			if (!(failure instanceof InputError)) throw failure;
			return fail(400, { faults: failure.faults, name, publicKey });
		}
		redirect(303, resolve('/submissions/senders'));
	},
	remove: async ({ request, locals: { actor, world } }) => {
		const { fields } = await readForm(request);
		await senders.remove(actor, world, fieldText(fields, 'fingerprint'));
		redirect(303, resolve('/submissions/senders'));
	}
};
