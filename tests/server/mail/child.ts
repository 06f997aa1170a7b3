import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** What a program prints that runs in a process of its own, while this one goes on. */
export async function printed(program: string, env: Record<string, string> = {}): Promise<string> {
	const { stdout } = await promisify(execFile)(
		process.execPath,
		['--input-type=module-typescript', '--eval', program],
		{ env: { ...process.env, ...env } }
	);
	return stdout.trim();
}
