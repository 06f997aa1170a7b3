import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

export type ProviderOptions = {
	clientId: string;
	clientSecret: string;
	redirectUri: string;
	/** A free one unless given. */
	port?: number;
	/** What it calls itself, when something stands before it; its own address unless given. */
	issuer?: string;
};

/**
 * A real OpenID Connect provider in a process of its own, on the loopback. `issuer` is its address.
 * Its sign-in page has the fields `login` (any name is an account; `unverified` has an e-mail that is
 * not), `methods` (for `amr`, with spaces; `pwd` at first) and `class` (for `acr`, told if asked for),
 * and the buttons `answer=sign-in` and `answer=refuse`.
 */
export async function startProvider(
	options: ProviderOptions
): Promise<{ issuer: string; stop(): Promise<void> }> {
	const child = fork(join(import.meta.dirname, 'provider-process.ts'), [JSON.stringify(options)], {
		execArgv: [],
		// It warns that it speaks http.
		silent: true
	});
	let said = '';
	child.stderr?.on('data', (chunk: Buffer) => (said += chunk));
	const ended = once(child, 'exit');
	const failed = ended.then(([code]) => {
		throw new Error(`the provider ended with ${code}: ${said}`);
	});
	failed.catch(() => undefined);
	const [issuer] = await Promise.race([once(child, 'message'), failed]);
	return {
		issuer: String(issuer),
		stop: async () => {
			child.kill();
			await ended;
		}
	};
}

/** What a person does at the provider; a browser without a browser. */
export type Person = { login: string; methods?: string; class?: string; refuse?: boolean };

/**
 * Follows `url` to the provider's page, fills it in, and follows on until it sends the browser to
 * `redirectUri`.
 * @returns the address that the browser is sent to, with its query
 */
export async function signInAt(url: string, redirectUri: string, person: Person): Promise<URL> {
	const jar = new Map<string, string>();
	const visit = async (address: URL, body?: URLSearchParams): Promise<URL> => {
		const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
		const method = body ? 'POST' : 'GET';
		const answer = await fetch(address, { method, headers: { cookie }, body, redirect: 'manual' });
		for (const line of answer.headers.getSetCookie()) {
			const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
			jar.set(name, value);
		}
		const next = answer.headers.get('location');
		if (next === null && answer.status === 200 && !body) return visit(address, filledIn(person));
		if (next === null) throw new Error(`${address} answered ${answer.status}`);
		const target = new URL(next, address);
		return target.href.startsWith(`${redirectUri}?`) ? target : visit(target);
	};
	return visit(new URL(url));
}

const filledIn = ({ refuse, ...fields }: Person): URLSearchParams =>
	new URLSearchParams({ methods: 'pwd', ...fields, answer: refuse ? 'refuse' : 'sign-in' });
