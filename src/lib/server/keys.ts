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
	verify,
	type KeyObject
} from 'node:crypto';
import { link, mkdir, open, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { InputError } from '#lib/core/input-error.ts';
import { syncFolder } from './sync-folder.ts';

const SEALING = 'sealing.key';
const SIGNING = 'signing.pem';
const [KEY_BYTES, IV_BYTES, TAG_BYTES] = [32, 12, 16];
// Without it, a tag cut down to four bytes would do as well.
const TAG = { authTagLength: TAG_BYTES };

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

/**
 * The keys in a folder; made there, readable by nobody else, when there are none at all.
 * @throws InputError `damaged` when a file holds no key
 */
export async function openKeys(folder: string): Promise<Keys> {
	await mkdir(folder, { recursive: true, mode: 0o700 });
	const sealing = Buffer.from(
		await readOrMake(folder, SEALING, () => randomBytes(KEY_BYTES).toString('base64')),
		'base64'
	);
	if (sealing.length !== KEY_BYTES) throw damaged(folder, SEALING);
	const privateKey = privateKeyIn(
		await readOrMake(folder, SIGNING, () =>
			generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
		),
		folder
	);
	const publicKey = createPublicKey(privateKey).export({ type: 'spki', format: 'pem' }).toString();
	return {
		id: createHash('sha256').update(sealing).update(publicKey).digest('hex').slice(0, 32),
		seal(text, purpose) {
			const iv = randomBytes(IV_BYTES);
			const cipher = createCipheriv('aes-256-gcm', sealing, iv, TAG).setAAD(Buffer.from(purpose));
			const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
			return Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64url');
		},
		unseal(sealed, purpose) {
			const bytes = Buffer.from(sealed, 'base64url');
			const decipher = createDecipheriv('aes-256-gcm', sealing, bytes.subarray(0, IV_BYTES), TAG);
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

/** What a public key is called: SHA-256 of its DER form, hexadecimal. @throws Error when it is none */
export const fingerprintOf = (publicKey: string): string =>
	createHash('sha256')
		.update(createPublicKey(publicKey).export({ type: 'spki', format: 'der' }))
		.digest('hex');

function privateKeyIn(pem: string, folder: string): KeyObject {
	try {
		return createPrivateKey(pem);
	} catch {
		throw damaged(folder, SIGNING);
	}
}

const damaged = (folder: string, name: string) =>
	new InputError([{ place: join(folder, name), code: 'damaged' }]);

/**
 * A new file is made under another name and appears whole or not at all: after a power cut an empty
 * one would be taken for the key. `link` never replaces a file, so of two processes one comes first.
 */
async function readOrMake(folder: string, name: string, make: () => string): Promise<string> {
	const path = join(folder, name);
	const known = await readIfThere(path);
	if (known !== undefined) return known;
	const draft = `${path}.new-${randomBytes(8).toString('hex')}`;
	try {
		const file = await open(draft, 'wx', 0o400);
		try {
			await file.writeFile(make());
			await file.sync();
		} finally {
			await file.close();
		}
		await link(draft, path);
	} catch (error) {
		if (!hasCode(error, 'EEXIST')) throw error;
	} finally {
		await rm(draft, { force: true });
	}
	await syncFolder(folder);
	return readFile(path, 'utf8');
}

const readIfThere = (path: string): Promise<string | undefined> =>
	readFile(path, 'utf8').catch((error: unknown) => {
		if (hasCode(error, 'ENOENT')) return undefined;
		throw error;
	});

const hasCode = (error: unknown, code: string): boolean =>
	error instanceof Error && 'code' in error && error.code === code;
