import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import { isoCBOR } from '@simplewebauthn/server/helpers';
import type { Site } from '#lib/server/accounts/passkeys.ts';

/** What an answer may have wrong with it. */
export type Flaws = {
	type?: string;
	verified?: boolean;
	present?: boolean;
	counter?: number;
	broken?: boolean;
	/** Whose key it says to be. */
	owner?: string;
};

export type SoftwareKey = ReturnType<typeof softwareKey>;

const [PRESENT, VERIFIED, NEW_KEY] = [0x01, 0x04, 0x40];
const encoded = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url');
const sha256 = (data: string | Uint8Array) => createHash('sha256').update(data).digest();

/** An authenticator in software, with one P-256 key and the browser around it. */
export function softwareKey() {
	const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
	const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
	const coordinate = (text: string) => new Uint8Array(Buffer.from(text, 'base64url'));
	// COSE: key type 2 (two coordinates), algorithm -7 (ES256), curve 1 (P-256).
	const cose = isoCBOR.encode(
		new Map<number, number | Uint8Array>([
			[1, 2],
			[3, -7],
			[-1, 1],
			[-2, coordinate(x)],
			[-3, coordinate(y)]
		])
	);
	const rawId = randomBytes(16);
	const id = encoded(rawId);

	function data(site: Site, { verified = true, present = true, counter = 0 }: Flaws, more = 0) {
		const head = Buffer.alloc(5);
		head.writeUInt8((present ? PRESENT : 0) | (verified ? VERIFIED : 0) | more);
		head.writeUInt32BE(counter, 1);
		return Buffer.concat([sha256(site.rpId), head]);
	}
	const client = (site: Site, challenge: string, type: string) =>
		Buffer.from(JSON.stringify({ type, challenge, origin: site.origin, crossOrigin: false }));

	return {
		id,
		publicKey: encoded(cose),
		register(site: Site, challenge: string, flaws: Flaws = {}) {
			const length = Buffer.alloc(2);
			length.writeUInt16BE(rawId.length);
			const aaguid = Buffer.alloc(16);
			const authData = Buffer.concat([data(site, flaws, NEW_KEY), aaguid, length, rawId, cose]);
			const attestation = isoCBOR.encode(
				new Map<string, string | Uint8Array | Map<string, never>>([
					['fmt', 'none'],
					['attStmt', new Map<string, never>()],
					['authData', new Uint8Array(authData)]
				])
			);
			return {
				id,
				rawId: id,
				type: 'public-key',
				clientExtensionResults: {},
				response: {
					clientDataJSON: encoded(client(site, challenge, flaws.type ?? 'webauthn.create')),
					attestationObject: encoded(attestation),
					transports: ['internal']
				}
			};
		},
		signIn(site: Site, challenge: string, flaws: Flaws = {}) {
			const authenticatorData = data(site, flaws);
			const clientData = client(site, challenge, flaws.type ?? 'webauthn.get');
			const signed = Buffer.concat([authenticatorData, sha256(clientData)]);
			const signature = sign('sha256', flaws.broken ? Buffer.from('other') : signed, privateKey);
			return {
				id,
				rawId: id,
				type: 'public-key',
				clientExtensionResults: {},
				response: {
					clientDataJSON: encoded(clientData),
					authenticatorData: encoded(authenticatorData),
					signature: encoded(signature),
					...(flaws.owner !== undefined && { userHandle: encoded(Buffer.from(flaws.owner)) })
				}
			};
		}
	};
}
