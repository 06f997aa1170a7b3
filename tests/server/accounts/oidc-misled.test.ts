import { generateKeyPairSync } from 'node:crypto';
import { expect, it } from 'vitest';
import { openOidc } from '#lib/server/accounts/oidc.ts';
import type { Tamper } from './relay.ts';
import { failure, goAndReturn, REDIRECT, relayedProvider, settingsFor } from './round-trip.ts';

/** A provider whose answers are changed on their way: each must stop the sign-in, or not matter. */
const to = relayedProvider();
const DISCOVERY = '/.well-known/openid-configuration';

const answering =
	(status: number, body = ''): Tamper =>
	() => ({ status, body });

/** An answer with one field changed. */
const changed =
	(field: string, change: (value: string) => unknown): Tamper =>
	({ status, body }) => {
		const whole = JSON.parse(body);
		return { status, body: JSON.stringify({ ...whole, [field]: change(whole[field]) }) };
	};

const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
/** The ID token with other claims or another header, and the signature that it had. */
const forged = (claims: object, otherHeader?: object): Tamper =>
	changed('id_token', (token) => {
		const [header, payload = '', signature] = token.split('.');
		const own = JSON.parse(String(Buffer.from(payload, 'base64url')));
		const first = otherHeader ? encode(otherHeader) : header;
		return [first, encode({ ...own, ...claims }), otherHeader ? '' : signature].join('.');
	});

