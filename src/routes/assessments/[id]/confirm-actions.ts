import { redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import * as answers from '#lib/server/answers.ts';
import { readForm } from '#lib/server/form.ts';

/** What the task list shows when only what is carried over is asked for. */
export const CARRIED = 'carried' as const;

type Event = { request: Request; locals: App.Locals; params: { id: string } };

/** Confirms what was chosen in the task list. */
export async function confirmChosen({ request, locals, params }: Event): Promise<never> {
	const { actor, world } = locals;
	const { fields } = await readForm(request);
	const chosen = fields.getAll('standards');
	const confirmed = await answers.confirm(actor, world, params.id, chosen);
	redirect(303, `${resolve('/assessments/[id]', params)}?show=${CARRIED}&confirmed=${confirmed}`);
}

/** Confirms the answer of the page as it is. */
export async function confirmOne({
	request,
	locals,
	params
}: Event & { params: { standard: string } }): Promise<never> {
	await readForm(request);
	await answers.confirm(locals.actor, locals.world, params.id, [params.standard]);
	redirect(303, resolve('/assessments/[id]/standards/[standard]', params));
}
