import type { Cookies } from '@sveltejs/kit';
import { eq } from 'drizzle-orm';
import * as devices from '#lib/server/accounts/devices.ts';
import { sinceLastSignIn } from '#lib/server/accounts/own-events.ts';
import * as sessions from '#lib/server/accounts/sessions.ts';
import { record } from '#lib/server/audit/record.ts';
import type { SessionStage } from '#lib/server/db/tables/people.ts';
import { hashOf } from '#lib/server/ids.ts';
import type { Person } from '#lib/server/policy.ts';
import { deviceOf } from './device.ts';
import { keepSince } from './since-cookie.ts';

type Request = { cookies: Cookies; url: URL; locals: App.Locals; request: globalThis.Request };

/** Over https the browser itself holds the cookie to this host; on the loopback it cannot. */
const named = (url: URL, name: string): string =>
	url.protocol === 'https:' ? `__Host-${name}` : name;
const attributes = (url: URL) =>
	({ path: '/', httpOnly: true, sameSite: 'lax', secure: url.protocol === 'https:' }) as const;

export const tokenIn = (cookies: Cookies, url: URL): string | undefined =>
	cookies.get(named(url, 'nrm'));
export const deviceTokenIn = (cookies: Cookies, url: URL): string | null =>
	cookies.get(named(url, 'nrm-device')) ?? null;

/** Starts a session with a new token; the one before, if there was one, is over. */
export async function startSession(
	{ cookies, url, locals, request }: Request,
	person: Person,
	stage: SessionStage
): Promise<void> {
	const { world } = locals;
	const now = world.now();
	const before = tokenIn(cookies, url);
	const known = deviceTokenIn(cookies, url);
	// Who has just set up the demanded second factor knows of it.
	const isNews = stage === 'full' && locals.session?.stage !== 'enrolment';
	const { token, device, since } = await world.store.write(async (transaction) => {
		const { db, tables } = transaction;
		if (before) await db.delete(tables.sessions).where(eq(tables.sessions.hash, hashOf(before)));
		const kind = deviceOf(request.headers.get('user-agent'));
		const token = await sessions.start(transaction, person, stage, now, kind);
		if (stage !== 'full') return { token, device: null, since: null };
		const since = isNews ? await sinceLastSignIn(transaction, person.id) : null;
		await record(transaction, person, now.toISOString(), {
			action: 'session.start',
			organisationId: null,
			ref: person.id
		});
		const device = await devices.remember(transaction, world, person.id, known, now);
		return { token, device, since };
	});
	if (since) keepSince({ cookies, url }, since);
	cookies.set(named(url, 'nrm'), token, attributes(url));
	if (device)
		cookies.set(named(url, 'nrm-device'), device, {
			...attributes(url),
			maxAge: devices.DEVICE_SECONDS
		});
}

/** The person has just proven to be there: the session goes on under a new token. */
export async function renewToken({ cookies, url, locals }: Omit<Request, 'request'>) {
	const before = tokenIn(cookies, url);
	const token = before ? await sessions.prove(locals.world, before) : null;
	if (token) cookies.set(named(url, 'nrm'), token, attributes(url));
}

/** Ends the session of this browser, on the server and in the cookie. */
export async function endSession({ cookies, url, locals }: Omit<Request, 'request'>) {
	const token = tokenIn(cookies, url);
	if (token) await sessions.end(locals.world, token);
	cookies.delete(named(url, 'nrm'), attributes(url));
}
