import { readFileSync } from 'node:fs';
import * as client from 'openid-client';
import { z } from 'zod';
import { filled } from '#lib/core/fields.ts';

/**
 * Sign-in through the OpenID Connect provider of a ministry or of ODIHR. Optional: without settings
 * there is none. Whoever comes back is a pair of issuer and subject; which account that is, if any,
 * is not decided here, and never by e-mail.
 */
export type OidcSettings = {
	issuer: URL;
	clientId: string;
	clientSecret: string;
	/** What stands on the button. */
	name: string;
	/** Values of `acr` that stand for two factors; asked for, and accepted as `strong`. */
	strongAcr?: readonly string[];
};

export type Identity = {
	issuer: string;
	subject: string;
	/** As the provider says, to show and to prefill; null also when it says it is not verified. */
	email: string | null;
	name: string | null;
	/** The provider says that two factors were used. */
	strong: boolean;
};

/** What the browser's session keeps from `begin` to `finish`: once, and for this browser only. */
export type OidcSaved = { state: string; nonce: string; verifier: string };

export type Oidc = {
	readonly name: string;
	/**
	 * Where to send a person who asked to sign in.
	 * @throws OidcFailure `unreachable` or `invalid`
	 */
	begin(redirectUri: string): Promise<{ url: string } & OidcSaved>;
	/**
	 * Who came back. The address of the call may be one behind a proxy: only its query counts.
	 * @param redirectUri the same as given to `begin`
	 * @throws OidcFailure
	 */
	finish(callbackUrl: URL, redirectUri: string, saved: OidcSaved): Promise<Identity>;
};

/** `denied`: the person or the provider said no. `unreachable`: try later. `invalid`: all else. */
export const OIDC_REASONS = ['denied', 'unreachable', 'invalid'] as const;
export type OidcReason = (typeof OIDC_REASONS)[number];

/** `detail` is for the log: a word of ours, of the system or of the standard, never the provider's. */
export class OidcFailure extends Error {
	override name = 'OidcFailure';
	readonly reason: OidcReason;
	constructor(reason: OidcReason, detail: string) {
		super(`OpenID Connect: ${reason} (${detail})`);
		this.reason = reason;
	}
}

const PREFIX = 'NRM_OIDC_';
const NAME_CHARACTERS = 60;

/**
 * The settings in the environment, null if there are none. An empty variable is none.
 * @throws Error of one line that names the variable that is missing or wrong
 */
export function oidcSettings(env: NodeJS.ProcessEnv): OidcSettings | null {
	const given = Object.keys(env).filter((key) => key.startsWith(PREFIX) && env[key]?.trim());
	if (given.length === 0) return null;
	const value = (key: string): string => env[PREFIX + key]?.trim() ?? '';
	const missing = ['ISSUER', 'CLIENT_ID'].filter((key) => !value(key)).map((key) => PREFIX + key);
	if (!value('CLIENT_SECRET') && !value('CLIENT_SECRET_FILE'))
		missing.push(`${PREFIX}CLIENT_SECRET or ${PREFIX}CLIENT_SECRET_FILE`);
	if (missing.length > 0) throw new Error(`${missing.join(', ')}: missing beside ${given[0]}`);
	if (value('CLIENT_SECRET') && value('CLIENT_SECRET_FILE'))
		throw new Error(`${PREFIX}CLIENT_SECRET, ${PREFIX}CLIENT_SECRET_FILE: give only one`);
	const issuer = issuerOf(value('ISSUER'));
	const name = filled(NAME_CHARACTERS).safeParse(value('NAME') || issuer.hostname);
	if (!name.success)
		throw new Error(`${PREFIX}NAME: expected a text of at most ${NAME_CHARACTERS} characters`);
	return {
		issuer,
		clientId: value('CLIENT_ID'),
		clientSecret: value('CLIENT_SECRET') || secretIn(value('CLIENT_SECRET_FILE')),
		name: name.data,
		strongAcr: value('STRONG_ACR').split(/\s+/).filter(Boolean)
	};
}

function issuerOf(given: string): URL {
	const url = URL.parse(given);
	const isSafe = url?.protocol === 'https:' || (url?.protocol === 'http:' && isLoopback(url));
	if (!url || !isSafe) throw new Error(`${PREFIX}ISSUER: expected an address with https://`);
	if (
		url.search ||
		url.hash ||
		url.username ||
		url.password ||
		url.pathname.includes('/.well-known/')
	)
		throw new Error(`${PREFIX}ISSUER: expected the issuer alone, without /.well-known/… or ?…`);
	return url;
}

const isLoopback = ({ hostname }: URL): boolean =>
	hostname === 'localhost' || hostname === '[::1]' || hostname.startsWith('127.');

