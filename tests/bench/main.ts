/**
 * `npm run bench`: what the product reaches on this machine, beside what it shall reach.
 * Needs the build (`npm start` or `npm test` made it) and, for two rows, Debian's Chromium.
 */
import { execFile, spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { Bench } from 'tinybench';
import { writeAssessment } from '#lib/core/assessment.ts';
import { score } from '#lib/core/score.ts';
import { catalogue } from '../fixtures/catalogue.ts';
import { fullAssessment } from '../fixtures/full.ts';
import { openBrowser } from '../e2e/browser.ts';
import { serve } from '../e2e/serve.ts';
import { carry, cookieOf, fetchAs } from '../e2e/sign-in.ts';
import { installWithPerson, PERSON, postSignIn } from '../e2e/with-password.ts';
import { reportHtml } from './report-html.ts';

const run = promisify(execFile);
const RUNS = 9;
const REQUESTS = 60;
const SIGN_INS = 25;
/** As in the script `nrm` of package.json: a small young generation keeps memory low. */
const YOUNG = '--max-semi-space-size=4';
const WARM_UP = 10;

type Row = { what: string; reached: string; shall: string };
const rows: Row[] = [];
const note = (what: string, reached: string, shall = '') => rows.push({ what, reached, shall });

const median = (values: readonly number[]): number =>
	values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
const ms = (value: number): string => `${value < 10 ? value.toFixed(2) : value.toFixed(0)} ms`;

async function timed(work: () => Promise<unknown>): Promise<number> {
	const begun = performance.now();
	await work();
	return performance.now() - begun;
}

async function repeated(times: number, work: () => Promise<unknown>): Promise<number> {
	const all: number[] = [];
	for (let index = 0; index < times; index += 1) all.push(await timed(work));
	return median(all);
}

const folder = await mkdtemp(join(tmpdir(), 'nrm-bench-'));
const assessment = fullAssessment(catalogue);
const file = join(folder, 'full.json');
await writeFile(file, writeAssessment(assessment));

// core
const bench = new Bench({ time: 500 });
bench.add('score', () => void score(assessment, catalogue));
await bench.run();
const result = bench.tasks[0]?.result;
const mean = result && 'latency' in result ? result.latency.mean : Number.NaN;
note('score of a full assessment, core', ms(mean), '< 5 ms');

// the command line
const command = ['src/cli/main.ts', 'score', file, '--json'];
note(
	'score of a full assessment, command',
	ms(await repeated(RUNS, () => run(process.execPath, command))),
	'< 400 ms'
);

// the report: the whole command, as `npm run nrm` starts it
type Usage = { milliseconds: number; megabytes: number };
const out = join(folder, 'report.pdf');
const print = ['src/cli/main.ts', 'report', file, '--lang', 'en', '--out', out, '--force'];
const reports: Usage[] = [];
for (let index = 0; index < RUNS; index += 1) {
	const { stderr } = await run(process.execPath, [
		YOUNG,
		'--import',
		'./tests/bench/usage.ts',
		...print
	]);
	reports.push(JSON.parse(stderr));
}
const pages = (await readFile(out, 'latin1')).match(/\/Type \/Page\b/g)?.length ?? 0;
note(
	`report of it, ${pages} pages, command`,
	ms(median(reports.map(({ milliseconds }) => milliseconds))),
	'< 2000 ms'
);
note(
	'report of it, memory of the command',
	`${median(reports.map(({ megabytes }) => megabytes)).toFixed(0)} MB`,
	'< 250 MB'
);

const browser = await openBrowser();
const page = await browser.newPage();
const yardstick = await timed(async () => {
	await page.setContent(reportHtml(assessment, catalogue), { waitUntil: 'load' });
	await page.pdf({ format: 'A4', tagged: true, outline: true });
});
note('the same report, printed from HTML by headless Chromium', ms(yardstick), 'the yardstick');

// the server
const served = await serve({ NRM_DEMO: 'northmark' });
const cookie = await cookieOf(served, 'coordinator');
const fetchPage = fetchAs(cookie);
const home = await (await fetchPage(served.origin)).text();
const [path] = /\/assessments\/[0-9a-f]{32}/.exec(home) ?? [''];
for (const [what, address] of [
	['home', '/'],
	['task list', path],
	['answer page', `${path}/standards/P1-08`],
	['results page', `${path}/results`],
	['explanation', `${path}/results/explain/overall.design.mean`]
]) {
	const get = async () => (await fetchPage(`${served.origin}${address}`)).text();
	await repeated(WARM_UP, get);
	note(`${what}, whole request`, ms(await repeated(REQUESTS, get)), '< 50 ms');
}

// the board at its largest: every standard with twelve institutions
const assignPage = await (await fetchPage(`${served.origin}${path}/assign`)).text();
const institutions = [...assignPage.matchAll(/name="institutions" value="([^"]+)"/g)].slice(0, 12);
const everything = [
	['set', 'everything'],
	...institutions.map(([, id = '']) => ['institutions', id])
];
await fetchPage(`${served.origin}${path}/assign`, {
	method: 'POST',
	headers: { origin: served.origin, accept: 'text/html' },
	body: new URLSearchParams(everything),
	redirect: 'manual'
});
const board = async () => (await fetchPage(`${served.origin}${path}/board`)).text();
const links = (await board()).split('/contributions/').length - 1;
await repeated(WARM_UP, board);
note(
	`board of ${links} assignments, whole request`,
	ms(await repeated(REQUESTS, board)),
	'< 50 ms'
);

for (const [what, address] of [
	['first page', '/'],
	['answer page', `${path}/standards/P1-08`],
	['results page', `${path}/results`]
]) {
	const context = await browser.newContext();
	await carry(context, served, cookie);
	const visitor = await context.newPage();
	const weights: Promise<number>[] = [];
	visitor.on('response', (response) => {
		if (response.request().resourceType() === 'script')
			weights.push(response.body().then((body) => gzipSync(body).length));
	});
	await visitor.goto(`${served.origin}${address}`, { waitUntil: 'networkidle' });
	const total = (await Promise.all(weights)).reduce((sum, weight) => sum + weight, 0);
	note(`script of the ${what}, gzip`, `${(total / 1000).toFixed(0)} kB`, '< 150 kB');
	await context.close();
}
await browser.close();
await served.stop();

// signing in: hashing included, so it is the one page that may take longer
const installed = join(folder, 'installed');
await installWithPerson(installed);
const entrance = await serve({}, installed);
const enter = async () => {
	const { status } = await postSignIn(entrance.origin, PERSON);
	if (status !== 303) throw new Error(`not let in: ${status}`);
};
await repeated(3, enter);
note('signing in with a password, whole request', ms(await repeated(SIGN_INS, enter)), '< 300 ms');
await entrance.stop();

note('second npm start, until it listens', ms(await repeated(3, startAndStop)), '< 3000 ms');

function startAndStop(): Promise<void> {
	const child = spawn('npm', ['start', '--silent'], {
		env: { ...process.env, PORT: '0', NRM_HOME: folder },
		detached: true
	});
	return new Promise((resolve, reject) => {
		child.stdout.on('data', (chunk: Buffer) => {
			if (!String(chunk).includes('Listening')) return;
			process.kill(-(child.pid ?? 0), 'SIGTERM');
			resolve();
		});
		child.on('error', reject);
	});
}

await rm(folder, { recursive: true, force: true });
const machine = `${cpus()[0]?.model.trim()}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}`;
console.log(`${machine}\n`);
console.table(
	Object.fromEntries(rows.map(({ what, reached, shall }) => [what, { reached, shall }]))
);
