import { beforeEach, describe, expect, test } from 'vitest';
import {
	authenticationOptions,
	registrationOptions,
	verifyAuthentication,
	verifyRegistration,
	type Passkey,
	type Site
} from '#lib/server/accounts/passkeys.ts';
import { softwareKey, type SoftwareKey } from './software-key.ts';

const SITE: Site = { rpId: 'nrm.example', origin: 'https://nrm.example', name: 'NRM' };
const PERSON = { id: 'person-1', name: 'Zoë Exemple', email: 'zoe@xa.example' };
const EVIL: Site = { ...SITE, origin: 'https://nrm.example.evil.example' };
const OTHER: Site = { ...SITE, rpId: 'other.example' };

let key: SoftwareKey;
beforeEach(() => {
	key = softwareKey();
});
const challengeToRegister = async () => (await registrationOptions(SITE, PERSON, [])).challenge;
const challengeToSignIn = async () => (await authenticationOptions(SITE, [])).challenge;

test('a new passkey is asked for with user verification, without those there are', async () => {
	const options = await registrationOptions(SITE, PERSON, [{ id: 'AQID', transports: ['usb'] }]);
	expect(options).toMatchObject({
		rp: { id: 'nrm.example', name: 'NRM' },
		user: {
			id: Buffer.from('person-1').toString('base64url'),
			name: 'zoe@xa.example',
			displayName: 'Zoë Exemple'
		},
		attestation: 'none',
		excludeCredentials: [{ id: 'AQID', type: 'public-key', transports: ['usb'] }],
		authenticatorSelection: { userVerification: 'required' }
	});
	expect(Buffer.from(options.challenge, 'base64url')).toHaveLength(32);
	expect(await challengeToRegister()).not.toBe(options.challenge);
});

test('a sign-in is asked for with user verification, by these passkeys only', async () => {
	const options = await authenticationOptions(SITE, [{ id: 'AQID', transports: ['usb'] }]);
	expect(options).toMatchObject({
		rpId: 'nrm.example',
		userVerification: 'required',
		allowCredentials: [{ id: 'AQID', type: 'public-key', transports: ['usb'] }]
	});
	expect(await challengeToSignIn()).not.toBe(options.challenge);
});

describe('registration', () => {
	test('gives the passkey to store', async () => {
		const challenge = await challengeToRegister();
		const made = await verifyRegistration(SITE, key.register(SITE, challenge), challenge);
		expect(made).toStrictEqual({
			id: key.id,
			publicKey: key.publicKey,
			counter: 0,
			transports: ['internal']
		});
	});

	test('answers only its own challenge', async () => {
		const answer = key.register(SITE, await challengeToRegister());
		expect(await verifyRegistration(SITE, answer, await challengeToRegister())).toBeNull();
	});

	test.each([
		['another origin', EVIL, {}],
		['another domain', OTHER, {}],
		['no user verification', SITE, { verified: false }],
		['nobody present', SITE, { present: false }],
		['an answer to a sign-in', SITE, { type: 'webauthn.get' }]
	])('not from %s', async (_, site, flaws) => {
		const challenge = await challengeToRegister();
		const answer = key.register(site, challenge, flaws);
		expect(await verifyRegistration(SITE, answer, challenge)).toBeNull();
	});
});

