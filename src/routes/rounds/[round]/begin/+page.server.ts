import { fail, redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { fieldText } from '#lib/core/forms.ts';
import { InputError } from '#lib/core/input-error.ts';
import * as carryOver from '#lib/server/carry-over.ts';
import { NotFound } from '#lib/server/errors.ts';
import { readForm } from '#lib/server/form.ts';
import { stateName } from '#lib/server/states.ts';
import { ownersOf } from '../../../assessments/owner.ts';
import type { Actions, PageServerLoad } from './$types';

/** The organisation that the address names, or the only one that the reader coordinates. */
function organisationIn({ actor }: App.Locals, url: URL): string {
	const named = url.searchParams.get('organisation') ?? ownersOf(actor)[0]?.id;
	if (!named) throw new NotFound();
	return named;
}

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { actor, world, states, language } = locals;
	const id = organisationIn(locals, url);
	const { round, isOpen, organisation, begun, sources } = await carryOver.offer(
		...([actor, world, params.round, id] as const)
	);
	if (begun) redirect(303, resolve('/assessments/[id]', { id: begun }));
	const named = (code: string) => stateName(states, code, language);
	return {
		round,
		isOpen,
		organisation: organisation.name,
		states: organisation.states.map((code) => ({ value: code, label: named(code) })),
		sources: sources.map((source) => ({ ...source, state: named(source.state) }))
	};
};

export const actions: Actions = {
	default: async ({ request, locals, params, url }) => {
		const { actor, world, language } = locals;
		const organisationId = organisationIn(locals, url);
		const { fields, faults } = await readForm(request);
		let id: string;
		try {
			const { organisation } = await carryOver.offer(actor, world, params.round, organisationId);
			if (faults.length) throw new InputError(faults);
			const state = fieldText(fields, 'state') || (organisation.states[0] ?? '');
			const previousId = fieldText(fields, 'previous') || null;
			const input = { organisationId, state, language, previousId };
			id = await carryOver.begin(actor, world, params.round, input);
		} catch (failure) {
			if (!(failure instanceof InputError)) throw failure;
			return fail(400, { faults: failure.faults });
		}
		redirect(303, resolve('/assessments/[id]', { id }));
	}
};
