import { fail, redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { fieldText } from '#lib/core/forms.ts';
import { InputError } from '#lib/core/input-error.ts';
import { choices } from '#lib/server/comparison/find.ts';
import * as groups from '#lib/server/comparison/groups.ts';
import { readForm } from '#lib/server/form.ts';
import { stateName } from '#lib/server/states.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { actor, world, states, language } }) => {
	const nameOf = (code: string) => stateName(states, code, language);
	const all = await groups.list(actor, world);
	const { states: submitted } = await choices(actor, world);
	const codes = [...new Set([...submitted, ...all.flatMap((group) => group.states)])];
	return {
		groups: all.map(({ id, name, states: own, mayManage }) => ({
			...{ id, name, mayManage },
			codes: own,
			names: own.map(nameOf)
		})),
		states: codes
			.map((code) => ({ value: code, label: nameOf(code) }))
			.toSorted((a, b) => a.label.localeCompare(b.label, language))
	};
};

export const actions: Actions = {
	save: async ({ request, locals: { actor, world } }) => {
		const { fields, faults } = await readForm(request);
		const id = fieldText(fields, 'group') || null;
		const name = fieldText(fields, 'name');
		const states = fields.getAll('states');
		try {
			if (faults.length) throw new InputError(faults);
			await groups.save(actor, world, id, { name, states });
		} catch (failure) {
			if (!(failure instanceof InputError)) throw failure;
			return fail(400, { faults: failure.faults, id, name, states });
		}
		redirect(303, resolve('/compare/groups'));
	},
	remove: async ({ request, locals: { actor, world } }) => {
		const { fields } = await readForm(request);
		await groups.remove(actor, world, fieldText(fields, 'group'));
		redirect(303, resolve('/compare/groups'));
	}
};
