import { generateKeyPairSync } from 'node:crypto';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import Provider from 'oidc-provider';
import type { ProviderOptions } from './provider.ts';

/**
 * The process that `provider.ts` starts: oidc-provider with one client, accounts that exist as soon
 * as somebody signs in with a name, keys made at the start, and a page with two buttons.
 */
const { clientId, clientSecret, redirectUri, port, issuer }: ProviderOptions = JSON.parse(
	process.argv[2] ?? ''
);

const server = http.createServer();
server.listen(port ?? 0, '127.0.0.1', () => {
	const own = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
	server.on('request', answerOf(provider(issuer ?? own)));
	process.send?.(own);
});
process.on('disconnect', () => process.exit());

function provider(issuer: string): Provider {
	const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
	const key = { ...privateKey.export({ format: 'jwk' }), kid: 'one', alg: 'RS256', use: 'sig' };
	return new Provider(issuer, {
		clients: [{ client_id: clientId, client_secret: clientSecret, redirect_uris: [redirectUri] }],
		jwks: { keys: [{ ...key, kty: 'RSA' }] },
		cookies: { keys: ['only for tests'] },
		acrValues: ['urn:example:two-factors'],
		claims: { openid: ['sub', 'amr'], email: ['email', 'email_verified'], profile: ['name'] },
		features: { devInteractions: { enabled: false } },
		interactions: { url: (_, { uid }) => `/sign-in/${uid}` },
		findAccount: (_, login) => ({
			accountId: login,
			claims: () => ({
				sub: login,
				email: `${login}@ministry.example`,
				email_verified: login !== 'unverified',
				name: `Person ${login}`
			})
		}),
		// Whoever signs in agrees: what a person lets the client see is not our subject.
		loadExistingGrant: async ({ oidc }) => {
			const grant = new oidc.provider.Grant({
				clientId: oidc.client!.clientId,
				accountId: oidc.session!.accountId!
			});
			grant.addOIDCScope('openid email profile');
			await grant.save();
			return grant;
		}
	});
}

const PAGE = `<!doctype html><html lang="en"><title>Example identity provider</title>
<form method="post"><h1>Example identity provider</h1>
<p><label>Name <input name="login" autocomplete="off"></label>
<p><label>Methods <input name="methods" value="pwd"></label>
<p><label>Class <input name="class"></label>
<p><button name="answer" value="sign-in">Sign in</button> <button name="answer" value="refuse">Refuse</button>
</form></html>`;

function answerOf(provider: Provider): http.RequestListener {
	const others = provider.callback();
	const signIn = async (request: http.IncomingMessage, response: http.ServerResponse) => {
		const form = new URLSearchParams(await text(request));
		const login = {
			accountId: form.get('login') ?? '',
			amr: (form.get('methods') ?? '').split(' '),
			acr: form.get('class') || undefined
		};
		const refusal = { error: 'access_denied', error_description: 'the person <b>refused</b>' };
		const result = form.get('answer') === 'sign-in' ? { login } : refusal;
		await provider.interactionFinished(request, response, result);
	};
	return (request, response) => {
		if (!request.url?.startsWith('/sign-in/')) return others(request, response);
		if (request.method === 'POST') return signIn(request, response);
		response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(PAGE);
	};
}
