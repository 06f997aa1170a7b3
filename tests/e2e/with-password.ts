import * as devices from '#lib/server/accounts/devices.ts';
import { hashPassword } from '#lib/server/accounts/passwords.ts';
import { insertPerson } from '#lib/server/accounts/people.ts';
import { openWorld } from '#lib/server/world.ts';

export const PERSON = { email: 'ada@xa.example', password: 'seven quiet lanterns over water' };

/**
 * Makes an installation in the folder with one account that has a password and no second factor.
 * @returns the value of the cookie by which one of its browsers is known
 */
export async function installWithPerson(home: string): Promise<string> {
	const world = await openWorld({ home });
	try {
		const passwordHash = await hashPassword(PERSON.password);
		return await world.store.write(async (transaction) => {
			const person = { name: 'Ada', email: PERSON.email, passwordHash };
			const id = await insertPerson(transaction, person, world.now().toISOString());
			return (await devices.remember(transaction, world, id, null, world.now())) ?? '';
		});
	} finally {
		await world.close();
	}
}

/** Posts the form of the sign-in page. */
export const postSignIn = (
	origin: string,
	{ email, password }: { email: string; password: string },
	headers: Record<string, string> = {}
): Promise<Response> =>
	fetch(`${origin}/sign-in?/password`, {
		method: 'POST',
		headers: { origin, accept: 'text/html', ...headers },
		body: new URLSearchParams({ email, password }),
		redirect: 'manual'
	});
