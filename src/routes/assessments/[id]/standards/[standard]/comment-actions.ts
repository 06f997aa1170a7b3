import { fail, redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { fieldText, optionalText } from '#lib/core/forms.ts';
import { InputError, type Fault } from '#lib/core/input-error.ts';
import * as comments from '#lib/server/comments.ts';
import { readForm } from '#lib/server/form.ts';
import { shown, type Event } from './save-answer.ts';

/** A comment that was refused, as it was typed. */
export type RefusedComment = {
	/** The thread to which it was to reply; `''` for a new one. */
	thread: string;
	body: string;
	audience: string;
	faults: readonly Fault[];
};

/** Back to the page, at the comment. */
const at = ({ params }: Event, comment: string): never =>
	redirect(303, `${resolve('/assessments/[id]/standards/[standard]', params)}#comment-${comment}`);

export const commentActions = {
	comment: async (event: Event) => {
		const { actor, world } = event.locals;
		const { id, standard } = event.params;
		const { fields, faults } = await readForm(event.request);
		const body = fieldText(fields, 'body');
		const audience = fieldText(fields, 'audience');
		const parentId = optionalText(fields, 'thread') ?? null;
		let written: string;
		try {
			if (faults.length) throw new InputError(faults);
			const input = { body, audience: audience as 'shared', parentId };
			written = await comments.write(actor, world, id, standard, input);
		} catch (failure) {
			if (!(failure instanceof InputError)) throw failure;
			const comment: RefusedComment = {
				thread: parentId ?? '',
				body,
				audience,
				faults: failure.faults
			};
			return fail(400, shown({ comment }));
		}
		return at(event, written);
	},
	resolve: async (event: Event) => {
		const { actor, world } = event.locals;
		const { id, standard } = event.params;
		const { fields } = await readForm(event.request);
		const thread = fieldText(fields, 'thread');
		const resolved = fieldText(fields, 'resolved') !== '';
		await comments.resolve(actor, world, id, standard, thread, resolved);
		return at(event, thread);
	}
};
