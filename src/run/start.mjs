// `npm start`: installs, builds, migrates, serves.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { built, installed } from './ready.mjs';

installed();
built();

const env = { ...process.env };
if (process.argv.includes('--demo')) {
	env.NRM_DEMO = '1';
	env.NRM_HOME = process.env.NRM_HOME ?? join('var', 'demo');
}
const node = join('node_modules', '.bin', process.platform === 'win32' ? 'node.cmd' : 'node');
const server = spawn(node, ['src/server.ts'], {
	stdio: 'inherit',
	env,
	shell: process.platform === 'win32'
});
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => server.kill(signal));
server.on('exit', (code) => process.exit(code ?? 1));
