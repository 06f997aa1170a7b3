import { join } from 'node:path';
import { error, redirect } from '@sveltejs/kit';
import type { Handle, HandleServerError, ServerInit } from '@sveltejs/kit/hooks';
import { sequence } from '@sveltejs/kit/hooks';
import { InputError } from '#lib/core/input-error.ts';
import * as sessions from '#lib/server/accounts/sessions.ts';
import { isSetUp, newSetUpCode } from '#lib/server/accounts/set-up.ts';
import { oidcSettings, openOidc, type Oidc } from '#lib/server/accounts/oidc.ts';
import { openThrottle, type Throttle } from '#lib/server/accounts/throttle.ts';
import { openDenials } from '#lib/server/audit/denials.ts';
import { signHourly } from '#lib/server/audit/checkpoints.ts';
import { DOMAIN, demonstrationPerson } from '#lib/server/demonstration-people.ts';
import { seedReceived } from '#lib/server/demonstration-received.ts';
import { seedDemonstration } from '#lib/server/demonstration.ts';
import { Denied, NotFound } from '#lib/server/errors.ts';
import { openLog } from '#lib/server/log.ts';
import { openMail, type Mail } from '#lib/server/mail/mail.ts';
import { mailSettings } from '#lib/server/mail/settings.ts';
import { NOBODY, SYSTEM } from '#lib/server/policy.ts';
import { notesOf } from '#lib/server/request-notes.ts';
import { loadStates, type State } from '#lib/server/states.ts';
import { openWorld, type World } from '#lib/server/world.ts';
import { isInterfaceLanguage, type InterfaceLanguage } from '#lib/text/interface/index.ts';
import { LANGUAGE_COOKIE, preferredLanguage } from '#lib/text/interface/preferred.ts';
import { tokenIn } from './routes/sign-in/session-cookie.ts';

const log = openLog('error');
let world: World;
let states: readonly State[];
let throttle: Throttle;
let noteDenial: ReturnType<typeof openDenials>;
let oidc: Oidc | null = null;
let mail: Mail | null = null;
let setUpCode: string | null = null;

/** `northmark`: one State with its people; anything else: what other States have submitted, too. */
async function openDemonstration(opened: World, which: string): Promise<void> {
	const isNew = await seedDemonstration(SYSTEM, opened);
	if (!isNew || which === 'northmark') return;
	const reviewer = await demonstrationPerson(opened, `reviewer${DOMAIN}`);
	if (reviewer) await seedReceived(opened, reviewer);
}

export const init: ServerInit = async () => {
	const { NRM_HOME = 'var', NRM_KEYS, NRM_CHECKPOINTS, DATABASE_URL, NRM_DEMO } = process.env;
	// The fictional people of the demonstration have no mailboxes.
	const smtp = NRM_DEMO ? null : mailSettings(process.env);
	const opened = await openWorld({
		home: NRM_HOME,
		keysFolder: NRM_KEYS,
		checkpointsFile: NRM_CHECKPOINTS,
		databaseUrl: DATABASE_URL,
		demonstration: Boolean(NRM_DEMO),
		mail: smtp !== null,
		report: log.failure
	});
	world = opened;
	noteDenial = openDenials(opened);
	states = await loadStates();
	const provider = oidcSettings(process.env);
	oidc = provider && openOidc(provider);
	throttle = openThrottle(join(NRM_HOME, 'throttle.db'), opened.keys.derive('throttle'));
	if (NRM_DEMO) await openDemonstration(opened, NRM_DEMO);
	if (!(await isSetUp(world))) {
		setUpCode = newSetUpCode();
		console.log(`Not set up yet. Open /set-up and enter this code: ${setUpCode}`);
	}
	mail = smtp && openMail(opened, smtp, log.failure);
	const stopSigning = await signHourly(opened, log.failure);
	process.on('sveltekit:shutdown', () => {
		throttle.close();
		void opened.aside
			.done()
			.then(() => mail?.close())
			.then(stopSigning)
			.then(() => opened.close());
	});
};

/** The log names the page that was asked for by its pattern. */
const named: Handle = ({ event, resolve }) => {
	notesOf(event.platform?.req).route = event.route.id;
	return resolve(event);
};

const isReading = (method: string): boolean => ['GET', 'HEAD', 'OPTIONS'].includes(method);

