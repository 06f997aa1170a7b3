import { createHash, createPublicKey } from 'node:crypto';
import { openPromise, type Entry, type ZipFile } from 'yauzl';
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

const SIGNATURE_BYTES = 200;
const MANIFEST_BYTES = 2 * 1024 * 1024;

/** What a bundle proves, to whoever has the file and a public key. */
export type BundleVerification = {
	/** `null` as long as it cannot be read. */
	manifest: Manifest | null;
	/** The first thing that is wrong; `null`: every part is as it was signed. */
	problem: BundleProblem | null;
	/** Whether the key with which it is signed is the one that was given; `null`: none was. */
	isKnownKey: boolean | null;
};

class Broken extends Error {
	readonly problem: BundleProblem;
	constructor(code: BundleProblem['code'], part: string) {
		super(`${part}: ${code}`);
		this.problem = { code, part };
	}
}

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

async function opened(path: string): Promise<ZipFile> {
	try {
		// Refuses names that lead out of a folder, and sizes that lie.
		return await openPromise(path, { lazyEntries: true, autoClose: false, strictFileNames: true });
	} catch (failure) {
		if (failure instanceof Error && 'code' in failure) throw failure;
		throw new Broken('no-bundle', '');
	}
}

/** The parts as they lie in the file: as `createBundle` writes them, or it is no bundle of ours. */
async function entriesOf(zip: ZipFile): Promise<Entry[]> {
	const entries: Entry[] = [];
	if (zip.comment) throw new Broken('layout', '');
	try {
		for await (const entry of zip.eachEntry()) {
			const name = entry.fileName;
			if (entries.length > LIMITS.evidenceItems + 3) throw new Broken('too-large', name);
			if (entries.some((one) => one.fileName === name)) throw new Broken('layout', name);
			// Stored as they are, one after the other: what is packed anew is not what was signed.
			const isPlain = entry.compressionMethod === 0 && !entry.isEncrypted();
			if (!isPlain || entry.fileComment) throw new Broken('layout', name);
			if (entry.uncompressedSize !== entry.compressedSize) throw new Broken('layout', name);
			entries.push(entry);
		}
	} catch (failure) {
		if (failure instanceof Broken) throw failure;
		throw new Broken('no-bundle', entries.at(-1)?.fileName ?? '');
	}
	const [manifest, signature, submission] = entries.map(({ fileName }) => fileName);
	if (manifest !== MANIFEST_PART) throw new Broken('missing', MANIFEST_PART);
	if (signature !== SIGNATURE_PART) throw new Broken('missing', SIGNATURE_PART);
	if (submission !== SUBMISSION_PART) throw new Broken('missing', SUBMISSION_PART);
	return entries;
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

function fingerprintIn(publicKey: string): string | null {
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

/** The bytes of a small part. */
async function bytesOf(
	zip: ZipFile,
	entries: readonly Entry[],
	name: string,
	limit: number
): Promise<Buffer> {
	const entry = entries.find(({ fileName }) => fileName === name);
	if (!entry) throw new Broken('missing', name);
	if (entry.uncompressedSize > limit) throw new Broken('too-large', name);
	const chunks: Uint8Array[] = [];
	for await (const chunk of chunksOf(zip, entry)) chunks.push(chunk);
	return Buffer.concat(chunks);
}

async function* chunksOf(zip: ZipFile, entry: Entry): AsyncGenerator<Uint8Array> {
	try {
		yield* (await zip.openReadStreamPromise(entry)) as AsyncIterable<Uint8Array>;
	} catch {
		throw new Broken('differs', entry.fileName);
	}
}
