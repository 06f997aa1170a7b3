import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { fieldText, optionalText } from '#lib/core/forms.ts';
import { InputError } from '#lib/core/input-error.ts';
import { ask, close, say } from '#lib/server/clarifications/write.ts';
import { readForm } from '#lib/server/form.ts';
import type { Asking } from '#lib/server/clarifications/write.ts';

type Event = RequestEvent<{ review: string; standard: string }>;

const back = (params: Event['params']): never =>
	redirect(303, `${resolve('/reviews/[review]/standards/[standard]', params)}#clarifications`);

/** A question or a draft finding begins a thread; in one, reviewers write on or close it. */
export const clarificationActions = {
	ask: async ({ request, locals: { actor, world }, params }: Event) => {
		const { fields, faults } = await readForm(request);
		const entered = {
			kind: fieldText(fields, 'kind'),
			body: fieldText(fields, 'body'),
			due: fieldText(fields, 'due')
		};
		try {
			if (faults.length) throw new InputError(faults);
			await ask(actor, world, params.review, params.standard, {
				...(entered as Pick<Asking, 'kind' | 'body'>),
				due: optionalText(fields, 'due') ?? null
			});
		} catch (failure) {
			if (!(failure instanceof InputError)) throw failure;
			return fail(400, { faults: failure.faults, asked: entered, moved: false });
		}
		return back(params);
	},
	say: async ({ request, locals: { actor, world }, params }: Event) => {
		const { fields, faults } = await readForm(request);
		const body = fieldText(fields, 'body');
		const version = Number(fieldText(fields, 'version'));
		try {
			if (faults.length) throw new InputError(faults);
			const saved = await say(actor, world, fieldText(fields, 'thread'), { body, version });
			if (!saved.saved) return fail(409, { faults: [], asked: null, moved: true });
		} catch (failure) {
			if (!(failure instanceof InputError)) throw failure;
			return fail(400, { faults: failure.faults, asked: null, moved: false });
		}
		return back(params);
	},
	close: async ({ request, locals: { actor, world }, params }: Event) => {
		const { fields } = await readForm(request);
		await close(actor, world, fieldText(fields, 'thread'), fieldText(fields, 'closed') === 'yes');
		return back(params);
	}
};
