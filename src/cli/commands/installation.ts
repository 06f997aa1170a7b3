import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { InputError } from '#lib/core/input-error.ts';
import { openWorld, type World } from '#lib/server/world.ts';
import type { Options } from './command.ts';
import { within } from './file-error.ts';

/**
 * Opens the installation that `--home`, NRM_HOME or the folder `var` names.
 * @param mustExist whether to refuse a folder in which there is none, instead of making one
 */
export async function openInstallation(
	options: Options,
	{ mustExist }: { mustExist: boolean }
): Promise<World & { close(): Promise<void> }> {
	const { NRM_HOME = 'var', NRM_KEYS, NRM_CHECKPOINTS, DATABASE_URL } = process.env;
	const home = options.home ?? NRM_HOME;
	return within(home, () => {
		if (mustExist && !DATABASE_URL && !existsSync(join(home, 'nrm.db')))
			throw new InputError([{ place: 'nrm.db', code: 'unreadable', got: 'ENOENT' }]);
		return openWorld({
			home,
			keysFolder: NRM_KEYS,
			checkpointsFile: NRM_CHECKPOINTS,
			databaseUrl: DATABASE_URL
		});
	});
}
