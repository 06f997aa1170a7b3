import { execFile, type ExecFileOptions } from 'node:child_process';
import { resolve } from 'node:path';

const MAIN = resolve('src/cli/main.ts');

export type Ended = { status: number | null; out: string; err: string };

/** Runs the command line as a process of its own, to its end. */
export const run = (
	args: readonly string[],
	options: Pick<ExecFileOptions, 'cwd' | 'env'> = {}
): Promise<Ended> =>
	new Promise((done) => {
		const given = { maxBuffer: 64 * 1024 * 1024, ...options, encoding: 'utf8' as const };
		const child = execFile(process.execPath, [MAIN, ...args], given, (_, out, err) => {
			done({ status: child.exitCode, out, err });
		});
	});

/** Runs a line of shell in which `$NRM` is the command line; gives the status of the shell. */
export const shell = (line: string): Promise<Ended> =>
	new Promise((done) => {
		const env = { ...process.env, NRM: `${process.execPath} ${MAIN}` };
		const child = execFile('bash', ['-c', line], { env, encoding: 'utf8' }, (_, out, err) => {
			done({ status: child.exitCode, out, err });
		});
	});
