import { fail, redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { fieldText } from '#lib/core/forms.ts';
import { InputError } from '#lib/core/input-error.ts';
import * as assessments from '#lib/server/assessments.ts';
import { readForm } from '#lib/server/form.ts';
import { catalogueName, headValues, readHead, stateGroups } from '../head.ts';
import { ownerIn, ownersOf } from '../owner.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) => ({
	owners: ownersOf(locals.actor),
	states: stateGroups(locals, ownersOf(locals.actor)),
	catalogues: locals.world.catalogues.map(catalogueName)
});

export const actions: Actions = {
	default: async ({ request, locals: { actor, world, states } }) => {
		const { fields, faults } = await readForm(request);
		const chosen = fieldText(fields, 'catalogue');
		const catalogue =
			world.catalogues.find((known) => catalogueName(known) === chosen) ?? world.catalogues[0]!;
		let id: string;
		try {
			if (faults.length) throw new InputError(faults);
			const owner = ownerIn(fields, actor);
			fields.set('organisation.kind', owner.kind);
			fields.set('kind', owner.assessmentKind);
			const head = readHead(fields, catalogue, states);
			const { id: organisationId } = owner;
			id = await assessments.create(actor, world, { organisationId }, head);
		} catch (failure) {
			if (!(failure instanceof InputError)) throw failure;
			return fail(400, { faults: failure.faults, values: headValues(fields) });
		}
		redirect(303, resolve('/assessments/[id]', { id }));
	}
};
