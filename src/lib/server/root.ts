import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** What the project's folder holds and no other does. */
const MARK = join('data', 'catalogues');

/**
 * The folder that holds `data/` and `migrations/`, whether this runs from `src/` or from `build/`.
 * @param from where to begin to look
 */
export function projectRoot(from = import.meta.dirname): string {
	if (existsSync(join(from, MARK))) return from;
	const parent = dirname(from);
	if (parent === from) throw new Error(`no folder above ${import.meta.dirname} holds ${MARK}`);
	return projectRoot(parent);
}
