import * as invitations from '#lib/server/accounts/invitations.ts';
import { invitationActions, invite } from '../../organisations/invitation-actions.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { actor, world } }) => ({
	invitations: await invitations.list(actor, world, null)
});

export const actions: Actions = { invite: (event) => invite(event, null), ...invitationActions };
