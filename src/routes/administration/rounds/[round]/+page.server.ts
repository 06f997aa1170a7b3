import { fail, redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { fieldText } from '#lib/core/forms.ts';
import { InputError, type Fault } from '#lib/core/input-error.ts';
import { demand } from '#lib/server/access.ts';
import { readForm } from '#lib/server/form.ts';
import * as invitations from '#lib/server/round-invitations.ts';
import * as rounds from '#lib/server/rounds.ts';
import { catalogueName } from '../../../assessments/head.ts';
import { readRound, roundValues, valuesOf, type RoundValues } from '../round-form.ts';
import type { Actions, PageServerLoad } from './$types';

const DONE = ['created', 'saved', 'invitedNow', 'removed'] as const;
type Done = (typeof DONE)[number];

export const load: PageServerLoad = async ({ locals: { actor, world }, params, url }) => {
	const { round, version, hasOpened } = await rounds.find(actor, world, params.round);
	const done = url.searchParams.get('done');
	return {
		values: valuesOf(round),
		version,
		/** Then an NGO stays invited, whether it has begun or not. */
		hasOpened,
		catalogues: world.catalogues.map(catalogueName),
		...(await invitations.list(actor, world, params.round)),
		done: DONE.find((one) => one === done) ?? null
	};
};

type Refused = { faults: readonly Fault[]; values: RoundValues | null; version: number | null };
const NOTHING: Refused = { faults: [], values: null, version: null };

function refused(failure: unknown, values: RoundValues | null = null) {
	if (!(failure instanceof InputError)) throw failure;
	return fail<Refused>(400, { ...NOTHING, faults: failure.faults, values });
}

const back = (round: string, done: Done): never =>
	redirect(303, `${resolve('/administration/rounds/[round]', { round })}?done=${done}`);

export const actions: Actions = {
	update: async ({ request, locals: { actor, world }, params }) => {
		demand(actor, 'installation.administer', null);
		const { fields, faults } = await readForm(request);
		try {
			if (faults.length) throw new InputError(faults);
			const version = Number(fieldText(fields, 'version'));
			const input = readRound(fields, world.catalogues);
			const saved = await rounds.update(actor, world, params.round, input, version);
			if (!saved.saved)
				return fail<Refused>(409, {
					...NOTHING,
					values: roundValues(fields),
					version: saved.version
				});
		} catch (failure) {
			return refused(failure, roundValues(fields));
		}
		return back(params.round, 'saved');
	},
	invite: async ({ request, locals: { actor, world }, params }) => {
		demand(actor, 'installation.administer', null);
		const { fields, faults } = await readForm(request);
		try {
			if (faults.length) throw new InputError(faults);
			await invitations.invite(actor, world, params.round, fields.getAll('organisations'));
		} catch (failure) {
			return refused(failure);
		}
		return back(params.round, 'invitedNow');
	},
	remove: async ({ request, locals: { actor, world }, params }) => {
		demand(actor, 'installation.administer', null);
		const { fields } = await readForm(request);
		try {
			await invitations.remove(actor, world, params.round, fieldText(fields, 'organisation'));
		} catch (failure) {
			return refused(failure);
		}
		return back(params.round, 'removed');
	}
};
