import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openOidc, OIDC_REASONS } from '#lib/server/accounts/oidc.ts';
import { signInAt, startProvider } from './provider.ts';
import {
	CLIENT,
	failure,
	goAndReturn,
	REDIRECT,
	relayedProvider,
	settingsFor
} from './round-trip.ts';

const TWO_FACTORS = 'urn:example:two-factors';

describe('with a provider', () => {
	const to = relayedProvider();

	it('says who came back, by issuer and subject', async () => {
		const { saved, callback } = await goAndReturn(to.oidc);
		expect(await to.oidc.finish(callback, REDIRECT, saved)).toEqual({
			issuer: to.issuer,
			subject: 'amina',
			email: 'amina@ministry.example',
			name: 'Person amina',
			strong: false
		});
	});

	it('asks with state, nonce and PKCE, new each time, and for a sign-in by the person', async () => {
		const { url, state, nonce, verifier } = await to.oidc.begin(REDIRECT);
		const query = Object.fromEntries(new URL(url).searchParams);
		expect(query).toEqual({
			client_id: 'nrm',
			response_type: 'code',
			redirect_uri: REDIRECT,
			scope: 'openid email profile',
			state,
			nonce,
			code_challenge: expect.stringMatching(/^[\w-]{43}$/),
			code_challenge_method: 'S256',
			prompt: 'login'
		});
		expect(query['code_challenge']).not.toBe(verifier);
		const again = await to.oidc.begin(REDIRECT);
		const values = [state, nonce, verifier, again.state, again.nonce, again.verifier];
		expect(new Set(values).size).toBe(6);
		for (const value of values) expect(value).toMatch(/^[\w-]{43,}$/);
	});

	it('needs only the query of the address that was called', async () => {
		const { saved, callback } = await goAndReturn(to.oidc);
		const behindProxy = new URL(`http://127.0.0.1:3000/elsewhere${callback.search}`);
		expect(await to.oidc.finish(behindProxy, REDIRECT, saved)).toMatchObject({ subject: 'amina' });
	});

	it('gives no e-mail that the provider has not verified', async () => {
		const { saved, callback } = await goAndReturn(to.oidc, { login: 'unverified' });
		const identity = await to.oidc.finish(callback, REDIRECT, saved);
		expect(identity).toMatchObject({ email: null, name: 'Person unverified' });
	});

	it.each([
		['pwd', false],
		['mfa', true],
		['pwd otp', true],
		['hwk pin', true],
		['face hwk', true],
		['otp', false],
		['hwk', false],
		['hwk otp', false],
		['hwk hwk', false],
		['hwk user', false],
		['pwd sms', false],
		['pwd pin', false],
		['mfa2 PWD', false]
	])('two factors with the methods %s: %s', async (methods, strong) => {
		const { saved, callback } = await goAndReturn(to.oidc, { login: 'amina', methods });
		expect(await to.oidc.finish(callback, REDIRECT, saved)).toMatchObject({ strong });
	});

	it.each([
		[TWO_FACTORS, [TWO_FACTORS], true],
		[TWO_FACTORS, ['urn:example:other', TWO_FACTORS], true],
		[TWO_FACTORS, ['urn:example:other'], false],
		['', [TWO_FACTORS], false]
	])('two factors with the class %s where %j are: %s', async (given, strongAcr, strong) => {
		const by = openOidc({ ...settingsFor(to.issuer), strongAcr });
		const { saved, callback, url } = await goAndReturn(by, { login: 'amina', class: given });
		expect(new URL(url).searchParams.get('acr_values')).toBe(strongAcr.join(' '));
		expect(await by.finish(callback, REDIRECT, saved)).toMatchObject({ strong });
	});

	describe('refuses', () => {
		it('a state of another browser', async () => {
			const { saved, callback } = await goAndReturn(to.oidc);
			const other = { ...saved, state: (await to.oidc.begin(REDIRECT)).state };
			expect(await failure(to.oidc.finish(callback, REDIRECT, other))).toMatchObject({
				reason: 'invalid'
			});
			expect(await to.oidc.finish(callback, REDIRECT, saved)).toMatchObject({ subject: 'amina' });
		});

		it('a nonce of another sign-in', async () => {
			const { saved, callback } = await goAndReturn(to.oidc);
			const other = { ...saved, nonce: (await to.oidc.begin(REDIRECT)).nonce };
			expect(await failure(to.oidc.finish(callback, REDIRECT, other))).toEqual({
				reason: 'invalid',
				message: 'OpenID Connect: invalid (OAUTH_JWT_CLAIM_COMPARISON_FAILED)'
			});
		});

		it('a verifier of another sign-in', async () => {
			const { saved, callback } = await goAndReturn(to.oidc);
			const other = { ...saved, verifier: (await to.oidc.begin(REDIRECT)).verifier };
			expect(await failure(to.oidc.finish(callback, REDIRECT, other))).toEqual({
				reason: 'invalid',
				message: 'OpenID Connect: invalid (invalid_grant)'
			});
		});

		it('a code that was used', async () => {
			const { saved, callback } = await goAndReturn(to.oidc);
			await to.oidc.finish(callback, REDIRECT, saved);
			expect(await failure(to.oidc.finish(callback, REDIRECT, saved))).toEqual({
				reason: 'invalid',
				message: 'OpenID Connect: invalid (invalid_grant)'
			});
		});

		it('an answer in the name of another issuer', async () => {
			const { saved, callback } = await goAndReturn(to.oidc);
			callback.searchParams.set('iss', 'https://other.example');
			expect(await failure(to.oidc.finish(callback, REDIRECT, saved))).toMatchObject({
				reason: 'invalid'
			});
		});

		it('whom the provider refuses, without its words', async () => {
			const { saved, callback } = await goAndReturn(to.oidc, { login: 'amina', refuse: true });
			expect(callback.search).toContain('refused');
			expect(await failure(to.oidc.finish(callback, REDIRECT, saved))).toEqual({
				reason: 'denied',
				message: 'OpenID Connect: denied (access_denied)'
			});
		});

		it('a wrong secret of ours', async () => {
			const wrong = openOidc({ ...settingsFor(to.issuer), clientSecret: 'wrong' });
			const { saved, callback } = await goAndReturn(wrong);
			expect(await failure(wrong.finish(callback, REDIRECT, saved))).toEqual({
				reason: 'invalid',
				message: 'OpenID Connect: invalid (HTTP 401)'
			});
		});

		it.each([
			{ error: 'temporarily_unavailable', reason: 'unreachable' },
			{ error: 'server_error', reason: 'unreachable' },
			{ error: 'invalid_scope', reason: 'invalid' },
			{ error: '<script>alert(1)</script>', reason: 'invalid' },
			{ error: 'constructor', reason: 'invalid' }
		])('the error answer $error as $reason', async ({ error, reason }) => {
			const { url, ...saved } = await to.oidc.begin(REDIRECT);
			const query = new URLSearchParams({ error, state: saved.state, iss: to.issuer });
			const said = await failure(to.oidc.finish(new URL(`${REDIRECT}?${query}`), REDIRECT, saved));
			expect(url).toContain(to.issuer);
			expect(said.reason).toBe(reason);
			expect(said.message).toMatch(/^OpenID Connect: \w+ \([\w ]+\)$/);
		});

		it('any other query, and never with another error', async () => {
			const saved = await to.oidc.begin(REDIRECT);
			const name = fc.oneof(
				fc.constantFrom('code', 'state', 'iss', 'error', 'response', 'id_token', 'token'),
				fc.string()
			);
			const value = fc.oneof(
				fc.constantFrom(saved.state, to.issuer, 'access_denied'),
				fc.string({ unit: 'binary' })
			);
			await fc.assert(
				fc.asyncProperty(fc.array(fc.tuple(name, value)), async (pairs) => {
					const callback = new URL(`${REDIRECT}?${new URLSearchParams(pairs)}`);
					const { reason } = await failure(to.oidc.finish(callback, REDIRECT, saved));
					expect(OIDC_REASONS).toContain(reason);
				}),
				{
					numRuns: 100,
					examples: [
						[
							[
								['state', saved.state],
								['iss', to.issuer],
								['code', 'guessed']
							]
						],
						[
							[
								['state', saved.state],
								['state', saved.state],
								['iss', to.issuer]
							]
						]
					]
				}
			);
		}, 30_000);
	});
});

