import { fail, redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { readAssessment } from '#lib/core/assessment.ts';
import { InputError } from '#lib/core/input-error.ts';
import { LIMITS } from '#lib/core/limits.ts';
import { readForm } from '#lib/server/form.ts';
import { parseJson } from '#lib/server/read-json.ts';
import * as transfer from '#lib/server/transfer.ts';
import { ownerFor } from '../owner.ts';
import type { Actions } from './$types';

export const actions: Actions = {
	default: async ({ request, locals: { actor, world } }) => {
		const { uploads, faults } = await readForm(request, world.files);
		const staged = uploads.get('file');
		let id: string;
		try {
			// What was too large for any file is larger than this one may be, too.
			const expected = String(LIMITS.assessmentFile);
			if (faults.length)
				throw new InputError(faults.map((f) => (f.code === 'too-large' ? { ...f, expected } : f)));
			if (!staged) throw new InputError([{ place: 'file', code: 'missing' }]);
			const bytes = await world.files.stagedBytes(staged, LIMITS.assessmentFile);
			const assessment = readAssessment(parseJson(bytes, LIMITS.assessmentFile), world.catalogues);
			const owner = ownerFor(assessment, actor);
			const { id: organisationId } = owner;
			id = await transfer.importAssessment(actor, world, { organisationId }, assessment);
		} catch (failure) {
			if (!(failure instanceof InputError)) throw failure;
			return fail(400, { faults: failure.faults });
		} finally {
			if (staged) await world.files.discard(staged);
		}
		redirect(303, resolve('/assessments/[id]', { id }));
	}
};
