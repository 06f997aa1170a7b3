import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export type Served = {
	origin: string;
	home: string;
	process: ChildProcess;
	/** All that the process wrote, for tests of what it must not write. */
	output: () => string;
	stop: () => Promise<void>;
};

const NODE = join('node_modules', '.bin', 'node');
const READY_MS = 20_000;

/**
 * The built server on a free port of the loopback, in a folder of its own.
 * @param env further variables; `NRM_DEMO=1` opens on the demonstration, `northmark` on its one State with people
 */
export async function serve(env: Record<string, string> = {}, home?: string): Promise<Served> {
	const folder = home ?? (await mkdtemp(join(tmpdir(), 'nrm-e2e-')));
	const child = spawn(NODE, ['src/server.ts'], {
		env: { ...process.env, PORT: '0', NRM_HOME: folder, ...env },
		stdio: ['ignore', 'pipe', 'pipe']
	});
	let output = '';
	const origin = await new Promise<string>((resolve, reject) => {
		const timer = setTimeout(
			() => reject(new Error(`no address within 20 s: ${output}`)),
			READY_MS
		);
		const read = (chunk: Buffer) => {
			output += chunk;
			const address = /Listening on (http:\/\/\S+?)\/?\s/.exec(output)?.[1];
			if (!address) return;
			clearTimeout(timer);
			resolve(address);
		};
		child.stdout.on('data', read);
		child.stderr.on('data', read);
		child.on('exit', (code) => reject(new Error(`the server ended with ${code}: ${output}`)));
	});
	const ended = new Promise<void>((resolve) => child.on('exit', () => resolve()));
	return {
		origin,
		home: folder,
		process: child,
		output: () => output,
		stop: async () => {
			child.kill('SIGTERM');
			await ended;
			if (!home) await rm(folder, { recursive: true, force: true });
		}
	};
}
