import {
	generateAuthenticationOptions,
	generateRegistrationOptions,
	verifyAuthenticationResponse,
	verifyRegistrationResponse,
	type PublicKeyCredentialCreationOptionsJSON,
	type PublicKeyCredentialRequestOptionsJSON
} from '@simplewebauthn/server';
import { z } from 'zod';

/** Whose passkeys these are: the domain, the address pages are served from, the name shown. */
export type Site = { rpId: string; origin: string; name: string };
export type Person = { id: string; name: string; email: string };
/** A passkey as browsers are told of it; the id is base64url. */
export type Known = { id: string; transports: string[] };
/** A passkey as it is stored; id and public key (COSE) are base64url. */
export type Passkey = Known & { publicKey: string; counter: number };

const encoded = z.string().max(65_536);
const id = z.string().min(1).max(1_400);
const registration = z.object({
	id,
	rawId: id,
	type: z.literal('public-key'),
	clientExtensionResults: z.object({}).default({}),
	response: z.object({
		clientDataJSON: encoded,
		attestationObject: encoded,
		transports: z.array(z.string().max(32)).max(10).default([])
	})
});
const Claimed = z.object({ response: z.object({ clientDataJSON: encoded }) });
const Client = z.object({ challenge: z.string() });
const authentication = z.object({
	id,
	rawId: id,
	type: z.literal('public-key'),
	clientExtensionResults: z.object({}).default({}),
	response: z.object({
		clientDataJSON: encoded,
		authenticatorData: encoded,
		signature: encoded,
		userHandle: encoded.optional()
	})
});

/** The challenge to which an answer says to be one; `null` when it says none. Nothing is verified. */
export function challengeOf(response: unknown): string | null {
	const parsed = Claimed.safeParse(response);
	if (!parsed.success) return null;
	try {
		const json = Buffer.from(parsed.data.response.clientDataJSON, 'base64url').toString('utf8');
		return Client.parse(JSON.parse(json)).challenge;
	} catch {
		return null;
	}
}

/** The passkey that an answer says to be of, and the person whose it is. Nothing is verified. */
export function credentialOf(response: unknown): { id: string; userHandle?: string } | null {
	const parsed = authentication.safeParse(response);
	if (!parsed.success) return null;
	const { id, response: told } = parsed.data;
	if (told.userHandle === undefined) return { id };
	return { id, userHandle: Buffer.from(told.userHandle, 'base64url').toString('utf8') };
}

/** What the browser needs to make a passkey; keep `challenge` for its answer, for one use. */
export function registrationOptions(
	site: Site,
	person: Person,
	existing: readonly Known[]
): Promise<PublicKeyCredentialCreationOptionsJSON> {
	return generateRegistrationOptions({
		rpID: site.rpId,
		rpName: site.name,
		userID: new TextEncoder().encode(person.id),
		userName: person.email,
		userDisplayName: person.name,
		attestationType: 'none',
		excludeCredentials: [...existing],
		authenticatorSelection: { residentKey: 'preferred', userVerification: 'required' }
	});
}

/** The new passkey, or null when the answer is not one to this challenge on this site. */
export async function verifyRegistration(
	site: Site,
	response: unknown,
	challenge: string
): Promise<Passkey | null> {
	const parsed = registration.safeParse(response);
	if (!parsed.success) return null;
	const verified = await orNull(
		verifyRegistrationResponse({ response: parsed.data, ...expected(site, challenge) })
	);
	if (!verified?.verified) return null;
	const { credential } = verified.registrationInfo;
	return {
		id: credential.id,
		publicKey: Buffer.from(credential.publicKey).toString('base64url'),
		counter: credential.counter,
		transports: parsed.data.response.transports
	};
}

/** What the browser needs to ask for one of these passkeys, or for any when there are none. */
export function authenticationOptions(
	site: Site,
	allowed: readonly Known[]
): Promise<PublicKeyCredentialRequestOptionsJSON> {
	return generateAuthenticationOptions({
		rpID: site.rpId,
		allowCredentials: [...allowed],
		userVerification: 'required'
	});
}

/**
 * The passkey's new counter, to be stored, or null when the answer is not this passkey's to this
 * challenge on this site, or its counter went back, as a copy's would.
 */
export async function verifyAuthentication(
	site: Site,
	response: unknown,
	challenge: string,
	stored: Pick<Passkey, 'id' | 'publicKey' | 'counter'>
): Promise<{ counter: number } | null> {
	const parsed = authentication.safeParse(response);
	if (!parsed.success || parsed.data.id !== stored.id) return null;
	const { id, publicKey, counter } = stored;
	const credential = {
		id,
		publicKey: new Uint8Array(Buffer.from(publicKey, 'base64url')),
		counter
	};
	const verified = await orNull(
		verifyAuthenticationResponse({
			response: parsed.data,
			credential,
			...expected(site, challenge)
		})
	);
	return verified?.verified ? { counter: verified.authenticationInfo.newCounter } : null;
}

/** The person is always verified, by PIN or fingerprint: that makes a passkey two factors. */
const expected = (site: Site, challenge: string) => ({
	expectedChallenge: challenge,
	expectedOrigin: site.origin,
	expectedRPID: site.rpId,
	requireUserVerification: true
});

/** The library throws a plain Error for every answer it does not accept. */
async function orNull<Result>(result: Promise<Result>): Promise<Result | null> {
	try {
		return await result;
	} catch {
		return null;
	}
}
