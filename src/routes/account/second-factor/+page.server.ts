import { fail } from '@sveltejs/kit';
import { encode } from 'uqr';
import { fieldText } from '#lib/core/forms.ts';
import { InputError } from '#lib/core/input-error.ts';
import * as account from '#lib/server/accounts/own-account.ts';
import type { Session } from '#lib/server/accounts/sessions.ts';
import { otpauthUri } from '#lib/server/accounts/totp.ts';
import { readForm } from '#lib/server/form.ts';
import { demandProven } from '../../proven.ts';
import { renewToken, startSession } from '../../sign-in/session-cookie.ts';
import { enrolling } from '../enrolling.ts';
import type { Actions, PageServerLoad } from './$types';

const ISSUER = 'NRM';

/** The picture of the key as the path of an SVG, one unit per module. */
function pictureOf(text: string): { size: number; path: string } {
	const { size, data } = encode(text);
	const path = data
		.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])))
		.join('');
	return { size, path };
}

export const load: PageServerLoad = ({ locals, url }) => {
	const session = enrolling(locals.session);
	demandProven(locals, url);
	const { secret, sealed } = account.offerTotp(session.person, locals.world);
	return {
		demanded: session.stage === 'enrolment',
		secret: secret.replaceAll(/.{4}/g, '$& ').trim(),
		sealed,
		picture: pictureOf(otpauthUri(secret, session.email, ISSUER))
	};
};

export const actions: Actions = {
	default: async (event) => {
		const { world } = event.locals;
		const session = enrolling(event.locals.session);
		demandProven(event.locals, event.url);
		const { fields } = await readForm(event.request);
		const sealed = fieldText(fields, 'sealed');
		try {
			const codes = await account.confirmTotp(session.person, world, session.id, {
				sealed,
				code: fieldText(fields, 'code')
			});
			if (session.stage === 'enrolment') await startSession(event, session.person, 'full');
			else await renewToken(event);
			return { codes, faults: [], offer: null };
		} catch (failure) {
			if (!(failure instanceof InputError)) throw failure;
			return fail(400, {
				codes: null,
				faults: failure.faults,
				offer: offerAgain(session, event.locals, sealed)
			});
		}
	}
};

/** The same key again, as it may be in the app already. */
function offerAgain({ person, email }: Session, { world }: App.Locals, sealed: string) {
	try {
		const secret = account.offeredSecret(person, world, sealed);
		return {
			secret: secret.replaceAll(/.{4}/g, '$& ').trim(),
			sealed,
			picture: pictureOf(otpauthUri(secret, email, ISSUER))
		};
	} catch {
		return null;
	}
}
