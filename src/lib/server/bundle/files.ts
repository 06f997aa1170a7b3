import type { Manifest } from '#lib/core/bundle.ts';
import type { World } from '#lib/server/world.ts';
import { Broken, chunksOf, entriesOf, opened } from './archive.ts';

/**
 * Keeps the files of a bundle, whole and durable, before any row names them; all of them or none.
 * @returns the names under which they are kept, by evidence item
 * @throws Broken when a file is not what the manifest says
 */
export async function filesOf(
	world: World,
	path: string,
	{ parts }: Manifest
): Promise<Map<string, string>> {
	const kept = new Map<string, string>();
	const zip = await opened(path);
	try {
		const entries = await entriesOf(zip);
		for (const { name, ref, sha256 } of parts) {
			const entry = entries.find(({ fileName }) => fileName === name);
			if (ref === null || !entry) continue;
			const staged = await world.files.stage(chunksOf(zip, entry), { name, place: name });
			if (staged.sha256 !== sha256) {
				await world.files.discard(staged);
				throw new Broken('differs', name);
			}
			kept.set(ref, await world.files.keep(staged));
		}
		return kept;
	} catch (failure) {
		for (const storedAs of kept.values()) await world.files.erase(storedAs);
		throw failure;
	} finally {
		zip.close();
	}
}
