import {
	createCipheriv,
	createDecipheriv,
	createHash,
	createPrivateKey,
	createPublicKey,
	generateKeyPairSync,
	hkdfSync,
	randomBytes,
	sign,
	verify
} from 'node:crypto';
import { mkdir, open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { syncFolder } from './sync-folder.ts';

const SEALING = 'sealing.key';
const SIGNING = 'signing.pem';
const [IV_BYTES, TAG_BYTES] = [12, 16];

/** The keys of an installation. They are not in the database, so a copy of it opens nothing. */
export type Keys = {
	/** Names the pair; the database remembers with which one it was sealed. */
	readonly id: string;
	/** AES-256-GCM; `purpose` must be the same again to open it. Base64url. */
	seal(text: string, purpose: string): string;
	/** @throws Error when it was sealed otherwise or changed since */
	unseal(sealed: string, purpose: string): string;
	/** A key of 32 bytes for one purpose, always the same. */
	derive(purpose: string): Uint8Array;
	/** Ed25519, base64. */
	sign(bytes: Uint8Array): string;
	/** PEM of the public key. */
	readonly publicKey: string;
};

/** The keys in a folder; made there, readable by nobody else, when there are none at all. */
export async function openKeys(folder: string): Promise<Keys> {
	await mkdir(folder, { recursive: true, mode: 0o700 });
	const sealing = Buffer.from(
		await readOrMake(folder, SEALING, () => randomBytes(32).toString('base64')),
		'base64'
	);
	const privateKey = createPrivateKey(
		await readOrMake(folder, SIGNING, () =>
			generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
		)
	);
	const publicKey = createPublicKey(privateKey).export({ type: 'spki', format: 'pem' }).toString();
	return {
		id: createHash('sha256').update(sealing).update(publicKey).digest('hex').slice(0, 32),
		seal(text, purpose) {
			const iv = randomBytes(IV_BYTES);
			const cipher = createCipheriv('aes-256-gcm', sealing, iv).setAAD(Buffer.from(purpose));
			const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
			return Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64url');
		},
		unseal(sealed, purpose) {
			const bytes = Buffer.from(sealed, 'base64url');
			const decipher = createDecipheriv('aes-256-gcm', sealing, bytes.subarray(0, IV_BYTES));
			decipher.setAAD(Buffer.from(purpose));
			decipher.setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
			const body = bytes.subarray(IV_BYTES + TAG_BYTES);
			return decipher.update(body, undefined, 'utf8') + decipher.final('utf8');
		},
		derive: (purpose) => new Uint8Array(hkdfSync('sha256', sealing, '', purpose, 32)),
		sign: (bytes) => sign(null, bytes, privateKey).toString('base64'),
		publicKey
	};
}

/** Whether the bytes were signed by the owner of that public key. */
export const isSigned = (bytes: Uint8Array, signature: string, publicKey: string): boolean =>
	verify(null, bytes, publicKey, Buffer.from(signature, 'base64'));

async function readOrMake(folder: string, name: string, make: () => string): Promise<string> {
	const path = join(folder, name);
	try {
		const file = await open(path, 'wx', 0o400);
		try {
			await file.writeFile(make());
			await file.sync();
		} finally {
			await file.close();
		}
		await syncFolder(folder);
	} catch (error) {
		if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
	}
	return readFile(path, 'utf8');
}
