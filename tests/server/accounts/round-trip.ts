import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { OidcFailure, openOidc, type Oidc, type OidcReason } from '#lib/server/accounts/oidc.ts';
import { signInAt, startProvider, type Person } from './provider.ts';
import { startRelay, type Relay } from './relay.ts';

export const REDIRECT = 'https://nrm.example.org/sign-in/oidc/callback';
export const CLIENT = { clientId: 'nrm', clientSecret: 'a secret: with %, + and /' };

export const settingsFor = (issuer: string) => ({
	issuer: new URL(issuer),
	...CLIENT,
	name: 'Example'
});

/** A provider behind a relay, which is its issuer, for all tests of the block; read it within tests only. */
export function relayedProvider(): { readonly oidc: Oidc; readonly issuer: string; relay: Relay } {
	const opened = {
		oidc: undefined as never as Oidc,
		issuer: '',
		relay: undefined as never as Relay
	};
	let stop: (() => Promise<void>) | undefined;
	beforeAll(async () => {
		opened.relay = await startRelay();
		opened.issuer = opened.relay.address;
		const provider = await startProvider({
			...CLIENT,
			redirectUri: REDIRECT,
			issuer: opened.issuer
		});
		stop = provider.stop;
		opened.relay.passTo(provider.issuer);
		opened.oidc = openOidc(settingsFor(opened.issuer));
	}, 30_000);
	afterEach(() => opened.relay.heal());
	afterAll(async () => {
		opened.relay.stop();
		await stop?.();
	});
	return opened;
}

/** From our button to the provider's page and back. */
export async function goAndReturn(oidc: Oidc, person: Person = { login: 'amina' }) {
	const { url, ...saved } = await oidc.begin(REDIRECT);
	return { url, saved, callback: await signInAt(url, REDIRECT, person) };
}

/** What a failure says, to whom it may be shown and to the log; nothing else may be thrown. */
export async function failure(
	work: Promise<unknown>
): Promise<{ reason: OidcReason; message: string }> {
	const error = await work.then(
		() => undefined,
		(thrown: unknown) => thrown
	);
	if (!(error instanceof OidcFailure)) throw error ?? new Error('it did not fail');
	expect(error.cause).toBeUndefined();
	return { reason: error.reason, message: error.message };
}