describe('sign-in', () => {
	let stored: Passkey;
	beforeEach(async () => {
		const challenge = await challengeToRegister();
		const made = await verifyRegistration(SITE, key.register(SITE, challenge), challenge);
		if (!made) throw new Error('the passkey was not made');
		stored = made;
	});

	test('gives the new counter', async () => {
		const challenge = await challengeToSignIn();
		const answer = key.signIn(SITE, challenge, { counter: 7 });
		expect(await verifyAuthentication(SITE, answer, challenge, stored)).toStrictEqual({
			counter: 7
		});
	});

	test('answers only its own challenge', async () => {
		const answer = key.signIn(SITE, await challengeToSignIn());
		const challenge = await challengeToSignIn();
		expect(await verifyAuthentication(SITE, answer, challenge, stored)).toBeNull();
	});

	test.each([
		['another origin', EVIL, {}],
		['another domain', OTHER, {}],
		['no user verification', SITE, { verified: false }],
		['nobody present', SITE, { present: false }],
		['an answer to a registration', SITE, { type: 'webauthn.create' }],
		['a changed signature', SITE, { broken: true }]
	])('not from %s', async (_, site, flaws) => {
		const challenge = await challengeToSignIn();
		const answer = key.signIn(site, challenge, flaws);
		expect(await verifyAuthentication(SITE, answer, challenge, stored)).toBeNull();
	});

	test.each([
		[5, 4, null],
		[5, 5, null],
		[5, 0, null],
		[5, 6, { counter: 6 }],
		[0, 0, { counter: 0 }]
	])('after counter %d comes %d', async (before, counter, verdict) => {
		const challenge = await challengeToSignIn();
		const answer = key.signIn(SITE, challenge, { counter });
		const known = { ...stored, counter: before };
		expect(await verifyAuthentication(SITE, answer, challenge, known)).toStrictEqual(verdict);
	});

	test('another key cannot sign in, nor under the name of this one', async () => {
		const challenge = await challengeToSignIn();
		const other = softwareKey();
		const answer = other.signIn(SITE, challenge);
		expect(await verifyAuthentication(SITE, answer, challenge, stored)).toBeNull();
		const renamed = { ...answer, id: stored.id, rawId: stored.id };
		expect(await verifyAuthentication(SITE, renamed, challenge, stored)).toBeNull();
	});

	test('the passkey that is stored is the one that answers', async () => {
		const challenge = await challengeToSignIn();
		const answer = key.signIn(SITE, challenge);
		const other = { ...stored, id: 'AQID' };
		expect(await verifyAuthentication(SITE, answer, challenge, other)).toBeNull();
	});

	test('a stored key that is damaged is not accepted', async () => {
		const challenge = await challengeToSignIn();
		const answer = key.signIn(SITE, challenge);
		const damaged = { ...stored, publicKey: 'AAAA' };
		expect(await verifyAuthentication(SITE, answer, challenge, damaged)).toBeNull();
	});
});

describe('what has not the shape of an answer is null', () => {
	const shapes: [unknown][] = [
		[undefined],
		[null],
		[7],
		['{}'],
		[[]],
		[{}],
		[{ id: 'AQID', rawId: 'AQID', type: 'public-key' }],
		[{ id: 'AQID', rawId: 'AQID', type: 'public-key', response: null }],
		[{ id: 'AQID', rawId: 'AQID', type: 'public-key', response: {} }],
		[
			{
				id: 'AQID',
				rawId: 'AQID',
				type: 'public-key',
				response: {
					clientDataJSON: '!',
					attestationObject: '!',
					authenticatorData: '',
					signature: 'AA'
				}
			}
		]
	];
	test.each(shapes)('%j', async (shape) => {
		const stored = { id: 'AQID', publicKey: 'AAAA', counter: 0 };
		expect(await verifyRegistration(SITE, shape, 'c')).toBeNull();
		expect(await verifyAuthentication(SITE, shape, 'c', stored)).toBeNull();
	});

	test('a part that is missing, too long or of another type', async () => {
		const challenge = await challengeToRegister();
		const whole = key.register(SITE, challenge);
		const { response } = whole;
		for (const broken of [
			{ ...whole, id: '' },
			{ ...whole, rawId: 'AQID' },
			{ ...whole, type: 'password' },
			{ ...whole, response: { ...response, clientDataJSON: 'bm8' } },
			{ ...whole, response: { ...response, attestationObject: 'oA' } },
			{ ...whole, response: { ...response, attestationObject: 'A'.repeat(70_000) } },
			{ ...whole, response: { ...response, transports: 'internal' } }
		])
			expect(await verifyRegistration(SITE, broken, challenge)).toBeNull();
		expect(await verifyRegistration(SITE, whole, challenge)).not.toBeNull();
	});
});