function secretIn(path: string): string {
	let secret: string;
	try {
		secret = readFileSync(path, 'utf8').trim();
	} catch (cause) {
		throw new Error(`${PREFIX}CLIENT_SECRET_FILE: cannot be read (${codeOf(cause)})`, { cause });
	}
	if (!secret) throw new Error(`${PREFIX}CLIENT_SECRET_FILE: the file is empty`);
	return secret;
}

/** A changed provider is noticed within this time; without a cache every click would be a request to it. */
const METADATA_MINUTES = 60;
const DEADLINE_MS = 10_000;
const RESPONSE_BYTES = 1_000_000;

/**
 * Nothing is fetched before somebody signs in, so a provider that is down stops nobody else.
 * @param deadlineMs for all requests of one `begin` or `finish` together
 */
export function openOidc(
	settings: OidcSettings,
	{ deadlineMs = DEADLINE_MS }: { deadlineMs?: number } = {}
): Oidc {
	const { issuer, clientId, clientSecret, name, strongAcr = [] } = settings;
	const execute = issuer.protocol === 'http:' ? [client.allowInsecureRequests] : [];
	let known: { metadata: client.ServerMetadata; at: number } | undefined;

	async function discover(fetch: client.CustomFetch): Promise<client.ServerMetadata> {
		if (known && performance.now() - known.at < METADATA_MINUTES * 60_000) return known.metadata;
		const found = await client.discovery(issuer, clientId, undefined, undefined, {
			execute,
			[client.customFetch]: fetch
		});
		const metadata = found.serverMetadata();
		// The library lets some hosts answer for another issuer; here the configured one is the only one.
		if (new URL(metadata.issuer).href !== issuer.href) throw new OidcFailure('invalid', 'issuer');
		known = { metadata, at: performance.now() };
		return metadata;
	}

	/** A client for one step: its keys are fetched anew, so a changed key never locks anybody out. */
	async function connect(): Promise<client.Configuration> {
		const fetch = boundedFetch(AbortSignal.timeout(deadlineMs));
		const metadata = await discover(fetch);
		const config = new client.Configuration(
			metadata,
			clientId,
			undefined,
			authentication(metadata, clientSecret)
		);
		config[client.customFetch] = fetch;
		// Without it the library trusts TLS alone and leaves the signature of the ID token unread.
		client.enableNonRepudiationChecks(config);
		for (const extend of execute) extend(config);
		return config;
	}

	return {
		name,
		begin: (redirectUri) =>
			failingSafely(async () => {
				const saved = {
					state: client.randomState(),
					nonce: client.randomNonce(),
					verifier: client.randomPKCECodeVerifier()
				};
				const url = client.buildAuthorizationUrl(await connect(), {
					redirect_uri: redirectUri,
					scope: 'openid email profile',
					state: saved.state,
					nonce: saved.nonce,
					code_challenge: await client.calculatePKCECodeChallenge(saved.verifier),
					code_challenge_method: 'S256',
					// On a shared computer the next person must not get in by the last one's session there.
					prompt: 'login',
					...(strongAcr.length > 0 && { acr_values: strongAcr.join(' ') })
				});
				return { url: url.href, ...saved };
			}),
		finish: (callbackUrl, redirectUri, saved) =>
			failingSafely(async () => {
				const current = new URL(redirectUri);
				current.search = callbackUrl.search;
				const config = await connect();
				const tokens = await client.authorizationCodeGrant(config, current, {
					expectedState: saved.state,
					expectedNonce: saved.nonce,
					pkceCodeVerifier: saved.verifier,
					idTokenExpected: true
				});
				const claims = tokens.claims();
				const own = CLAIMS.safeParse(claims);
				if (!own.success) throw new OidcFailure('invalid', 'claims');
				const person = personOf(claims) ?? (await personElsewhere(config, tokens, own.data.sub));
				return {
					issuer: own.data.iss,
					subject: own.data.sub,
					...person,
					strong: isStrong(own.data, strongAcr)
				};
			})
	};
}

/** The standard's own default, unless the provider does not take it. */
function authentication(metadata: client.ServerMetadata, secret: string): client.ClientAuth {
	const methods = metadata.token_endpoint_auth_methods_supported ?? ['client_secret_basic'];
	return methods.includes('client_secret_basic')
		? client.ClientSecretBasic(secret)
		: client.ClientSecretPost(secret);
}

const CLAIMS = z.object({
	iss: z.string(),
	sub: filled(255),
	acr: z.string().optional().catch(undefined),
	amr: z.array(z.string()).catch([])
});
const PERSON = z.object({
	email: filled(254).nullable().catch(null),
	email_verified: z.unknown(),
	name: filled(200).nullable().catch(null)
});
type Person = Pick<Identity, 'email' | 'name'>;

/** Null if there is more to ask for. */
function personOf(claims: unknown): Person | null {
	const { email, email_verified, name } = PERSON.parse(claims);
	if (email === null || name === null) return null;
	return { email: email_verified === false ? null : email, name };
}
