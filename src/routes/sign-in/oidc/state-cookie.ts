import type { Cookies } from '@sveltejs/kit';
import { resolve } from '$app/paths';

const NAME = 'nrm-oidc';
const TEN_MINUTES = 600;

export const callbackOf = (url: URL): string =>
	new URL(resolve('/sign-in/oidc/callback'), url.origin).href;

const attributes = (url: URL) =>
	({
		path: '/sign-in/oidc',
		httpOnly: true,
		sameSite: 'lax',
		secure: url.protocol === 'https:'
	}) as const;

/** Ties the sign-in to this browser: an answer that another one asked for is not taken. */
export function keepState({ cookies, url }: { cookies: Cookies; url: URL }, state: string): void {
	cookies.set(NAME, state, { ...attributes(url), maxAge: TEN_MINUTES });
}

/** The state that this browser was sent away with, once. */
export function takeState({ cookies, url }: { cookies: Cookies; url: URL }): string | undefined {
	const state = cookies.get(NAME);
	cookies.delete(NAME, attributes(url));
	return state;
}
