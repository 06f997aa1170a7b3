import type { Cookies } from '@sveltejs/kit';
import { z } from 'zod';
import type { Since } from '#lib/server/accounts/own-events.ts';

const NAME = 'nrm-since';
const MINUTES = 5 * 60;
const Told = z.strictObject({
	password: z.boolean(),
	factor: z.boolean(),
	reset: z.boolean(),
	refused: z.int().min(0)
});

const attributes = (url: URL) =>
	({ path: '/', httpOnly: true, sameSite: 'lax', secure: url.protocol === 'https:' }) as const;

/** Keeps for the next page what the person should know. */
export function keepSince({ cookies, url }: { cookies: Cookies; url: URL }, since: Since): void {
	cookies.set(NAME, JSON.stringify(since), { ...attributes(url), maxAge: MINUTES });
}

/** What the person should know, once. */
export function takeSince({ cookies, url }: { cookies: Cookies; url: URL }): Since | null {
	const text = cookies.get(NAME);
	if (text === undefined) return null;
	cookies.delete(NAME, attributes(url));
	try {
		return Told.parse(JSON.parse(text));
	} catch {
		return null;
	}
}
