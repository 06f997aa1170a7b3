import { fail, redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { InputError } from '#lib/core/input-error.ts';
import { demand } from '#lib/server/access.ts';
import { readForm } from '#lib/server/form.ts';
import * as rounds from '#lib/server/rounds.ts';
import { catalogueName } from '../../../assessments/head.ts';
import { readRound, roundValues } from '../round-form.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals: { actor, world } }) => {
	demand(actor, 'installation.administer', null);
	return { catalogues: world.catalogues.map(catalogueName) };
};

export const actions: Actions = {
	default: async ({ request, locals: { actor, world } }) => {
		demand(actor, 'installation.administer', null);
		const { fields, faults } = await readForm(request);
		let round: string;
		try {
			if (faults.length) throw new InputError(faults);
			round = await rounds.create(actor, world, readRound(fields, world.catalogues));
		} catch (failure) {
			if (!(failure instanceof InputError)) throw failure;
			return fail(400, { faults: failure.faults, values: roundValues(fields) });
		}
		redirect(303, `${resolve('/administration/rounds/[round]', { round })}?done=created`);
	}
};
