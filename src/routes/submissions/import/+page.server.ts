import { fail, redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { fieldText } from '#lib/core/forms.ts';
import { InputError } from '#lib/core/input-error.ts';
import { LIMITS } from '#lib/core/limits.ts';
import { acceptBundle } from '#lib/server/bundle/accept.ts';
import { inspectBundle } from '#lib/server/bundle/inspect.ts';
import { readSound } from '#lib/server/bundle/sound.ts';
import { keepWaiting, waitingFile } from '#lib/server/bundle/waiting.ts';
import { demand } from '#lib/server/access.ts';
import { readForm } from '#lib/server/form.ts';
import { stateName } from '#lib/server/states.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const { actor, world, states, language } = locals;
	demand(actor, 'bundle.import', null);
	const word = url.searchParams.get('bundle');
	const dropped = url.searchParams.has('dropped');
	if (word === null) return { word, dropped, inspection: null, expired: false };
	const inspection = await whileKept(async () =>
		inspectBundle(actor, world, waitingFile(actor, world, word).path)
	);
	if (!inspection || inspection.problem)
		return { word: null, dropped, inspection: null, expired: true };
	const { manifest, otherStates, ...rest } = inspection;
	const nameOf = (code: string) => stateName(states, code, language);
	return {
		word,
		dropped,
		expired: false,
		inspection: {
			...rest,
			manifest: { ...manifest, state: nameOf(manifest.state) },
			otherStates: otherStates.map(nameOf)
		}
	};
};

export const actions: Actions = {
	receive: async ({ request, locals: { actor, world } }) => {
		demand(actor, 'bundle.import', null);
		const { uploads, faults } = await readForm(request, world.files, LIMITS.bundleFile);
		const staged = uploads.get('file');
		if (faults.length || !staged)
			return fail(400, {
				faults: faults.length ? faults : [{ place: 'file', code: 'missing' as const }]
			});
		let word: string;
		try {
			const found = await readSound(world, staged.path);
			if (found.problem) {
				const { problem, faults: details } = found;
				return fail(400, { faults: [], refused: { problem, details } });
			}
			word = await keepWaiting(actor, world, staged);
		} finally {
			await world.files.discard(staged);
		}
		redirect(303, `${resolve('/submissions/import')}?bundle=${word}`);
	},
	accept: async ({ request, locals: { actor, world } }) => {
		const { fields, faults } = await readForm(request);
		const word = fieldText(fields, 'bundle');
		const given = { round: fieldText(fields, 'round'), name: fieldText(fields, 'name') };
		let submission: string;
		try {
			if (faults.length) throw new InputError(faults);
			const { path, storedAs } = waitingFile(actor, world, word);
			const outcome = await whileKept(() =>
				acceptBundle(actor, world, path, {
					roundId: given.round || null,
					trust: { name: given.name, isCompared: fields.has('compared') }
				})
			);
			if (!outcome) throw new InputError([{ place: 'file', code: 'incomplete' }]);
			if (outcome.problem) {
				const { problem, faults: details } = outcome;
				return fail(409, { faults: [], refused: { problem, details } });
			}
			await world.files.erase(storedAs);
			submission = outcome.submissionId;
		} catch (failure) {
			if (!(failure instanceof InputError)) throw failure;
			return fail(400, { faults: failure.faults, given });
		}
		redirect(303, `${resolve('/submissions/[submission]', { submission })}?taken`);
	},
	drop: async ({ request, locals: { actor, world } }) => {
		const { fields } = await readForm(request);
		try {
			const { storedAs } = waitingFile(actor, world, fieldText(fields, 'bundle'));
			await world.files.erase(storedAs);
		} catch (failure) {
			// Too late: it is gone, or goes with the next sweep.
			if (!(failure instanceof InputError)) throw failure;
		}
		redirect(303, `${resolve('/submissions/import')}?dropped`);
	}
};

/** `null` once the file that waited is no longer there. */
async function whileKept<T>(task: () => Promise<T>): Promise<T | null> {
	try {
		return await task();
	} catch (failure) {
		const isGone = failure instanceof Error && 'code' in failure && failure.code === 'ENOENT';
		const isOver =
			failure instanceof InputError && failure.faults.some(({ code }) => code === 'incomplete');
		if (isGone || isOver) return null;
		throw failure;
	}
}
