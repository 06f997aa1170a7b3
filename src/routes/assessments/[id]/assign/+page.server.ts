import { fail, redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { textOf } from '#lib/core/catalogue.ts';
import { optionalText } from '#lib/core/forms.ts';
import { InputError } from '#lib/core/input-error.ts';
import { demand } from '#lib/server/access.ts';
import * as assessments from '#lib/server/assessments.ts';
import * as assignments from '#lib/server/assignments.ts';
import { readForm } from '#lib/server/form.ts';
import * as members from '#lib/server/members.ts';
import { headline } from '../headline.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const { actor, world, language } = locals;
	const stored = await assessments.find(actor, world, params.id);
	demand(actor, 'assignment.manage', stored.row);
	const { catalogue, row } = stored;
	const text = textOf(catalogue, language);
	const people = await members.list(actor, world, row.organisationId);
	return {
		headline: headline(stored, locals),
		pillars: catalogue.pillars.map(({ id }) => ({
			id,
			title: text.pillars[id]!.title,
			standards: catalogue.standards
				.filter(({ pillar }) => pillar === id)
				.map((standard) => ({ id: standard.id, title: text.standards[standard.id]!.title }))
		})),
		institutions: catalogue.institutions.map((value) => ({
			value,
			label: text.institutions[value]!
		})),
		people: people
			.filter(({ role, current }) => role === 'contributor' && current)
			.map(({ personId, name, institution }) => ({
				value: personId,
				label: institution ? `${name} (${text.institutions[institution] ?? institution})` : name
			}))
	};
};

export const actions: Actions = {
	default: async ({ request, locals: { actor, world }, params }) => {
		const { fields, faults } = await readForm(request);
		const chosen = {
			standards: fields.getAll('standards'),
			institutions: fields.getAll('institutions')
		};
		const due = optionalText(fields, 'due') ?? null;
		const personId = optionalText(fields, 'personId') ?? null;
		try {
			if (faults.length) throw new InputError(faults);
			const standards = await standardsOf({ actor, world }, params.id, fields);
			const { institutions } = chosen;
			await assignments.assign(actor, world, params.id, { standards, institutions, personId, due });
		} catch (failure) {
			if (!(failure instanceof InputError)) throw failure;
			const sets = [...fields.getAll('set')];
			return fail(400, { faults: failure.faults, ...chosen, sets, due, personId });
		}
		redirect(303, `${resolve('/assessments/[id]/board', params)}?assigned`);
	}
};

/** What is chosen one by one and by whole sets, in the order of the catalogue; what is unknown last. */
async function standardsOf(
	{ actor, world }: Pick<App.Locals, 'actor' | 'world'>,
	id: string,
	fields: URLSearchParams
): Promise<string[]> {
	const { catalogue } = await assessments.find(actor, world, id);
	const sets = new Set(fields.getAll('set'));
	const single = new Set(fields.getAll('standards'));
	const assigned = sets.has('unassigned')
		? new Set((await assignments.list(actor, world, id)).map(({ standard }) => standard))
		: new Set<string>();
	const known = new Set(catalogue.standards.map((standard) => standard.id));
	const unknown = [...single].filter((posted) => !known.has(posted));
	const chosen = catalogue.standards
		.filter(
			(standard) =>
				single.has(standard.id) ||
				sets.has('everything') ||
				sets.has(standard.pillar) ||
				(sets.has('critical') && standard.critical) ||
				(sets.has('unassigned') && !assigned.has(standard.id))
		)
		.map((standard) => standard.id);
	return [...chosen, ...unknown];
}
