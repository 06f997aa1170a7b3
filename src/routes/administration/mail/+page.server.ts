import { fail } from '@sveltejs/kit';
import { demand } from '#lib/server/access.ts';
import { mailState } from '#lib/server/mail/queue.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { actor, world, session, mail } }) => ({
	isSetUp: mail !== null,
	ownAddress: session?.email ?? '',
	...(await mailState(actor, world))
});

export const actions: Actions = {
	test: async ({ locals: { actor, session, mail, language } }) => {
		demand(actor, 'installation.administer', null);
		if (!mail || !session) return fail(400, { tried: 'none' } as const);
		const failure = await mail.tryOut(session.email, session.language ?? language);
		return failure ? fail(502, { tried: failure } as const) : ({ tried: 'sent' } as const);
	}
};
