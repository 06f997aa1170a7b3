import { fail } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { fieldText, optionalText } from '#lib/core/forms.ts';
import { InputError, type Fault } from '#lib/core/input-error.ts';
import * as invitations from '#lib/server/accounts/invitations.ts';
import { readForm } from '#lib/server/form.ts';
import * as organisations from '#lib/server/organisations.ts';
import { demandProven } from '../proven.ts';

type Event = { request: Request; locals: App.Locals; url: URL };
const NAMES = ['email', 'name', 'role', 'institution', 'until', 'language'] as const;

/** What the pages show after a deed: a new link, what is wrong, or that it is done. */
export type Answer = {
	faults: readonly Fault[];
	/** Of which form the faults are: `invite`, or a person. */
	of: string;
	values: Partial<Record<string, string>>;
	/** Shown once. */
	link: string | null;
	/** It is also sent to the person. */
	mailed: boolean;
	/** The invitation whose link it is. */
	id: string | null;
	done: 'confirmed' | 'revoked' | 'saved' | null;
	/** Somebody else has changed it: the version that stands there now. */
	version: number | null;
};
const NOTHING: Answer = {
	faults: [],
	of: '',
	values: {},
	link: null,
	mailed: false,
	id: null,
	done: null,
	version: null
};
export const answer = (rest: Partial<Answer>): Answer => ({ ...NOTHING, ...rest });

/** The answer to an input that was refused; what else went wrong goes on. */
export function refused(failure: unknown, of: string, fields?: URLSearchParams) {
	if (!(failure instanceof InputError)) throw failure;
	const values = Object.fromEntries(
		NAMES.map((name) => [name, fields ? fieldText(fields, name) : ''])
	);
	return fail(400, answer({ faults: failure.faults, of, values }));
}

export const placeInput = (fields: URLSearchParams) => ({
	role: optionalText(fields, 'role') as 'observer',
	institution: optionalText(fields, 'institution') ?? null,
	until: optionalText(fields, 'until') ?? null
});

const madeLink = ({ id, token, mailed }: invitations.Invited, { url }: Event): Answer =>
	answer({ id, mailed, link: new URL(resolve('/invitation/[token]', { token }), url.origin).href });

/**
 * Those who come to see much, administrators and reviewers, are let in and changed only by somebody
 * who is surely there. @throws NotFound for an organisation that the reader may not see
 */
export async function demandProvenFor(
	locals: App.Locals,
	url: URL,
	organisationId: string | null
): Promise<void> {
	const { actor, world } = locals;
	const isExposed =
		organisationId === null ||
		(await organisations.find(actor, world, organisationId)).kind === 'reviewer';
	if (isExposed) demandProven(locals, url);
}

/** Invites into an organisation, or, without one, as an administrator. */
export async function invite(event: Event, organisationId: string | null) {
	const { actor, world } = event.locals;
	await demandProvenFor(event.locals, event.url, organisationId);
	const { fields, faults } = await readForm(event.request);
	const person = {
		email: optionalText(fields, 'email') as string,
		name: fieldText(fields, 'name'),
		language: (optionalText(fields, 'language') ?? null) as 'en' | null
	};
	const nobody = { role: null, institution: null, until: null };
	try {
		if (faults.length) throw new InputError(faults);
		const input =
			organisationId === null
				? { organisationId, ...person, ...nobody }
				: { organisationId, ...person, ...placeInput(fields) };
		return madeLink(await invitations.invite(actor, world, input), event);
	} catch (failure) {
		return refused(failure, 'invite', fields);
	}
}

/** The deeds that need to know no more than the invitation, which may be anybody's. */
export const invitationActions = {
	renew: async (event: Event) => {
		const { actor, world } = event.locals;
		demandProven(event.locals, event.url);
		const { fields } = await readForm(event.request);
		return madeLink(await invitations.renew(actor, world, fieldText(fields, 'id')), event);
	},
	revoke: async ({ request, locals, url }: Event) => {
		const { actor, world } = locals;
		demandProven(locals, url);
		const { fields } = await readForm(request);
		await invitations.revoke(actor, world, fieldText(fields, 'id'));
		return answer({ done: 'revoked' });
	},
	confirm: async ({ request, locals, url }: Event) => {
		const { actor, world } = locals;
		demandProven(locals, url);
		const { fields } = await readForm(request);
		await invitations.confirm(actor, world, fieldText(fields, 'id'));
		return answer({ done: 'confirmed' });
	}
};
