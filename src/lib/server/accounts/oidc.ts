import * as client from 'openid-client';
import { z } from 'zod';
import { filled } from '#lib/core/fields.ts';
import { boundedFetch, failingSafely, OidcFailure } from './oidc-failure.ts';
import type { OidcSettings } from './oidc-settings.ts';

export { OIDC_REASONS, OidcFailure, type OidcReason } from './oidc-failure.ts';
export { oidcSettings, type OidcSettings } from './oidc-settings.ts';

/** Who came back. Which account that is, if any, is for `issuer` and `subject` to say, never the e-mail. */
export type Identity = {
	issuer: string;
	subject: string;
	/** To show and to prefill; null also when the provider says it is not verified. */
	email: string | null;
	name: string | null;
	/** The provider says that two factors were used. */
	strong: boolean;
};

/** What is kept for this browser from `begin` to `finish`, and used once. */
export type OidcSaved = { state: string; nonce: string; verifier: string };

export type Oidc = {
	/** What stands on the button. */
	readonly name: string;
	/**
	 * Where to send a person who asked to sign in.
	 * @throws OidcFailure
	 */
	begin(redirectUri: string): Promise<{ url: string } & OidcSaved>;
	/**
	 * Who came back. Of `callbackUrl` only the query counts: a proxy may have changed the rest.
	 * @param redirectUri as given to `begin`
	 * @throws OidcFailure
	 */
	finish(callbackUrl: URL, redirectUri: string, saved: OidcSaved): Promise<Identity>;
};

const DEADLINE_MS = 10_000;
/** Within it a changed provider is noticed; without it every click would be a request to the provider. */
const METADATA_MS = 3_600_000;

/**
 * Sign-in through an OpenID Connect provider. Nothing is fetched before somebody signs in, so a
 * provider that is down stops nobody else; the next sign-in tries again.
 * @param deadlineMs for all requests of one `begin` or `finish` together
 */
export function openOidc(
	settings: OidcSettings,
	{ deadlineMs = DEADLINE_MS }: { deadlineMs?: number } = {}
): Oidc {
	const { issuer, clientId, clientSecret, name, strongAcr = [] } = settings;
	const extensions = [
		// Without it the library trusts TLS alone and leaves the signature of the ID token unread.
		client.enableNonRepudiationChecks,
		...(issuer.protocol === 'http:' ? [client.allowInsecureRequests] : [])
	];
	let known: { metadata: client.ServerMetadata; since: number } | undefined;

	async function discover(fetch: client.CustomFetch): Promise<client.ServerMetadata> {
		if (known && performance.now() - known.since < METADATA_MS) return known.metadata;
		const options = { execute: extensions, [client.customFetch]: fetch };
		const found = await failingSafely(() =>
			client.discovery(issuer, clientId, undefined, undefined, options)
		);
		const metadata = found.serverMetadata();
		// The library lets some hosts answer for another issuer; here the configured one is the only one.
		if (new URL(metadata.issuer).href !== issuer.href) throw new OidcFailure('invalid', 'issuer');
		known = { metadata, since: performance.now() };
		return metadata;
	}

	/** A client for one step. It fetches the keys anew, so a changed key locks nobody out. */
	async function connect(): Promise<client.Configuration> {
		const fetch = boundedFetch(AbortSignal.timeout(deadlineMs));
		const metadata = await discover(fetch);
		const proof = proofOf(metadata, clientSecret);
		const config = new client.Configuration(metadata, clientId, undefined, proof);
		config[client.customFetch] = fetch;
		for (const extend of extensions) extend(config);
		return config;
	}

	async function begin(redirectUri: string): Promise<{ url: string } & OidcSaved> {
		const state = client.randomState();
		const nonce = client.randomNonce();
		const verifier = client.randomPKCECodeVerifier();
		const config = await connect();
		const parameters = {
			redirect_uri: redirectUri,
			scope: 'openid email profile',
			state,
			nonce,
			code_challenge: await client.calculatePKCECodeChallenge(verifier),
			code_challenge_method: 'S256',
			// On a shared computer nobody may get in by the session that the last person has there.
			prompt: 'login',
			...(strongAcr.length > 0 && { acr_values: strongAcr.join(' ') })
		};
		const url = await failingSafely(() => client.buildAuthorizationUrl(config, parameters));
		return { url: url.href, state, nonce, verifier };
	}

	async function finish(
		callbackUrl: URL,
		redirectUri: string,
		saved: OidcSaved
	): Promise<Identity> {
		const address = new URL(redirectUri);
		address.search = callbackUrl.search;
		const config = await connect();
		const checks = {
			expectedState: saved.state,
			expectedNonce: saved.nonce,
			pkceCodeVerifier: saved.verifier,
			idTokenExpected: true
		};
		const tokens = await failingSafely(() =>
			client.authorizationCodeGrant(config, address, checks)
		);
		const claims = tokens.claims();
		const proven = PROVEN.safeParse(claims);
		if (!proven.success) throw new OidcFailure('invalid', 'claims');
		const { iss, sub, acr, amr } = proven.data;
		const { email, name } = await personOf(config, tokens.access_token, { ...claims, sub });
		const strong = strongAcr.includes(acr) || isTwoFactors(amr);
		return { issuer: iss, subject: sub, email, name, strong };
	}

	return { name, begin, finish };
}

/** How we prove who we are: as the standard has it by default, unless the provider takes only others. */
function proofOf(metadata: client.ServerMetadata, secret: string): client.ClientAuth {
	const methods: unknown = metadata.token_endpoint_auth_methods_supported;
	return Array.isArray(methods) && !methods.includes('client_secret_basic')
		? client.ClientSecretPost(secret)
		: client.ClientSecretBasic(secret);
}

const PROVEN = z.object({
	iss: z.string(),
	// Exactly as it came: OpenID Connect Core 2 has ASCII, and two people must never become one.
	sub: z.string().regex(/^[\x20-\x7e]{1,255}$/),
	acr: z.string().catch(''),
	amr: z.array(z.string()).catch([])
});

const DEVICE: ReadonlySet<string> = new Set(['hwk', 'otp']);
const KNOWN_OR_BORN: ReadonlySet<string> = new Set([
	'pwd',
	'pin',
	'face',
	'fpt',
	'iris',
	'retina',
	'vbm'
]);

/** RFC 8176: either the provider sums it up, or a device was used and something else than a device. */
const isTwoFactors = (amr: readonly string[]): boolean =>
	amr.includes('mfa') ||
	(amr.some((method) => DEVICE.has(method)) && amr.some((method) => KNOWN_OR_BORN.has(method)));

const PERSON = z
	.object({
		email: filled(254).nullable().catch(null),
		email_verified: z.unknown().optional(),
		name: filled(200).nullable().catch(null)
	})
	.transform(({ email, email_verified, name }) => ({
		email: String(email_verified) === 'false' ? null : email,
		name
	}));

/** From the ID token, else from the provider's userinfo. Nobody is kept out because that one is down. */
async function personOf(
	config: client.Configuration,
	accessToken: string,
	claims: { sub: string }
): Promise<Pick<Identity, 'email' | 'name'>> {
	const person = PERSON.parse(claims);
	const isComplete = person.email !== null && person.name !== null;
	if (isComplete || !config.serverMetadata().userinfo_endpoint) return person;
	try {
		const more = await failingSafely(() => client.fetchUserInfo(config, accessToken, claims.sub));
		return PERSON.parse({ ...claims, ...more });
	} catch (error) {
		if (error instanceof OidcFailure && error.reason === 'unreachable') return person;
		throw error;
	}
}
