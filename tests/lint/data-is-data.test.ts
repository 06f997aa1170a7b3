import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { catalogue } from '../fixtures/catalogue.ts';

/** Examples in comments may name a standard. */
const withoutComments = (code: string): string =>
	code.replace(/\/\*[\s\S]*?\*\/|<!--[\s\S]*?-->|(?<!:)\/\/.*/g, '');

async function sources(): Promise<{ path: string; code: string }[]> {
	const entries = await readdir('src', { recursive: true, withFileTypes: true });
	const paths = entries
		.filter((entry) => entry.isFile() && /\.(ts|js|mjs|svelte|html)$/.test(entry.name))
		.map(({ parentPath, name }) => join(parentPath, name));
	return Promise.all(
		paths.map(async (path) => ({ path, code: withoutComments(await readFile(path, 'utf8')) }))
	);
}

test('no code names a standard, a pillar’s section or a text of the catalogue', async () => {
	const ids = catalogue.standards.map(({ id }) => id);
	const titles = Object.values(catalogue.texts.en?.standards ?? {}).map(({ title }) => title);
	const sections = catalogue.pillars.flatMap((pillar) => pillar.sections);
	const quoted = sections.map((section) => `['"\`]${section}['"\`]`);
	const names = new RegExp(`\\b(${ids.join('|')})\\b|${quoted.join('|')}|${titles.join('|')}`);
	const found = (await sources()).flatMap(({ path, code }) => {
		const [name] = names.exec(code) ?? [];
		return name ? [`${path}: ${name}`] : [];
	});
	expect(found).toStrictEqual([]);
	expect(names.test(`'${ids[0]}'`)).toBe(true);
});