/** Every method but reading ones must come from our own pages. Kit's own check sees only form types. */
const sameOrigin: Handle = ({ event, resolve }) => {
	const { request, url } = event;
	if (!isReading(request.method)) {
		const site = request.headers.get('sec-fetch-site');
		const own = site ? site === 'same-origin' : request.headers.get('origin') === url.origin;
		if (!own) error(403);
	}
	return resolve(event);
};

const dependencies: Handle = async ({ event, resolve }) => {
	const token = tokenIn(event.cookies, event.url);
	const session = token ? await sessions.find(world, token) : null;
	const actor = session?.stage === 'full' ? session.person : NOBODY;
	const chosen = event.cookies.get(LANGUAGE_COOKIE);
	const language: InterfaceLanguage = isInterfaceLanguage(chosen)
		? chosen
		: isInterfaceLanguage(session?.language)
			? session.language
			: preferredLanguage(event.request.headers.get('accept-language'));
	Object.assign(event.locals, {
		world,
		states,
		throttle,
		oidc,
		mail,
		setUpCode,
		session,
		actor,
		language
	});
	return resolve(event, {
		transformPageChunk: ({ html }) => html.replace('%nrm.language%', language)
	});
};

/** Pages that anybody may open: none of them shows what an organisation has entered. */
const OPEN =
	/^\/(sign-in|sign-out|set-up|invitation|reset|language|standards|method|public-key\.pem)(\/|$)/;
/** What somebody may do who must set up a second factor first. */
const ENROLMENT = /^\/(account\/(second-factor|passkeys)|sign-out|language)(\/|$)/;

/** Where forms hold passwords and codes: they are not sent back to anybody. */
const SECRET = /^\/(account|confirm)(\/|$)/;

/** Whether a form of a page was posted by the browser itself; scripts keep theirs. */
const isKept = ({ method, headers }: Request, route: string | null): boolean =>
	method === 'POST' &&
	route !== null &&
	!SECRET.test(route) &&
	!headers.has('x-sveltekit-action') &&
	/^(application\/x-www-form-urlencoded|multipart\/form-data)\b/i.test(
		headers.get('content-type') ?? ''
	);

/** Who is not signed in is asked to, whether the page exists or not. */
const signedIn: Handle = ({ event, resolve }) => {
	const { locals, route, url, request } = event;
	const isOpen = route.id !== null && OPEN.test(route.id);
	const isEnrolment = locals.session?.stage === 'enrolment';
	const mayEnrol = isEnrolment && ENROLMENT.test(route.id ?? '');
	if (isOpen || mayEnrol || locals.actor.kind === 'person') return resolve(event);
	// The form goes on to a page that keeps it: the browser posts it there, word for word.
	if (isKept(request, route.id))
		redirect(307, `/sign-in/kept?to=${encodeURIComponent(`${url.pathname}${url.search}`)}`);
	if (isEnrolment) redirect(303, '/account/second-factor');
	const to = request.method === 'GET' ? `${url.pathname}${url.search}` : url.pathname;
	redirect(303, to === '/' ? '/sign-in' : `/sign-in?to=${encodeURIComponent(to)}`);
};

/** What people wrote must not stay in a shared computer's cache. */
const notStored: Handle = async ({ event, resolve }) => {
	const response = await resolve(event);
	if (!response.headers.has('cache-control')) response.headers.set('cache-control', 'no-store');
	if (response.headers.get('content-type') === 'text/html')
		response.headers.set('content-type', 'text/html; charset=utf-8');
	return response;
};

/** What was changed may have put letters into the outbox: they go out at once. */
const mailed: Handle = async ({ event, resolve }) => {
	const response = await resolve(event);
	if (!isReading(event.request.method)) mail?.wake();
	return response;
};

export const handle = sequence(named, sameOrigin, dependencies, mailed, notStored, signedIn);

export const handleError: HandleServerError = ({ kind, error: failure, event }) => {
	if (failure instanceof Denied) noteDenial(event.locals.actor, failure);
	if (failure instanceof NotFound) return { status: 404, message: 'Not Found' };
	if (failure instanceof InputError) return { status: 400, message: failure.message };
	if (kind !== 'unknown') return;
	const { id } = notesOf(event.platform?.req);
	log.failure(failure, { id, route: event.route.id, method: event.request.method });
	// Where no page of ours can be shown, the message is all that is.
	return { id, message: `Internal Error ${id}` };
};
