import { fail, redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { fieldText } from '#lib/core/forms.ts';
import { InputError } from '#lib/core/input-error.ts';
import * as assessments from '#lib/server/assessments.ts';
import { readForm } from '#lib/server/form.ts';
import { headValues, readHead, stateGroups, valuesOf } from '../../head.ts';
import { ownersOf } from '../../owner.ts';
import { headline } from '../headline.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const stored = await assessments.find(locals.actor, locals.world, params.id);
	return {
		headline: headline(stored, locals),
		states: stateGroups(locals, ownersOf(locals.actor)),
		values: valuesOf(stored.assessment),
		version: stored.version,
		saved: url.searchParams.has('saved')
	};
};

export const actions: Actions = {
	save: async ({ request, locals: { actor, world, states }, params }) => {
		const { fields, faults } = await readForm(request);
		const { catalogue, assessment } = await assessments.find(actor, world, params.id);
		// Whose it is and of which kind was settled when it was made.
		fields.set('organisation.kind', assessment.organisation.kind);
		fields.set('kind', assessment.kind);
		try {
			if (faults.length) throw new InputError(faults);
			const version = Number(fieldText(fields, 'version'));
			const outcome = await assessments.updateHead(
				actor,
				world,
				params.id,
				readHead(fields, catalogue, states),
				version
			);
			if (!outcome.saved)
				return fail(409, {
					faults: [],
					values: headValues(fields),
					changed: true,
					version: outcome.version
				});
		} catch (failure) {
			if (!(failure instanceof InputError)) throw failure;
			return fail(400, {
				faults: failure.faults,
				values: headValues(fields),
				changed: false,
				version: null
			});
		}
		redirect(303, `${resolve('/assessments/[id]/details', params)}?saved`);
	},
	remove: async ({ request, locals: { actor, world }, params }) => {
		const { fields } = await readForm(request);
		if (fields.get('confirm') === null) {
			const faults = [{ place: 'confirm', code: 'missing' as const }];
			return fail(400, { faults, values: null, changed: false, version: null });
		}
		await assessments.remove(actor, world, params.id);
		redirect(303, resolve('/'));
	}
};
