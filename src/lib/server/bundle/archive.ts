import { openPromise, type Entry, type ZipFile } from 'yauzl';
import {
	MANIFEST_PART,
	SIGNATURE_PART,
	SUBMISSION_PART,
	type BundleProblem
} from '#lib/core/bundle.ts';
import { LIMITS } from '#lib/core/limits.ts';

/** Bytes before the name of a part. */
const LOCAL_HEADER = 30;

/** The first thing that is wrong with a bundle. */
export class Broken extends Error {
	readonly problem: BundleProblem;
	constructor(code: BundleProblem['code'], part: string) {
		super(`${part}: ${code}`);
		this.problem = { code, part };
	}
}

/** The file as a ZIP archive, which the caller closes. @throws the system's error when there is none */
export async function opened(path: string): Promise<ZipFile> {
	try {
		// Refuses names that lead out of a folder, and sizes that lie.
		return await openPromise(path, { lazyEntries: true, autoClose: false, strictFileNames: true });
	} catch (failure) {
		if (failure instanceof Error && 'code' in failure) throw failure;
		throw new Broken('no-bundle', '');
	}
}

/** The parts as they lie in the file: as `createBundle` writes them, or it is no bundle of ours. */
export async function entriesOf(zip: ZipFile): Promise<Entry[]> {
	const entries: Entry[] = [];
	let end = 0;
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
			// Parts that share bytes would be copied as often as they are named.
			if (entry.relativeOffsetOfLocalHeader < end) throw new Broken('layout', name);
			end = entry.relativeOffsetOfLocalHeader + LOCAL_HEADER + name.length + entry.compressedSize;
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

/** The bytes of a part that is small enough to be held. */
export async function bytesOf(
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

/** The bytes of a part as they are read. */
export async function* chunksOf(zip: ZipFile, entry: Entry): AsyncGenerator<Uint8Array> {
	try {
		yield* (await zip.openReadStreamPromise(entry)) as AsyncIterable<Uint8Array>;
	} catch {
		throw new Broken('differs', entry.fileName);
	}
}
