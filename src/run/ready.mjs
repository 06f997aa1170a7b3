// Plain JavaScript for any Node ≥ 18: it runs before anything is installed.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
const options = { stdio: 'inherit', shell: process.platform === 'win32' };

/** Runs an npm command; Node 24 comes from `node_modules/.bin`, whatever the machine's own is. */
export const run = (...args) => execFileSync(npm, args, options);

/** Installs when the lockfile is not the one that was installed last. */
export function installed() {
	once('node_modules/.nrm-installed', ['package-lock.json'], () =>
		run('ci', '--no-audit', '--no-fund', '--loglevel=error')
	);
}

/** Builds when anything that goes into the build has changed. */
export function built() {
	once('build/.nrm-built', ['src', 'static', 'package-lock.json', 'vite.config.ts'], () =>
		run('run', '--silent', 'build', '--', '--logLevel', 'warn')
	);
}

/** Does the work unless `stamp` holds the hash of the sources as they are now. */
function once(stamp, sources, work) {
	const hash = createHash('sha256');
	for (const source of sources) addTo(hash, source);
	const now = hash.digest('hex');
	if (existsSync(stamp) && readFileSync(stamp, 'utf8') === now) return;
	work();
	mkdirSync(join(stamp, '..'), { recursive: true });
	writeFileSync(stamp, now);
}

function addTo(hash, path) {
	if (!existsSync(path)) return;
	let entries;
	try {
		entries = readdirSync(path).sort();
	} catch {
		hash.update(path).update(readFileSync(path));
		return;
	}
	for (const name of entries) addTo(hash, join(path, name));
}
