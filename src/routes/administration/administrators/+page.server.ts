import * as invitations from '#lib/server/accounts/invitations.ts';
import { invitationActions, invite } from '../../organisations/invitation-actions.ts';
import { demandProven } from '../../proven.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const found = await invitations.list(locals.actor, locals.world, null);
	demandProven(locals, url);
	return { invitations: found };
};

export const actions: Actions = { invite: (event) => invite(event, null), ...invitationActions };
