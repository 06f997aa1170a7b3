import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { signInAt, startProvider } from '../server/accounts/provider.ts';
import { age } from './age.ts';
import { serve, type Served } from './serve.ts';
import { installWithPerson, PERSON, postSignIn } from './with-password.ts';

const CLIENT = { clientId: 'nrm', clientSecret: 'a secret of the tests' };

/** A port that is free now: provider and server must know each other's address before they start. */
async function freePort(): Promise<number> {
	const probe = createServer().listen(0, '127.0.0.1');
	await once(probe, 'listening');
	const { port } = probe.address() as AddressInfo;
	probe.close();
	await once(probe, 'close');
	return port;
}

/** A browser as far as cookies and redirects of ours go. */
class Visitor {
	readonly #jar = new Map<string, string>();
	readonly #origin: string;
	constructor(origin: string) {
		this.#origin = origin;
	}
	get token(): string {
		return this.#jar.get('nrm') ?? '';
	}
	keep(answer: Response): Response {
		for (const line of answer.headers.getSetCookie()) {
			const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
			this.#jar.set(name, value);
		}
		return answer;
	}
	/** Where a page leads, or its text. */
	async get(path: string): Promise<{ to: string; text: string }> {
		const cookie = [...this.#jar].map(([name, value]) => `${name}=${value}`).join('; ');
		const address = new URL(path, this.#origin);
		const answer = this.keep(await fetch(address, { headers: { cookie }, redirect: 'manual' }));
		const location = answer.headers.get('location');
		const target = location === null ? null : new URL(location, address);
		const isOurs = target?.origin === this.#origin;
		return {
			to: target === null ? '' : isOurs ? target.pathname + target.search : target.href,
			text: await answer.text()
		};
	}
	/** From our link to the provider, signed in there, and back; gives where that leads. */
	async through(path: string, login: string): Promise<string> {
		const { to } = await this.get(path);
		const callback = `${this.#origin}/sign-in/oidc/callback`;
		const back = await signInAt(to, callback, { login });
		return (await this.get(back.pathname + back.search)).to;
	}
}

describe('an account at a provider', () => {
	let home: string;
	let served: Served;
	let stopProvider: () => Promise<void>;
	beforeAll(async () => {
		home = await mkdtemp(join(tmpdir(), 'nrm-oidc-'));
		await installWithPerson(home);
		const port = await freePort();
		const redirectUri = `http://127.0.0.1:${port}/sign-in/oidc/callback`;
		const provider = await startProvider({ ...CLIENT, redirectUri });
		stopProvider = provider.stop;
		const env = {
			PORT: String(port),
			NRM_OIDC_ISSUER: provider.issuer,
			NRM_OIDC_CLIENT_ID: CLIENT.clientId,
			NRM_OIDC_CLIENT_SECRET: CLIENT.clientSecret,
			NRM_OIDC_NAME: 'Ministry login'
		};
		served = await serve(env, home);
	});
	afterAll(async () => {
		await served?.stop();
		await stopProvider?.();
		await rm(home, { recursive: true, force: true });
	});
	const signedIn = async () => {
		const visitor = new Visitor(served.origin);
		visitor.keep(await postSignIn(served.origin, PERSON));
		return visitor;
	};

	test('that nobody linked signs nobody in', async () => {
		const visitor = new Visitor(served.origin);
		expect(await visitor.through('/sign-in/oidc?to=/account', 'ada')).toBe('/sign-in?oidc=unknown');
		expect(visitor.token).toBe('');
	});

	test('is linked only by who has just proven to be there', async () => {
		const visitor = await signedIn();
		age(served);
		expect((await visitor.get('/sign-in/oidc')).to).toBe('/confirm?to=%2Faccount');
		const fresh = await signedIn();
		expect(await fresh.through('/sign-in/oidc', 'ada')).toBe('/account?linked');
	});

	test('signs in, to the page that was asked for', async () => {
		const visitor = new Visitor(served.origin);
		expect(await visitor.through('/sign-in/oidc?to=/account', 'ada')).toBe('/account');
		expect((await visitor.get('/account')).text).toContain(PERSON.email);
	});

	test('proves that its owner is there, with a new token', async () => {
		const visitor = new Visitor(served.origin);
		await visitor.through('/sign-in/oidc', 'ada');
		age(served);
		const { to } = await visitor.get('/account/password');
		expect(to).toBe('/confirm?to=%2Faccount%2Fpassword');
		expect((await visitor.get(to)).text).toContain('Confirm at Ministry login');
		const before = visitor.token;
		expect(await visitor.through('/sign-in/oidc?prove&to=/account/password', 'ada')).toBe(
			'/account/password'
		);
		expect(visitor.token).not.toBe(before);
		expect((await visitor.get('/account/password')).to).toBe('');
		const stolen = await fetch(`${served.origin}/account`, {
			headers: { cookie: `nrm=${before}` },
			redirect: 'manual'
		});
		expect(stolen.headers.get('location')).toContain('/sign-in');
	});

	test('of somebody else proves nothing, and is not linked on the way', async () => {
		const visitor = await signedIn();
		age(served);
		expect(await visitor.through('/sign-in/oidc?prove&to=/account/password', 'eve')).toBe(
			'/confirm?to=%2Faccount%2Fpassword&refused'
		);
		expect((await visitor.get('/account/password')).to).toContain('/confirm');
		const eve = new Visitor(served.origin);
		expect(await eve.through('/sign-in/oidc', 'eve')).toBe('/sign-in?oidc=unknown');
	});

	test('an answer that another browser was to bring is not taken', async () => {
		const victim = new Visitor(served.origin);
		const { to } = await new Visitor(served.origin).get('/sign-in/oidc');
		const back = await signInAt(to, `${served.origin}/sign-in/oidc/callback`, { login: 'ada' });
		expect((await victim.get(back.pathname + back.search)).to).toBe('/sign-in?oidc=invalid');
		expect(victim.token).toBe('');
	});
});