const otherKey = () => {
	const { publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
	return [{ ...publicKey.export({ format: 'jwk' }), kid: 'one', alg: 'RS256', use: 'sig' }];
};

it.each<[string, string, Tamper, string]>([
	['another subject', '/token', forged({ sub: 'minister' }), 'invalid (OAUTH_INVALID_RESPONSE)'],
	['no signature', '/token', forged({}, { alg: 'none' }), 'invalid (OAUTH_INVALID_RESPONSE)'],
	[
		'a signature made with the secret',
		'/token',
		forged({}, { alg: 'HS256' }),
		'invalid (OAUTH_INVALID_RESPONSE)'
	],
	[
		'another issuer in the ID token',
		'/token',
		forged({ iss: 'https://other.example' }),
		'invalid (OAUTH_JWT_CLAIM_COMPARISON_FAILED)'
	],
	[
		'another audience',
		'/token',
		forged({ aud: 'another' }),
		'invalid (OAUTH_JWT_CLAIM_COMPARISON_FAILED)'
	],
	[
		'an ID token of the past',
		'/token',
		forged({ exp: 1 }),
		'invalid (OAUTH_JWT_TIMESTAMP_CHECK_FAILED)'
	],
	[
		'no ID token',
		'/token',
		changed('id_token', () => undefined),
		'invalid (OAUTH_INVALID_RESPONSE)'
	],
	['another key', '/jwks', changed('keys', otherKey), 'invalid (OAUTH_INVALID_RESPONSE)'],
	['no keys', '/jwks', changed('keys', () => []), 'invalid (OAUTH_KEY_SELECTION_FAILED)'],
	[
		'another subject in the userinfo',
		'/me',
		changed('sub', () => 'minister'),
		'invalid (OAUTH_JSON_ATTRIBUTE_COMPARISON_FAILED)'
	],
	['no JSON', '/token', answering(200, '<html>'), 'invalid (OAUTH_PARSE_ERROR)'],
	['a redirect', '/token', answering(302), 'invalid (OAUTH_RESPONSE_IS_NOT_CONFORM)'],
	[
		'an answer of more than 1 MB',
		'/token',
		answering(200, ' '.repeat(1_000_001)),
		'invalid (answer too large)'
	],
	[
		'words of its own',
		'/token',
		answering(400, '{"error":"<b>words</b>"}'),
		'invalid (an error of its own)'
	],
	['a failure there', '/token', answering(503), 'unreachable (HTTP 503)'],
	['too many requests there', '/token', answering(429), 'unreachable (HTTP 429)']
])('ends with %s', async (_, path, tamper, expected) => {
	const { saved, callback } = await goAndReturn(to.oidc);
	to.relay.spoil(path, tamper);
	const { reason, message } = await failure(to.oidc.finish(callback, REDIRECT, saved));
	expect(message).toBe(`OpenID Connect: ${expected}`);
	expect(message).toContain(`: ${reason} (`);
});

it.each<[string, Tamper, string]>([
	[
		'another issuer',
		changed('issuer', () => 'https://other.example'),
		'invalid (OAUTH_JSON_ATTRIBUTE_COMPARISON_FAILED)'
	],
	['an issuer that is no address', changed('issuer', () => 'nowhere'), 'invalid (ERR_INVALID_URL)'],
	[
		'a page that is a script',
		changed('authorization_endpoint', () => 'javascript:alert(1)'),
		'invalid (OAUTH_REQUEST_PROTOCOL_FORBIDDEN)'
	],
	['nothing there', answering(404), 'invalid (OAUTH_RESPONSE_IS_NOT_CONFORM)'],
	['a failure', answering(500), 'unreachable (HTTP 500)']
])('does not begin with %s', async (_, tamper, expected) => {
	const oidc = openOidc(settingsFor(to.issuer));
	to.relay.spoil(DISCOVERY, tamper);
	const { message } = await failure(oidc.begin(REDIRECT));
	expect(message).toBe(`OpenID Connect: ${expected}`);
});

it.each([DISCOVERY, '/token', '/jwks'])('waits for a silent %s only so long', async (path) => {
	const { saved, callback } = await goAndReturn(to.oidc);
	const hasty = openOidc(settingsFor(to.issuer), { deadlineMs: 500 });
	to.relay.spoil(path, () => null);
	expect(await failure(hasty.finish(callback, REDIRECT, saved))).toEqual({
		reason: 'unreachable',
		message: 'OpenID Connect: unreachable (TimeoutError)'
	});
});

it('begins as soon as the provider answers again', async () => {
	const oidc = openOidc(settingsFor(to.issuer));
	to.relay.spoil(DISCOVERY, answering(500));
	await failure(oidc.begin(REDIRECT));
	to.relay.heal();
	const { saved, callback } = await goAndReturn(oidc);
	expect(await oidc.finish(callback, REDIRECT, saved)).toMatchObject({ subject: 'amina' });
});

it('lets a person in whose name cannot be asked for today', async () => {
	const { saved, callback } = await goAndReturn(to.oidc);
	to.relay.spoil('/me', answering(503));
	expect(await to.oidc.finish(callback, REDIRECT, saved)).toEqual({
		issuer: to.issuer,
		subject: 'amina',
		email: null,
		name: null,
		strong: false
	});
});

it('takes no name that would show as another', async () => {
	const { saved, callback } = await goAndReturn(to.oidc);
	to.relay.spoil(
		'/me',
		changed('name', () => 'nim\u202eda')
	);
	const identity = await to.oidc.finish(callback, REDIRECT, saved);
	expect(identity).toMatchObject({ email: 'amina@ministry.example', name: null });
});

it.each([
	[['client_secret_basic', 'client_secret_post'], 'Basic'],
	[['client_secret_post', 'client_secret_basic'], 'Basic'],
	[undefined, 'Basic'],
	[['private_key_jwt', 'client_secret_post'], undefined]
])('proves itself to a provider that takes %j by %s', async (methods, proof) => {
	const oidc = openOidc(settingsFor(to.issuer));
	to.relay.spoil(
		DISCOVERY,
		changed('token_endpoint_auth_methods_supported', () => methods)
	);
	const { saved, callback } = await goAndReturn(oidc);
	expect(await oidc.finish(callback, REDIRECT, saved)).toMatchObject({ subject: 'amina' });
	const last = to.relay.visited.findLast(({ path }) => path === '/token');
	expect(last).toEqual({ path: '/token', proof });
});

it('asks once where the provider has its pages', async () => {
	const oidc = openOidc(settingsFor(to.issuer));
	const asked = () => to.relay.visited.filter(({ path }) => path === DISCOVERY).length;
	const before = asked();
	await oidc.begin(REDIRECT);
	await oidc.begin(REDIRECT);
	expect(asked()).toBe(before + 1);
});
