import { ESLint } from 'eslint';
import { beforeAll, describe, expect, test } from 'vitest';

let eslint: ESLint;
beforeAll(() => {
	eslint = new ESLint({ overrideConfigFile: 'eslint.config.js' });
});

const LAYERS: [folder: string, why: string, forbidden: string[], allowed: string[]][] = [
	[
		'lib/core',
		'core is pure: only zod and itself',
		[
			'node:fs',
			'svelte',
			'#lib/charts/a.ts',
			'#lib/server/a.ts',
			'#lib/text/a.ts',
			'../server/a.ts'
		],
		['zod', './a.ts', '#lib/core/a.ts']
	],
	[
		'lib/text',
		'text is words: only core and itself',
		['zod', 'node:fs', '#lib/server/a.ts', '#lib/ui/A.svelte', '../server/a.ts'],
		['./a.ts', '#lib/text/a.ts', '#lib/core/a.ts']
	],
	[
		'lib/charts',
		'charts draw what core says: only chart.js, core and itself',
		['node:fs', 'svelte', '#lib/server/a.ts', '#lib/text/a.ts', '../server/a.ts'],
		['chart.js', './a.ts', '#lib/charts/a.ts', '#lib/core/a.ts']
	],
	[
		'lib/server',
		'the command line runs this too: no framework, no interface',
		['$app/environment', '@sveltejs/kit', 'svelte', '#lib/ui/a.ts', '../ui/a.ts'],
		['node:fs', 'drizzle-orm', './a.ts', '#lib/core/a.ts', '#lib/charts/a.ts', '#lib/text/a.ts']
	],
	[
		'lib/ui',
		'runs in the browser: data in, markup out',
		[
			'$app/state',
			'node:fs',
			'drizzle-orm',
			'better-sqlite3',
			'#lib/server/a.ts',
			'../server/a.ts'
		],
		['svelte', './a.ts', '#lib/core/a.ts', '#lib/charts/a.ts', '#lib/text/a.ts']
	],
	[
		'cli',
		'the command line has no framework',
		['$app/environment', '@sveltejs/kit', 'svelte', '#lib/ui/a.ts', '../routes/a.ts'],
		['node:fs', './a.ts', '#lib/core/a.ts', '#lib/server/a.ts', '#lib/text/a.ts']
	]
];

/** What the rule says about one import in a file of the folder. */
async function complaints(folder: string, from: string): Promise<string[]> {
	const code = `import { a } from '${from}';\na();\n`;
	const [result] = await eslint.lintText(code, { filePath: `src/${folder}/probe.ts` });
	return result?.messages.map(({ message }) => message) ?? ['not linted'];
}

describe.each(LAYERS)('%s: %s', (folder, why, forbidden, allowed) => {
	test.each(forbidden.map((from) => [from]))('may not import %s', async (from) => {
		expect(await complaints(folder, from)).toStrictEqual([
			`'${from}' import is restricted from being used by a pattern. ${why}`
		]);
	});

	test.each(allowed.map((from) => [from]))('may import %s', async (from) => {
		expect(await complaints(folder, from)).toStrictEqual([]);
	});
});
