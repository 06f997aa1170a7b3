import * as account from '#lib/server/accounts/own-account.ts';
import { NotFound } from '#lib/server/errors.ts';
import { demandProven } from '../../proven.ts';
import { renewToken } from '../../sign-in/session-cookie.ts';
import type { Actions, PageServerLoad } from './$types';

/** Codes stand in for a second factor: without one there is nothing to stand in for. */
function demandFactor({ session }: App.Locals): void {
	if (!session?.hasTotp && !session?.hasPasskey) throw new NotFound();
}

export const load: PageServerLoad = async ({ locals, url }) => {
	demandFactor(locals);
	demandProven(locals, url);
	return { left: await account.recoveryCodesLeft(locals.actor, locals.world) };
};

export const actions: Actions = {
	default: async (event) => {
		const { locals, url } = event;
		demandFactor(locals);
		demandProven(locals, url);
		const codes = await account.renewRecoveryCodes(locals.actor, locals.world);
		await renewToken(event);
		return { codes };
	}
};
