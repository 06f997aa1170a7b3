import * as client from 'openid-client';
import { systemWord } from '#lib/server/setting.ts';

/** `denied`: the person or the provider said no. `unreachable`: try later. `invalid`: all else. */
export const OIDC_REASONS = ['denied', 'unreachable', 'invalid'] as const;
export type OidcReason = (typeof OIDC_REASONS)[number];

/** The message is for the log: words of ours, of the system or of the standard, never the provider's. */
export class OidcFailure extends Error {
	override name = 'OidcFailure';
	readonly reason: OidcReason;
	constructor(reason: OidcReason, detail: string) {
		super(`OpenID Connect: ${reason} (${detail})`);
		this.reason = reason;
	}
}

/** RFC 6749 (4.1.2.1, 5.2) and RFC 6750 (3.1): a provider's word is repeated only if it is one of these. */
const REASON_OF_ERROR: Readonly<Record<string, OidcReason>> = {
	access_denied: 'denied',
	server_error: 'unreachable',
	temporarily_unavailable: 'unreachable',
	invalid_request: 'invalid',
	unauthorized_client: 'invalid',
	unsupported_response_type: 'invalid',
	invalid_scope: 'invalid',
	invalid_client: 'invalid',
	invalid_grant: 'invalid',
	unsupported_grant_type: 'invalid',
	invalid_token: 'invalid',
	insufficient_scope: 'invalid'
};

/**
 * Calls the library. What it throws says little about whose fault it is, and quotes the provider:
 * all of it becomes an `OidcFailure`. Only its calls belong in here, or our own faults would hide.
 */
export async function failingSafely<T>(call: () => T | Promise<T>): Promise<T> {
	try {
		return await call();
	} catch (error) {
		throw failureOf(error);
	}
}

function failureOf(error: unknown): OidcFailure {
	if (error instanceof OidcFailure) return error;
	// The library wraps what our own fetch throws.
	if (error instanceof Error && error.cause instanceof OidcFailure) return error.cause;
	if (
		error instanceof client.AuthorizationResponseError ||
		error instanceof client.ResponseBodyError
	)
		return Object.hasOwn(REASON_OF_ERROR, error.error)
			? new OidcFailure(REASON_OF_ERROR[error.error] ?? 'invalid', error.error)
			: new OidcFailure('invalid', 'an error of its own');
	if (error instanceof client.WWWAuthenticateChallengeError)
		return new OidcFailure('invalid', `HTTP ${error.status}`);
	return new OidcFailure('invalid', systemWord(error));
}

const RESPONSE_BYTES = 1_000_000;

/**
 * Requests that share one deadline, their answers read to the end within it and within 1 MB:
 * a provider that hangs or overflows is told apart from one that answers wrongly.
 */
export const boundedFetch =
	(deadline: AbortSignal): client.CustomFetch =>
	async (url, options) => {
		try {
			// The library's type of a body is wider than what it sends: a form or nothing.
			const answer = await fetch(url, { ...(options as RequestInit), signal: deadline });
			const bytes = await bytesOf(answer);
			if (answer.status >= 500 || answer.status === 429)
				throw new OidcFailure('unreachable', `HTTP ${answer.status}`);
			return new Response(bytes.length > 0 ? bytes : null, answer);
		} catch (error) {
			if (error instanceof OidcFailure) throw error;
			throw new OidcFailure('unreachable', systemWord(error));
		}
	};

async function bytesOf(answer: Response): Promise<Uint8Array<ArrayBuffer>> {
	const chunks: Uint8Array[] = [];
	let length = 0;
	for await (const chunk of answer.body ?? []) {
		length += chunk.length;
		if (length > RESPONSE_BYTES) throw new OidcFailure('invalid', 'answer too large');
		chunks.push(chunk);
	}
	return Buffer.concat(chunks);
}
