import { fail } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { fieldText } from '#lib/core/forms.ts';
import { InputError, type Fault } from '#lib/core/input-error.ts';
import * as people from '#lib/server/accounts/administered-people.ts';
import * as resets from '#lib/server/accounts/resets.ts';
import * as second from '#lib/server/accounts/second-administrator.ts';
import { NotFound } from '#lib/server/errors.ts';
import { readForm } from '#lib/server/form.ts';
import { demandProven } from '../../../proven.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { actor, world } = locals;
	const person = await people.find(actor, world, params.person);
	demandProven(locals, url);
	return {
		person,
		mail: world.mail,
		isSelf: actor.kind === 'person' && actor.id === person.id,
		awaiting: await second.list(actor, world, person.id)
	};
};

type Done =
	'disable' | 'enable' | 'endSessions' | 'reset' | 'asked' | 'carriedOut' | 'confirm' | 'withdraw';
/** What was done; a link is shown once. */
type Answer = { done: Done | null; link: string | null; faults: readonly Fault[] };
const answered = (done: Done, link: string | null = null): Answer => ({ done, link, faults: [] });

/** A deed that only somebody does who is surely there. */
const deed =
	(work: (event: RequestEvent, fields: URLSearchParams) => Promise<Answer>) =>
	async (event: RequestEvent) => {
		demandProven(event.locals, event.url);
		const { fields } = await readForm(event.request);
		try {
			return await work(event, fields);
		} catch (failure) {
			if (!(failure instanceof InputError)) throw failure;
			return fail(400, { done: null, link: null, faults: failure.faults } satisfies Answer);
		}
	};

export const actions: Actions = {
	disable: deed(async ({ locals: { actor, world }, params }) => {
		await people.disable(actor, world, params.person);
		return answered('disable');
	}),
	enable: deed(async ({ locals: { actor, world }, params }) => {
		await people.enable(actor, world, params.person);
		return answered('enable');
	}),
	endSessions: deed(async ({ locals: { actor, world }, params }) => {
		await people.endSessions(actor, world, params.person);
		return answered('endSessions');
	}),
	reset: deed(async ({ locals: { actor, world }, params, url }) => {
		const token = await resets.start(actor, world, params.person);
		return answered('reset', new URL(resolve('/reset/[token]', { token }), url).href);
	}),
	ask: deed(async ({ locals: { actor, world }, params }, fields) => {
		const wanted = second.TWO_PERSON_DEEDS.find((one) => one === fields.get('deed'));
		if (!wanted) throw new NotFound();
		const isDone = await second.ask(actor, world, params.person, wanted);
		return answered(isDone ? 'carriedOut' : 'asked');
	}),
	confirm: deed(async ({ locals: { actor, world } }, fields) => {
		await second.confirm(actor, world, fieldText(fields, 'id'));
		return answered('confirm');
	}),
	withdraw: deed(async ({ locals: { actor, world } }, fields) => {
		await second.withdraw(actor, world, fieldText(fields, 'id'));
		return answered('withdraw');
	})
};
