import { mkdirSync, readdirSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { projectRoot } from '#lib/server/root.ts';
import { openWorld } from '#lib/server/world.ts';
import { temporaryFolder } from './engines.ts';

const folder = temporaryFolder();
const ORPHAN = '0123456789abcdef0123456789abcdef';

/** Puts a file that no row names into the evidence, as old as two hours. */
function orphanIn(home: string): string {
	const path = join(home, 'evidence', ORPHAN);
	writeFileSync(path, 'left over');
	const past = new Date(Date.now() - 2 * 60 * 60 * 1000);
	utimesSync(path, past, past);
	return path;
}
const evidenceIn = (home: string) => readdirSync(join(home, 'evidence')).sort();

test('an installation makes its folder, for its owner alone, and opens again', async () => {
	const home = join(folder.path, 'new/home');
	for (const time of ['first', 'again']) {
		const world = await openWorld({ home });
		expect(world.catalogues.map(({ id }) => id)).toEqual(['nrm-2022-working']);
		expect(world.store.engine, time).toBe('sqlite');
		await world.close();
	}
	expect(readdirSync(home).sort()).toEqual(['evidence', 'keys', 'nrm.db']);
	expect(statSync(home).mode & 0o777).toBe(0o700);
});

test('what no row names is swept away when it opens', async () => {
	const home = join(folder.path, 'swept');
	await (await openWorld({ home })).close();
	orphanIn(home);
	await (await openWorld({ home })).close();
	expect(evidenceIn(home)).toEqual(['owner']);
});

test('another database does not sweep the files of the first', async () => {
	const home = join(folder.path, 'shared');
	await (await openWorld({ home })).close();
	orphanIn(home);
	await (await openWorld({ home, databaseUrl: join(home, 'other.db') })).close();
	expect(evidenceIn(home)).toEqual([ORPHAN, 'owner']);
});

test('a database that cannot be opened is left alone, and named', async () => {
	const home = join(folder.path, 'damaged');
	mkdirSync(home);
	writeFileSync(join(home, 'nrm.db'), '');
	await expect(openWorld({ home })).rejects.toMatchObject({
		faults: [{ place: join(home, 'nrm.db'), code: 'damaged' }]
	});
	expect(readdirSync(home)).toEqual(['nrm.db']);
});

test('the project is found from any folder in it, and nowhere else', () => {
	const root = projectRoot();
	expect(projectRoot(join(root, 'build/server/chunks'))).toBe(root);
	expect(() => projectRoot('/')).toThrow('data/catalogues');
});
