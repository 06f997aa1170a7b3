import { fail, redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { InputError } from '#lib/core/input-error.ts';
import { demand } from '#lib/server/access.ts';
import { readForm } from '#lib/server/form.ts';
import * as organisations from '#lib/server/organisations.ts';
import { stateGroups } from '../../../assessments/head.ts';
import { codeIn, organisationValues, readOrganisation } from '../../organisation-form.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) => {
	demand(locals.actor, 'installation.administer', null);
	return { groups: stateGroups(locals) };
};

export const actions: Actions = {
	default: async ({ request, locals: { actor, world, states } }) => {
		demand(actor, 'installation.administer', null);
		const { fields, faults } = await readForm(request);
		let organisation: string;
		try {
			if (faults.length) throw new InputError(faults);
			const input = { kind: codeIn<'ngo'>(fields, 'kind'), ...readOrganisation(fields, states) };
			organisation = await organisations.create(actor, world, input);
		} catch (failure) {
			if (!(failure instanceof InputError)) throw failure;
			return fail(400, { faults: failure.faults, values: organisationValues(fields) });
		}
		redirect(303, `${resolve('/organisations/[organisation]', { organisation })}?created`);
	}
};
