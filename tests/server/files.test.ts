import { readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { LIMITS } from '#lib/core/limits.ts';
import { cleanName, mediaTypeOf } from '#lib/server/file-name.ts';
import { openEvidenceFiles, type EvidenceFiles } from '#lib/server/files.ts';
import { temporaryFolder } from './engines.ts';

const folder = temporaryFolder();
let files: EvidenceFiles;
let number = 0;
let home = '';
beforeEach(async () => {
	home = join(folder.path, `evidence-${(number += 1)}`);
	files = await openEvidenceFiles(home);
});
const onDisk = () => readdirSync(home);

async function* bytes(size: number, chunk = 1024 * 1024): AsyncGenerator<Uint8Array> {
	for (let left = size; left > 0; left -= chunk) yield new Uint8Array(Math.min(left, chunk));
}

test('the folder and its files are for their owner alone', async () => {
	expect(statSync(home).mode & 0o777).toBe(0o700);
	await files.stage(bytes(1), { name: 'a.txt' });
	expect(onDisk().map((name) => statSync(join(home, name)).mode & 0o777)).toEqual([0o600]);
});

test.each([
	{ name: 'one byte', size: 1, chunk: 1 },
	{ name: 'as large as may be', size: LIMITS.evidenceFile, chunk: 1_000_003 }
])('$name is staged, kept and read', async ({ size, chunk }) => {
	const staged = await files.stage(bytes(size, chunk), { name: 'a.txt' });
	expect(staged).toMatchObject({ size, name: 'a.txt', mediaType: 'text/plain' });
	const storedAs = await files.keep(staged);
	expect(onDisk()).toEqual([storedAs]);
	await files.discard(staged);
	const read = await new Response(await files.open(storedAs)).arrayBuffer();
	expect(read.byteLength).toBe(size);
	await files.erase(storedAs);
	expect(onDisk()).toEqual([]);
});

test.each([
	{ name: 'nothing', size: 0, fault: { code: 'empty' } },
	{
		name: 'one byte too many',
		size: LIMITS.evidenceFile + 1,
		fault: { code: 'too-large', expected: '26214400' }
	}
])('$name is refused and leaves nothing', async ({ size, fault }) => {
	const staging = files.stage(bytes(size), { name: 'a.txt', place: 'new.file' });
	await expect(staging).rejects.toMatchObject({ faults: [{ place: 'new.file', ...fault }] });
	expect(onDisk()).toEqual([]);
});

test('a source that breaks off leaves nothing', async () => {
	async function* broken() {
		yield* bytes(10);
		throw new Error('gone');
	}
	await expect(files.stage(broken(), { name: 'a' })).rejects.toThrow('gone');
	expect(onDisk()).toEqual([]);
});

test('the bytes of a staged file are given up to a limit', async () => {
	const staged = await files.stage(bytes(10), { name: 'a.json' });
	expect(await files.stagedBytes(staged, 10)).toHaveLength(10);
	await expect(files.stagedBytes(staged, 9)).rejects.toMatchObject({
		faults: [{ place: '', code: 'too-large', expected: '9' }]
	});
});

test('a folder belongs to one database, and what a person puts there is left alone', async () => {
	expect(await files.belongsTo('one')).toBe(true);
	expect(await files.belongsTo('one')).toBe(true);
	expect(await files.belongsTo('other')).toBe(false);
	writeFileSync(join(home, 'notes.txt'), 'mine');
	const never = new Date(Date.now() + 10 ** 9);
	expect(await files.sweep(() => Promise.resolve(new Set()), never)).toBe(0);
	expect(onDisk().sort()).toEqual(['notes.txt', 'owner']);
});

describe('names', () => {
	test.each([
		['act.pdf', 'act.pdf'],
		['Указ № 5.docx', 'Указ № 5.docx'],
		['../../etc/passwd', 'passwd'],
		['C:\\Users\\x\\act.pdf', 'act.pdf'],
		['a\u202egnp.exe', 'agnp.exe'],
		['a\r\nb\u0000\u2028.txt', 'ab.txt'],
		['"a"<b>|?*.txt', 'ab.txt'],
		['..', 'file'],
		['.htaccess', 'htaccess'],
		['  ', 'file'],
		['', 'file'],
		['e\u0301.txt', 'é.txt'],
		['a\ud800.txt', 'a\ufffd.txt'],
		[`${'x'.repeat(300)}.pdf`, `${'x'.repeat(196)}.pdf`],
		[`${'x'.repeat(195)}😀😀.pdf`, `${'x'.repeat(195)}.pdf`],
		[`.${'x'.repeat(300)}`, 'x'.repeat(200)]
	])('%j is kept as %j', (given, kept) => {
		expect(cleanName(given)).toBe(kept);
	});

	test.each([
		['a.PDF', 'application/pdf'],
		['a.jpeg', 'image/jpeg'],
		['a.pdf.exe', 'application/octet-stream'],
		['a.html', 'application/octet-stream'],
		['a.svg', 'application/octet-stream'],
		['pdf', 'application/octet-stream'],
		['', 'application/octet-stream']
	])('%j is sent as %s', (name, mediaType) => {
		expect(mediaTypeOf(name)).toBe(mediaType);
	});
});
