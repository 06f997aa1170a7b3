import { createHash, randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { InputError, type Fault } from '#lib/core/input-error.ts';
import { LIMITS } from '#lib/core/limits.ts';
import { cleanName, mediaTypeOf } from './file-name.ts';
import { syncFolder } from './sync-folder.ts';

/** A file that is received whole and durable, but that no row names yet. */
export type Staged = {
	readonly path: string;
	readonly name: string;
	/** Bytes. */
	readonly size: number;
	/** 64 hexadecimal digits. */
	readonly sha256: string;
	readonly mediaType: string;
};

const TEMPORARY = 'tmp-';
const OWNER = 'owner';
/** The names that `stage` and `keep` give; a person's own files are not ours to remove. */
const OURS = /^(tmp-)?[0-9a-f]{32}$/;
/** A file that no row names may be on its way into one: it is left alone for an hour. */
const GRACE_MILLISECONDS = 60 * 60 * 1000;

export type EvidenceFiles = Awaited<ReturnType<typeof openEvidenceFiles>>;

/** The folder of evidence files, made with mode 0700; nothing else writes there. */
export async function openEvidenceFiles(folder: string) {
	await mkdir(folder, { recursive: true, mode: 0o700 });
	const at = (storedAs: string) => join(folder, storedAs);
	return {
		stage: (
			source: AsyncIterable<Uint8Array>,
			described: { name: string; place?: string; limit?: number }
		): Promise<Staged> => stage(folder, source, described),

		/** Gives a staged file its lasting name and makes that durable: the row may follow. */
		async keep(staged: Staged): Promise<string> {
			const storedAs = randomName();
			await rename(staged.path, at(storedAs));
			await syncFolder(folder);
			return storedAs;
		},

		/** Removes a staged file; one that was kept is no longer staged and stays. */
		discard: (staged: Staged): Promise<void> => rm(staged.path, { force: true }),

		/** Removes a kept file that no row names any more. */
		erase: (storedAs: string): Promise<void> => rm(at(storedAs), { force: true }),

		/** The bytes of a staged file of at most `limit` bytes. */
		async stagedBytes(staged: Staged, limit: number): Promise<Uint8Array> {
			if (staged.size > limit) throw tooLarge('', limit);
			return readFile(staged.path);
		},

		/** Where a kept file is, for what reads it here and there. */
		pathOf: at,

		/** The bytes of a kept file; rejects with the system's error when it is not there. */
		async open(storedAs: string): Promise<ReadableStream<Uint8Array>> {
			const file = await open(at(storedAs));
			return Readable.toWeb(createReadStream('', { fd: file })) as ReadableStream<Uint8Array>;
		},

		/**
		 * Whether this folder belongs to the database of that name; the first to ask owns it.
		 * Another database knows none of its files and must not sweep them away.
		 */
		async belongsTo(owner: string): Promise<boolean> {
			try {
				await writeFile(at(OWNER), owner, { flag: 'wx', mode: 0o600 });
				return true;
			} catch (error) {
				if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
				return (await readFile(at(OWNER), 'utf8')) === owner;
			}
		},

		/**
		 * Removes what no row names: left by an interrupted upload or a removed item.
		 * @param known asks for the names in the rows; called after the folder is read
		 * @returns how many files it removed
		 */
		async sweep(known: () => Promise<ReadonlySet<string>>, now: Date): Promise<number> {
			const names = await readdir(folder);
			const kept = await known();
			let removed = 0;
			for (const name of names) {
				if (kept.has(name) || !OURS.test(name)) continue;
				const changed = (await stat(at(name)).catch(() => null))?.mtimeMs ?? Infinity;
				if (now.getTime() - changed < GRACE_MILLISECONDS) continue;
				await rm(at(name), { force: true });
				removed += 1;
			}
			return removed;
		}
	};
}

const randomName = (): string => randomBytes(16).toString('hex');

/** Receives a file into a temporary one, hashing on the way, and waits until it is on the disk. */
async function stage(
	folder: string,
	source: AsyncIterable<Uint8Array>,
	{
		name,
		place = 'file',
		limit = LIMITS.evidenceFile
	}: { name: string; place?: string; limit?: number }
): Promise<Staged> {
	const path = join(folder, TEMPORARY + randomName());
	const file = await open(path, 'wx', 0o600);
	try {
		const hash = createHash('sha256');
		let size = 0;
		for await (const chunk of source) {
			size += chunk.length;
			// What is too much is read to its end all the same: the rest of a form comes after it.
			if (size > limit) continue;
			hash.update(chunk);
			await file.writeFile(chunk);
		}
		if (size > limit) throw tooLarge(place, limit);
		if (size === 0) throw new InputError([{ place, code: 'empty' }]);
		await file.sync();
		const clean = cleanName(name);
		const sha256 = hash.digest('hex');
		return { path, name: clean, size, sha256, mediaType: mediaTypeOf(clean) };
	} catch (error) {
		await rm(path, { force: true });
		throw error;
	} finally {
		await file.close();
	}
}

const tooLarge = (place: string, limit: number): InputError => {
	const fault: Fault = { place, code: 'too-large', expected: String(limit) };
	return new InputError([fault]);
};
