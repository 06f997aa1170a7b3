import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { InputError, type Fault } from '#lib/core/input-error.ts';
import { loadCatalogue, loadCatalogues } from '#lib/server/catalogues.ts';
import { CATALOGUE_FOLDER } from '../fixtures/catalogue.ts';

let folder: string;
beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), 'nrm-catalogues-'));
});
afterEach(() => rm(folder, { recursive: true }));

/** A copy of the installed catalogue, its structure rewritten, with one language. */
async function copy(name: string, rewrite: (yaml: string) => string = (yaml) => yaml) {
	const to = join(folder, name);
	for (const file of ['catalogue.yaml', 'en.yaml'])
		await cp(join(CATALOGUE_FOLDER, file), join(to, file));
	const yaml = await readFile(join(to, 'catalogue.yaml'), 'utf8');
	await writeFile(join(to, 'catalogue.yaml'), rewrite(yaml));
	return to;
}
const faultsOf = async (work: Promise<unknown>): Promise<readonly Fault[]> => {
	try {
		await work;
	} catch (error) {
		if (error instanceof InputError) return error.faults;
		throw error;
	}
	return [];
};

describe('the languages that are read', () => {
	test('all, unless some are named', async () => {
		const all = await loadCatalogue(CATALOGUE_FOLDER);
		expect(Object.keys(all.texts).toSorted()).toStrictEqual(['de', 'en', 'es', 'fr', 'it', 'ru']);
	});

	test('those that are named, where the catalogue has them', async () => {
		const some = await loadCatalogue(CATALOGUE_FOLDER, { languages: ['fr'] });
		expect(Object.keys(some.texts)).toStrictEqual(['fr']);
		const other = await loadCatalogue(await copy('a'), { languages: ['fr'] });
		expect(Object.keys(other.texts)).toStrictEqual(['en']);
	});
});

test('catalogues come by id, the newest version first', async () => {
	const version = (to: string) => (yaml: string) =>
		yaml.replace('version: 1.0.0', `version: ${to}`);
	await copy('one', version('1.9.0'));
	await copy('two', version('1.10.0'));
	await copy('three', version('0.1.0'));
	await copy('four', (yaml) => yaml.replace('id: nrm-2022-working', 'id: a-catalogue'));
	await writeFile(join(folder, 'README.md'), 'a file among the folders');
	const catalogues = await loadCatalogues(folder);
	expect(catalogues.map((one) => `${one.id} ${one.version}`)).toStrictEqual([
		'a-catalogue 1.0.0',
		'nrm-2022-working 1.10.0',
		'nrm-2022-working 1.9.0',
		'nrm-2022-working 0.1.0'
	]);
});

describe('what is wrong, at its place', () => {
	test.each<[string, (yaml: string) => string, Fault[]]>([
		['nothing in a file', () => '', [{ place: 'catalogue.yaml', code: 'empty' }]],
		[
			'a name twice',
			(yaml) => yaml.replace('version: 1.0.0', 'version: 1.0.0\nid: other'),
			[{ place: 'catalogue.yaml:3', code: 'duplicate-key' }]
		],
		[
			'no YAML',
			() => 'id: x\nversion: "1.0.0\n',
			[{ place: 'catalogue.yaml:3', code: 'not-yaml', got: 'MISSING_CHAR' }]
		],
		[
			'an alias, which can grow beyond all memory',
			() => 'a: &a [x, x]\nb: [*a, *a]\n',
			[{ place: 'catalogue.yaml', code: 'not-yaml', got: 'ALIAS' }]
		],
		['too deep', () => '['.repeat(20_000), [{ place: 'catalogue.yaml:1', code: 'too-deep' }]],
		[
			'too large',
			() => `# ${'x'.repeat(2 * 1024 * 1024)}`,
			[{ place: 'catalogue.yaml', code: 'too-large', expected: '2097152' }]
		],
		[
			'a wrong value',
			(yaml) => yaml.replace('provenance: working-text', 'provenance: invented'),
			[
				{
					place: 'catalogue.yaml.provenance',
					code: 'one-of',
					got: '"invented"',
					expected: 'working-text, official'
				}
			]
		]
	])('%s', async (_, rewrite, expected) => {
		expect(await faultsOf(loadCatalogue(await copy('a', rewrite)))).toStrictEqual(expected);
	});

	test('no structure', async () => {
		const to = await copy('a');
		await rm(join(to, 'catalogue.yaml'));
		expect(await faultsOf(loadCatalogue(to))).toStrictEqual([
			{ place: 'catalogue.yaml', code: 'missing' }
		]);
	});

	test('no folder', async () => {
		const expected = [{ place: '', code: 'unreadable', got: 'ENOENT' }];
		expect(await faultsOf(loadCatalogue(join(folder, 'none')))).toStrictEqual(expected);
		expect(await faultsOf(loadCatalogues(join(folder, 'none')))).toStrictEqual(expected);
	});

	test('among several, with the name of its folder', async () => {
		await copy('right');
		await copy('wrong', () => 'a: [');
		const [fault] = await faultsOf(loadCatalogues(folder));
		expect(fault?.place).toBe('wrong/catalogue.yaml:1');
	});
});
