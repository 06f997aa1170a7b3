import { fail } from '@sveltejs/kit';
import { textOf } from '#lib/core/catalogue.ts';
import { fieldText } from '#lib/core/forms.ts';
import { InputError } from '#lib/core/input-error.ts';
import * as invitations from '#lib/server/accounts/invitations.ts';
import { readForm } from '#lib/server/form.ts';
import * as members from '#lib/server/members.ts';
import * as organisations from '#lib/server/organisations.ts';
import { policy } from '#lib/server/policy.ts';
import { stateName } from '#lib/server/states.ts';
import { readOrganisation } from '../../administration/organisation-form.ts';
import { stateGroups } from '../../assessments/head.ts';
import {
	answer,
	demandProvenFor,
	invitationActions,
	invite,
	placeInput,
	refused
} from '../invitation-actions.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { actor, world, states, language } = locals;
	const people = await members.list(actor, world, params.organisation);
	const organisation = await organisations.find(actor, world, params.organisation);
	await demandProvenFor(locals, url, organisation.id);
	const administers = policy(actor, 'installation.administer', null);
	const [catalogue] = world.catalogues;
	return {
		organisation,
		stateNames: organisation.states.map((code) => stateName(states, code, language)),
		groups: administers ? stateGroups(locals) : [],
		members: people.map((one) => ({
			...one,
			isSelf: actor.kind === 'person' && actor.id === one.personId
		})),
		invitations: await invitations.list(actor, world, params.organisation),
		institutions: catalogue ? textOf(catalogue, language).institutions : {},
		administers,
		readsTrail: policy(actor, 'trail.read', { organisationId: organisation.id }),
		mayInvite: administers || organisation.kind !== 'reviewer',
		/** Which form is open: of a person, `update`, `invite`. */
		shown: url.searchParams.get('form') ?? '',
		created: url.searchParams.has('created')
	};
};

export const actions: Actions = {
	...invitationActions,
	invite: (event) => invite(event, event.params.organisation!),
	update: async ({ request, locals: { actor, world, states }, params }) => {
		const { fields, faults } = await readForm(request);
		try {
			if (faults.length) throw new InputError(faults);
			const input = readOrganisation(fields, states);
			const version = Number(fieldText(fields, 'version'));
			const id = params.organisation!;
			const saved = await organisations.update(actor, world, id, input, version);
			if (!saved.saved) return fail(409, answer({ of: 'update', version: saved.version }));
		} catch (failure) {
			return refused(failure, 'update', fields);
		}
		return answer({ done: 'saved' });
	},
	member: async ({ request, locals, params, url }) => {
		const { actor, world } = locals;
		await demandProvenFor(locals, url, params.organisation!);
		const { fields, faults } = await readForm(request);
		const person = fieldText(fields, 'person');
		try {
			if (faults.length) throw new InputError(faults);
			const version = Number(fieldText(fields, 'version'));
			const input = placeInput(fields);
			const id = params.organisation!;
			const saved = await members.update(actor, world, id, person, input, version);
			if (!saved.saved) return fail(409, answer({ of: person, version: saved.version }));
		} catch (failure) {
			return refused(failure, person, fields);
		}
		return answer({ done: 'saved' });
	},
	end: async ({ request, locals, params, url }) => {
		const { actor, world } = locals;
		await demandProvenFor(locals, url, params.organisation!);
		const { fields } = await readForm(request);
		const person = fieldText(fields, 'person');
		try {
			await members.end(actor, world, params.organisation!, person);
		} catch (failure) {
			return refused(failure, person);
		}
		return answer({ done: 'saved' });
	}
};
