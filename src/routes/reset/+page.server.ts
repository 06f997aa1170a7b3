import { fail } from '@sveltejs/kit';
import { z } from 'zod';
import { faultsOf } from '#lib/core/faults.ts';
import { fieldText } from '#lib/core/forms.ts';
import { mailReset } from '#lib/server/accounts/forgotten.ts';
import { email as emailField } from '#lib/server/accounts/new-account.ts';
import { addressOf } from '#lib/server/accounts/people.ts';
import { NotFound } from '#lib/server/errors.ts';
import { readForm } from '#lib/server/form.ts';
import { addressOfRequest } from '../sign-in/address.ts';
import type { Actions, PageServerLoad } from './$types';

const Asked = z.strictObject({ email: emailField });

export const load: PageServerLoad = ({ locals: { mail } }) => {
	if (!mail) throw new NotFound();
};

export const actions: Actions = {
	default: async (event) => {
		const { world, throttle, mail } = event.locals;
		if (!mail) throw new NotFound();
		const { fields } = await readForm(event.request);
		const email = addressOf(fieldText(fields, 'email'));
		const address = Asked.safeParse({ email }, { reportInput: true });
		if (!address.success)
			return fail(400, { email, done: false, seconds: 0, faults: faultsOf(address.error) });
		const verdict = await throttle.attempt({
			account: `forgotten ${email}`,
			address: addressOfRequest(event),
			knownDevice: false
		});
		if (!verdict.allowed)
			return fail(429, { email, done: false, seconds: verdict.retryAfterSeconds, faults: [] });
		// Nobody waits for it, so the answer is the same in words and in time for every address.
		world.aside.start(async () => {
			await mailReset(world, email);
			mail.wake();
		});
		return { email, done: true, seconds: 0, faults: [] };
	}
};
