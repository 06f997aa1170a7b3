import { createHash, createPublicKey } from 'node:crypto';
import type { Entry, ZipFile } from 'yauzl';
import {
	Manifest,
	MANIFEST_PART,
	SIGNATURE_PART,
	SUBMISSION_PART,
	type BundlePart,
	type BundleProblem
} from '#lib/core/bundle.ts';
import { LIMITS } from '#lib/core/limits.ts';
import { canonicalJson } from '#lib/server/canonical-json.ts';
import { fingerprintOf, isSigned } from '#lib/server/keys.ts';
import { parseJson } from '#lib/server/read-json.ts';
import { Broken, bytesOf, chunksOf, entriesOf, opened } from './archive.ts';

export const SIGNATURE_BYTES = 200;
export const MANIFEST_BYTES = 2 * 1024 * 1024;

/** What a bundle proves, to whoever has the file and a public key. */
export type BundleVerification = {
	/** `null` as long as it cannot be read. */
	manifest: Manifest | null;
	/** The first thing that is wrong; `null`: every part is as it was signed. */
	problem: BundleProblem | null;
	/** Whether the key with which it is signed is the one that was given; `null`: none was. */
	isKnownKey: boolean | null;
};

/**
 * Whether a bundle is whole and signed, with nothing but the file: layout, manifest, signature, and
 * the size and SHA-256 of every part. It reads no more than its limits allow, and writes nothing.
 * @param publicKey PEM of the sender, had from it by another way
 * @throws the system's error when there is no such file
 */
export async function verifyBundle(path: string, publicKey?: string): Promise<BundleVerification> {
	let manifest: Manifest | null = null;
	let isKnownKey: boolean | null = null;
	try {
		const zip = await opened(path);
		try {
			const entries = await entriesOf(zip);
			const signed = await bytesOf(zip, entries, MANIFEST_PART, MANIFEST_BYTES);
			manifest = manifestIn(signed);
			const { publicKey: own, fingerprint } = manifest.installation;
			if (fingerprintIn(own) !== fingerprint) throw new Broken('manifest', MANIFEST_PART);
			isKnownKey = publicKey === undefined ? null : fingerprintIn(publicKey) === fingerprint;
			const signature = await bytesOf(zip, entries, SIGNATURE_PART, SIGNATURE_BYTES);
			if (!isSigned(signed, signature.toString('latin1'), own))
				throw new Broken('signature', SIGNATURE_PART);
			if (isKnownKey === false) throw new Broken('other-key', SIGNATURE_PART);
			await checkParts(zip, entries, manifest);
			return { manifest, problem: null, isKnownKey };
		} finally {
			zip.close();
		}
	} catch (failure) {
		if (!(failure instanceof Broken)) throw failure;
		return { manifest, problem: failure.problem, isKnownKey };
	}
}

function manifestIn(bytes: Buffer): Manifest {
	try {
		const parsed = Manifest.parse(parseJson(bytes, MANIFEST_BYTES));
		// There is one way to write it: another would be signed as well, and say the same.
		if (canonicalJson(parsed) === bytes.toString('utf8')) return parsed;
	} catch {
		throw new Broken('manifest', MANIFEST_PART);
	}
	throw new Broken('manifest', MANIFEST_PART);
}

/** The fingerprint of an Ed25519 key; `null` when it is none. */
export function fingerprintIn(publicKey: string): string | null {
	try {
		const key = createPublicKey(publicKey);
		return key.asymmetricKeyType === 'ed25519' ? fingerprintOf(publicKey) : null;
	} catch {
		return null;
	}
}

async function checkParts(
	zip: ZipFile,
	entries: readonly Entry[],
	{ parts, submission }: Manifest
): Promise<void> {
	const rest = entries.slice(2);
	for (const [position, part] of parts.entries()) {
		const entry = rest[position];
		if (entry?.fileName !== part.name) throw new Broken('missing', part.name);
		await checkPart(zip, entry, part);
	}
	const beyond = rest[parts.length];
	if (beyond) throw new Broken('extra', beyond.fileName);
	const [first] = parts;
	if (first?.name !== SUBMISSION_PART || first.sha256 !== submission.sha256)
		throw new Broken('manifest', MANIFEST_PART);
}

async function checkPart(zip: ZipFile, entry: Entry, { name, size, sha256 }: BundlePart) {
	const limit = name === SUBMISSION_PART ? LIMITS.assessmentFile : LIMITS.evidenceFile;
	if (size > limit) throw new Broken('too-large', name);
	if (entry.uncompressedSize !== size) throw new Broken('differs', name);
	const hash = createHash('sha256');
	for await (const chunk of chunksOf(zip, entry)) hash.update(chunk);
	if (hash.digest('hex') !== sha256) throw new Broken('differs', name);
}
