import js from '@eslint/js';
import globals from 'globals';
import svelte from 'eslint-plugin-svelte';
import ts from 'typescript-eslint';

/** A folder may not import what its layer may not know; the message says why. */
const forbid = (folder, regex, message) => ({
	files: [`src/${folder}/**`],
	rules: {
		'@typescript-eslint/no-restricted-imports': ['error', { patterns: [{ regex, message }] }]
	}
});

export default ts.config(
	{ ignores: ['build/', '.svelte-kit/', 'var/', '.run/', 'migrations/'] },
	js.configs.recommended,
	...ts.configs.recommended,
	...svelte.configs.recommended,
	{ languageOptions: { globals: { ...globals.browser, ...globals.node } } },
	{
		files: ['**/*.svelte', '**/*.svelte.ts'],
		languageOptions: { parserOptions: { parser: ts.parser } }
	},
	{
		rules: {
			'svelte/no-at-html-tags': 'error',
			// Links are made by resolve() in the script of a page; the rule does not see through variables.
			'svelte/no-navigation-without-resolve': 'off',
			'no-undef': 'off' // TypeScript's own check knows more
		}
	},
	// core ← charts ← server ← routes, cli; core ← charts ← ui ← routes; nothing points right.
	// `../` is forbidden so that a relative path cannot slip past: across folders write #lib/…
	forbid('lib/core', '^(?!zod$|\\./|#lib/core/)', 'core is pure: only zod and itself'),
	forbid('lib/text', '^(?!\\./|#lib/text/|#lib/core/)', 'text is words: only core and itself'),
	forbid(
		'lib/charts',
		'^(?!chart\\.js|\\./|#lib/(core|charts)/)',
		'charts draw what core says: only chart.js, core and itself'
	),
	forbid(
		'lib/server',
		'^(\\$app/|@sveltejs/|svelte|#lib/ui/|\\.\\./)',
		'the command line runs this too: no framework, no interface'
	),
	forbid(
		'lib/ui',
		'^(\\$app/|#lib/server/|drizzle|better-sqlite3|node:|\\.\\./)',
		'runs in the browser: data in, markup out'
	),
	forbid(
		'cli',
		'^(\\$app/|@sveltejs/|svelte|#lib/ui/|\\.\\./)',
		'the command line has no framework'
	)
);
