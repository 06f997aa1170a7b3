import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { BUNDLE_PROBLEMS } from '#lib/core/bundle.ts';
import { openWorld } from '#lib/server/world.ts';
import { cli } from '#lib/text/cli/en.ts';
import { newSubmission } from '../server/reviews/scene.ts';
import { run } from './run.ts';

vi.setConfig({ testTimeout: 60_000 }); // processes are slow where other tests run beside them

let folder: string;
let home: string;
let submission: string;
let key: string;
let bundle: string;
beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'nrm-cli-'));
	home = join(folder, 'home');
	key = join(folder, 'key.pem');
	bundle = join(folder, 'a.nrm');
	const world = await openWorld({ home });
	({ submissionId: submission } = await newSubmission(world, 'XA', ['public', 'internal']));
	await writeFile(key, world.keys.publicKey);
	await world.close();
}, 60_000);
afterAll(() => rm(folder, { recursive: true }));

const verify = (...args: string[]) => run(['bundle', 'verify', ...args]);

test('a bundle is made, and verified with nothing but the file and a key', async () => {
	const made = await run(['bundle', 'create', submission, '--out', bundle, '--home', home]);
	expect([made.status, made.err]).toEqual([0, '']);
	const { status, out } = await verify(bundle, '--key', key);
	expect([status, out.split('\n')[0]]).toEqual([0, cli.bundle.ok]);
	expect(out).toContain('2 answers, 2 evidence, 1 files, 1 items internal to the sender');
	expect(out).toContain('signed with the key that was given');
	expect((await verify(bundle)).out).toContain('only the sender can tell you');
	expect(JSON.parse((await verify(bundle, '--json')).out)).toMatchObject({
		problem: null,
		manifest: { state: 'XA' }
	});
});

test('what is wrong is named first, and is no success', async () => {
	const bytes = await readFile(bundle);
	const at = bytes.indexOf('evidence/0001public') + 'evidence/0001'.length;
	bytes[at] = 'q'.charCodeAt(0);
	const changed = join(folder, 'changed.nrm');
	await writeFile(changed, bytes);
	const { status, out } = await verify(changed, '--key', key);
	expect([status, out]).toEqual([1, 'evidence/0001: is not what was signed\n']);
});

test('a submission, a file and a key that are not there are said, and nothing is written', async () => {
	const none = join(folder, 'none.nrm');
	const made = await run(['bundle', 'create', '0'.repeat(32), '--out', none, '--home', home]);
	expect(made.status).toBe(2);
	await expect(readFile(none)).rejects.toThrow('ENOENT');
	for (const args of [[none], [bundle, '--key', none], [bundle, '--key', bundle]])
		expect([args, (await verify(...args)).status]).toEqual([args, 2]);
	const again = await run(['bundle', 'create', submission, '--out', bundle, '--home', home]);
	expect(again.status).toBe(2);
});

test('every problem has its sentence', () => {
	expect(Object.keys(cli.bundle.problems)).toEqual([...BUNDLE_PROBLEMS]);
});

test('another installation takes it in once its key is given, and finds it the second time', async () => {
	const there = join(folder, 'there');
	await (await openWorld({ home: there })).close();
	const take = (...args: string[]) => run(['bundle', 'import', bundle, '--home', there, ...args]);
	const unknown = await take();
	expect([unknown.status, unknown.out]).toEqual([2, '']);
	expect(unknown.err).toContain('nobody here has checked the key of this sender');
	const taken = await take('--key', key, '--name', 'Ministry XA');
	expect([taken.status, taken.err]).toEqual([0, '']);
	const lines = taken.out.trim().split('\n');
	expect(lines[0]).toContain('submission 1: XA, self, Ministry of the Interior');
	const id = /^taken in as ([0-9a-f]{32}), in no round$/.exec(lines[1]!)![1]!;
	expect((await take()).out).toContain(`is here already as ${id}; nothing was changed`);
	const out = join(folder, 'again.nrm');
	await run(['bundle', 'create', id, '--out', out, '--home', there]);
	expect((await readFile(out)).equals(await readFile(bundle))).toBe(true);
	const wrong = await take('--round', 'none');
	expect([wrong.status, wrong.err.includes('--round')]).toEqual([2, true]);
});

test('where it was made, and changed on its way, it is not taken in', async () => {
	const own = await run(['bundle', 'import', bundle, '--home', home]);
	expect([own.status, own.out]).toEqual([1, `manifest.json: ${cli.bundle.problems.own}\n`]);
	const changed = await run([
		...['bundle', 'import', join(folder, 'changed.nrm')],
		...['--home', join(folder, 'there')]
	]);
	expect([changed.status, changed.out]).toEqual([1, 'evidence/0001: is not what was signed\n']);
});
