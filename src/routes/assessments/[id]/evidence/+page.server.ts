import { fail, redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { textOf } from '#lib/core/catalogue.ts';
import { fieldText } from '#lib/core/forms.ts';
import { InputError } from '#lib/core/input-error.ts';
import * as assessments from '#lib/server/assessments.ts';
import { readForm } from '#lib/server/form.ts';
import { evidenceOptions, readEvidence } from '../evidence-form.ts';
import { headline } from '../headline.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const stored = await assessments.find(locals.actor, locals.world, params.id);
	const { assessment, catalogue, held } = stored;
	const text = textOf(catalogue, locals.language);
	const citing = new Map<string, string[]>();
	for (const { id } of catalogue.standards)
		for (const ref of assessment.answers[id]?.evidence ?? [])
			citing.set(ref, [...(citing.get(ref) ?? []), id]);
	return {
		headline: headline(stored, locals),
		evidenceOptions: evidenceOptions(catalogue, text),
		evidence: assessment.evidence.map((item) => ({
			...item,
			typeName: text.evidenceTypes[item.type]!,
			held: held[item.id] ?? false,
			citedBy: citing.get(item.id) ?? []
		})),
		added: url.searchParams.has('added')
	};
};

export const actions: Actions = {
	default: async ({ request, locals, params }) => {
		const { world } = locals;
		const { fields, uploads, faults } = await readForm(request, world.files);
		const staged = uploads.get('file') ?? null;
		try {
			if (faults.length) throw new InputError(faults);
			const added = await readEvidence(locals, params.id, fields, staged);
			if (!added) throw new InputError([{ place: 'title', code: 'missing' }]);
		} catch (failure) {
			if (!(failure instanceof InputError)) throw failure;
			const names = [...fields.keys()];
			const values = Object.fromEntries(names.map((name) => [name, fieldText(fields, name)]));
			return fail(400, { faults: failure.faults, values });
		} finally {
			if (staged) await world.files.discard(staged);
		}
		redirect(303, `${resolve('/assessments/[id]/evidence', params)}?added`);
	}
};
