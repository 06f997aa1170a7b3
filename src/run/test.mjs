// `npm test`: installs, builds, then lint, types, units, storage and the browser.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { built, installed, run } from './ready.mjs';

const PROGRAMS = { chromium: 'chromium', pdftotext: 'poppler-utils', qpdf: 'qpdf' };

installed();
programs();
built();
run('run', '--silent', 'lint');
run('run', '--silent', 'check');
run('exec', '--', 'vitest', 'run', ...process.argv.slice(2));

/** The browser and the PDF tools come from Debian: the registry has none that could be downloaded. */
function programs() {
	const missing = Object.keys(PROGRAMS).filter((name) => !onPath(name));
	if (missing.length === 0) return;
	const packages = missing.map((name) => PROGRAMS[name]);
	if (!existsSync('/usr/bin/apt-get') || process.getuid?.() !== 0) {
		console.error(`The tests need ${missing.join(', ')}: apt-get install ${packages.join(' ')}`);
		process.exit(1);
	}
	const options = { stdio: 'inherit', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
	execFileSync('apt-get', ['update', '-qq'], options);
	execFileSync('apt-get', ['install', '-y', '-qq', ...packages], options);
}

function onPath(name) {
	return (process.env.PATH ?? '').split(':').some((folder) => existsSync(`${folder}/${name}`));
}
