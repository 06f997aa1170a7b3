import type { StoredEvidence } from './db/evidence-rows.ts';
import type { EvidenceFiles, Staged } from './files.ts';

/** By evidence: under which name its copy is kept. */
export type Copies = ReadonlyMap<string, string>;

/**
 * Copies the files of evidence items, all or none, durable before any row names them. A file that is
 * not here any more, or is no longer what its SHA-256 says, has no copy: its item says so and takes
 * the right file when somebody brings it.
 */
export async function copyFiles(
	files: EvidenceFiles,
	evidence: readonly StoredEvidence[]
): Promise<{ names: Copies; erase: () => Promise<void> }> {
	const names = new Map<string, string>();
	const erase = async () => {
		for (const storedAs of names.values()) await files.erase(storedAs);
	};
	try {
		for (const { item, storedAs } of evidence) {
			if (item.kind !== 'file' || storedAs === null) continue;
			const staged = await stageCopy(files, storedAs, item.file.name);
			if (!staged) continue;
			try {
				if (staged.sha256 === item.file.sha256) names.set(item.id, await files.keep(staged));
			} finally {
				await files.discard(staged);
			}
		}
	} catch (error) {
		await erase();
		throw error;
	}
	return { names, erase };
}

/** `null` where there is nothing to copy. */
async function stageCopy(
	files: EvidenceFiles,
	storedAs: string,
	name: string
): Promise<Staged | null> {
	const stream = await files.open(storedAs).catch((error: unknown) => {
		if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
		throw error;
	});
	return stream && files.stage(stream, { name });
}
