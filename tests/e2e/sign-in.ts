import type { BrowserContext } from 'playwright-core';
import type { Served } from './serve.ts';

/** The people of `data/demo/people.yaml`, by the part of their address before the @. */
export type Who =
	| 'coordinator'
	| 'justice'
	| 'social'
	| 'observer'
	| 'ngo'
	| 'reviewer'
	| 'reviewer2'
	| 'administrator';

/** Signs in as somebody of the demonstration; gives the value of a `cookie` header. */
export async function cookieOf(served: Served, who: Who): Promise<string> {
	const answer = await fetch(`${served.origin}/sign-in?/demonstration`, {
		method: 'POST',
		headers: { origin: served.origin, accept: 'text/html' },
		body: new URLSearchParams({ person: `${who}@demonstration.invalid` }),
		redirect: 'manual'
	});
	if (answer.status !== 303) throw new Error(`${who} was not let in: ${answer.status}`);
	return answer.headers
		.getSetCookie()
		.map((cookie) => cookie.split(';', 1)[0])
		.join('; ');
}

/** Puts somebody's cookies into a browser. */
export const carry = (context: BrowserContext, served: Served, cookie: string): Promise<void> =>
	context.addCookies(
		cookie.split('; ').map((pair) => {
			const [name = '', value = ''] = pair.split('=', 2);
			return { name, value, url: served.origin };
		})
	);

/** `fetch` as the owner of the cookie. */
export const fetchAs =
	(cookie: string) =>
	(address: string | URL, init: RequestInit = {}): Promise<Response> =>
		fetch(address, { ...init, headers: { ...init.headers, cookie } });
