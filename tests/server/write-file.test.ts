import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { InputError } from '#lib/core/input-error.ts';
import { writeWhole } from '#lib/server/write-file.ts';

let folder: string;
beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), 'nrm-write-'));
});
afterEach(() => rm(folder, { recursive: true }));

const NEW = Buffer.from('new');
async function write(name: string, force = false): Promise<string> {
	try {
		await writeWhole(join(folder, name), NEW, { force });
		return 'written';
	} catch (error) {
		if (!(error instanceof InputError)) throw error;
		return error.faults.map(({ code, got }) => `${code} ${got ?? ''}`.trim()).join();
	}
}
const content = (name: string) => readFile(join(folder, name), 'utf8');

test('a new file', async () => {
	expect(await write('a.pdf')).toBe('written');
	expect(await content('a.pdf')).toBe('new');
	expect(await readdir(folder)).toStrictEqual(['a.pdf']);
});

test('a file that exists is left as it is', async () => {
	await writeFile(join(folder, 'a.pdf'), 'old');
	expect(await write('a.pdf')).toBe('exists');
	expect(await content('a.pdf')).toBe('old');
	expect(await readdir(folder)).toStrictEqual(['a.pdf']);
});

test('a file that exists is replaced when that is wanted', async () => {
	await writeFile(join(folder, 'a.pdf'), 'old and longer');
	expect(await write('a.pdf', true)).toBe('written');
	expect(await content('a.pdf')).toBe('new');
	expect(await readdir(folder)).toStrictEqual(['a.pdf']);
});

test('a link is replaced, not followed', async () => {
	await writeFile(join(folder, 'target'), 'old');
	await symlink(join(folder, 'target'), join(folder, 'a.pdf'));
	expect(await write('a.pdf')).toBe('exists');
	expect(await write('a.pdf', true)).toBe('written');
	expect(await content('target')).toBe('old');
	expect(await content('a.pdf')).toBe('new');
});

test('a device is refused, even by force', async () => {
	await expect(writeWhole('/dev/null', new Uint8Array([1]), { force: true })).rejects.toMatchObject(
		{
			faults: [{ place: '', code: 'unwritable', got: 'EINVAL' }]
		}
	);
});

test.each([false, true])('a folder is refused (force: %s)', async (force) => {
	await mkdir(join(folder, 'a.pdf'));
	expect(await write('a.pdf', force)).toBe('unwritable EISDIR');
	expect(await readdir(folder)).toStrictEqual(['a.pdf']);
});

test('a place that is not there', async () => {
	expect(await write('none/a.pdf')).toBe('unwritable ENOENT');
	await writeFile(join(folder, 'file'), 'old');
	expect(await write('file/a.pdf')).toBe('unwritable ENOTDIR');
	expect(await readdir(folder)).toStrictEqual(['file']);
});

test('a name that is too long', async () => {
	expect(await write('x'.repeat(300))).toBe('unwritable ENAMETOOLONG');
});

test('two writers: one wins, and its file is whole', async () => {
	const ends = await Promise.all([write('a.pdf'), write('a.pdf'), write('a.pdf')]);
	expect(ends.toSorted()).toStrictEqual(['exists', 'exists', 'written']);
	expect(await content('a.pdf')).toBe('new');
	expect(await readdir(folder)).toStrictEqual(['a.pdf']);
});