it('works again when a provider that was down is up, with other keys', async () => {
	const options = { ...CLIENT, redirectUri: REDIRECT };
	const first = await startProvider(options);
	const oidc = openOidc(settingsFor(first.issuer));
	const port = Number(new URL(first.issuer).port);
	await first.stop();
	expect(await failure(oidc.begin(REDIRECT))).toEqual({
		reason: 'unreachable',
		message: 'OpenID Connect: unreachable (ECONNREFUSED)'
	});

	const second = await startProvider({ ...options, port });
	const { url, ...saved } = await oidc.begin(REDIRECT);
	const callback = await signInAt(url, REDIRECT, { login: 'amina' });
	expect(await oidc.finish(callback, REDIRECT, saved)).toMatchObject({ subject: 'amina' });
	const left = await oidc.begin(REDIRECT);
	const halfWay = await signInAt(left.url, REDIRECT, { login: 'amina' });
	await second.stop();
	expect(await failure(oidc.finish(halfWay, REDIRECT, left))).toMatchObject({
		reason: 'unreachable'
	});

	const third = await startProvider({ ...options, port });
	const last = await oidc.begin(REDIRECT);
	const back = await signInAt(last.url, REDIRECT, { login: 'amina' });
	expect(await oidc.finish(back, REDIRECT, last)).toMatchObject({ subject: 'amina' });
	await third.stop();
}, 60_000);
