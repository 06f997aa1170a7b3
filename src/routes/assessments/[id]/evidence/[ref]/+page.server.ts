import { error, fail, redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { textOf } from '#lib/core/catalogue.ts';
import { evidenceInput, fieldText } from '#lib/core/forms.ts';
import { InputError } from '#lib/core/input-error.ts';
import * as assessments from '#lib/server/assessments.ts';
import * as evidence from '#lib/server/evidence.ts';
import { readForm } from '#lib/server/form.ts';
import { policy } from '#lib/server/policy.ts';
import { evidenceOptions } from '../../evidence-form.ts';
import { headline } from '../../headline.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const stored = await assessments.find(locals.actor, locals.world, params.id);
	const item = stored.assessment.evidence.find(({ id }) => id === params.ref);
	if (!item) error(404);
	return {
		headline: headline(stored, locals),
		canEdit: policy(locals.actor, 'evidence.edit', {
			...stored.row,
			institution: stored.evidenceInstitutions[params.ref] ?? null
		}),
		item,
		held: stored.held[item.id] ?? false,
		version: stored.evidenceVersions[item.id] ?? 0,
		evidenceOptions: evidenceOptions(stored.catalogue, textOf(stored.catalogue, locals.language))
	};
};

export const actions: Actions = {
	save: async ({ request, locals: { actor, world }, params }) => {
		const { fields, faults } = await readForm(request);
		const values = Object.fromEntries(
			[...fields.keys()].map((name) => [name, fieldText(fields, name)])
		);
		try {
			if (faults.length) throw new InputError(faults);
			const version = Number(fieldText(fields, 'version'));
			const outcome = await evidence.update(
				actor,
				world,
				params.id,
				params.ref,
				evidenceInput(fields),
				version
			);
			if (!outcome.saved)
				return fail(409, { faults: [], values, changed: true, version: outcome.version });
		} catch (failure) {
			if (!(failure instanceof InputError)) throw failure;
			return fail(400, { faults: failure.faults, values, changed: false, version: null });
		}
		redirect(303, resolve('/assessments/[id]/evidence', params));
	},
	attach: async ({ request, locals: { actor, world }, params }) => {
		const { uploads, faults } = await readForm(request, world.files);
		const staged = uploads.get('file');
		try {
			if (faults.length) throw new InputError(faults);
			if (!staged) throw new InputError([{ place: 'file', code: 'missing' }]);
			await evidence.attachFile(actor, world, params.id, params.ref, staged);
		} catch (failure) {
			if (!(failure instanceof InputError)) throw failure;
			return fail(400, { faults: failure.faults, values: null, changed: false, version: null });
		} finally {
			if (staged) await world.files.discard(staged);
		}
		redirect(303, resolve('/assessments/[id]/evidence', params));
	},
	remove: async ({ locals: { actor, world }, params }) => {
		await evidence.remove(actor, world, params.id, params.ref);
		redirect(303, resolve('/assessments/[id]/evidence', params));
	}
};
