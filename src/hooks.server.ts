import { randomUUID } from 'node:crypto';
import { error } from '@sveltejs/kit';
import type { Handle, HandleServerError, ServerInit } from '@sveltejs/kit/hooks';
import { sequence } from '@sveltejs/kit/hooks';
import { InputError } from '#lib/core/input-error.ts';
import { seedDemonstration } from '#lib/server/demonstration.ts';
import { NotFound } from '#lib/server/errors.ts';
import { LOCAL_ACTOR } from '#lib/server/policy.ts';
import { loadStates, type State } from '#lib/server/states.ts';
import { openWorld, type World } from '#lib/server/world.ts';
import { isInterfaceLanguage, type InterfaceLanguage } from '#lib/text/interface/index.ts';
import { LANGUAGE_COOKIE, preferredLanguage } from '#lib/text/interface/preferred.ts';

let world: World;
let states: readonly State[];

export const init: ServerInit = async () => {
	const { NRM_HOME = 'var', DATABASE_URL, NRM_DEMO } = process.env;
	const opened = await openWorld({ home: NRM_HOME, databaseUrl: DATABASE_URL });
	world = opened;
	states = await loadStates();
	if (NRM_DEMO) await seedDemonstration(LOCAL_ACTOR, world);
	process.on('sveltekit:shutdown', () => void opened.close());
};

/** Every method but reading ones must come from our own pages. Kit's own check sees only form types. */
const sameOrigin: Handle = ({ event, resolve }) => {
	const { request, url } = event;
	if (!['GET', 'HEAD', 'OPTIONS'].includes(request.method)) {
		const site = request.headers.get('sec-fetch-site');
		const own = site ? site === 'same-origin' : request.headers.get('origin') === url.origin;
		if (!own) error(403);
	}
	return resolve(event);
};

const dependencies: Handle = ({ event, resolve }) => {
	const chosen = event.cookies.get(LANGUAGE_COOKIE);
	const language: InterfaceLanguage = isInterfaceLanguage(chosen)
		? chosen
		: preferredLanguage(event.request.headers.get('accept-language'));
	Object.assign(event.locals, { world, states, actor: LOCAL_ACTOR, language });
	return resolve(event, {
		transformPageChunk: ({ html }) => html.replace('%nrm.language%', language)
	});
};

/** What people wrote must not stay in a shared computer's cache. */
const notStored: Handle = async ({ event, resolve }) => {
	const response = await resolve(event);
	if (!response.headers.has('cache-control')) response.headers.set('cache-control', 'no-store');
	if (response.headers.get('content-type') === 'text/html')
		response.headers.set('content-type', 'text/html; charset=utf-8');
	return response;
};

export const handle = sequence(sameOrigin, dependencies, notStored);

export const handleError: HandleServerError = ({ kind, error: failure, event }) => {
	if (failure instanceof NotFound) return { status: 404, message: 'Not Found' };
	if (failure instanceof InputError) return { status: 400, message: failure.message };
	if (kind !== 'unknown') return;
	const id = randomUUID();
	console.error(
		JSON.stringify({ id, route: event.route.id, method: event.request.method }),
		failure
	);
	return { id };
};
