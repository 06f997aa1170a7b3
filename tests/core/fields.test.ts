import { describe, expect, test } from 'vitest';
import * as field from '#lib/core/fields.ts';

describe.each<
	[string, { safeParse: (value: unknown) => { success: boolean } }, unknown[], unknown[]]
>([
	[
		'a day',
		field.day,
		['2026-01-01', '2024-02-29', '2000-02-29', '9999-12-31'],
		['2026-02-30', '2023-02-29', '1900-02-29', '2026-13-01', '2026-00-10', '2026-1-1', '', 20260101]
	],
	[
		'a web address',
		field.webAddress,
		['https://example.org/', 'http://example.org/a?b#c', 'https://пример.рф/'],
		[
			'javascript:alert(1)',
			'data:text/html,x',
			'file:///etc/passwd',
			'ftp://example.org/',
			'//example.org/',
			'example.org',
			'',
			`https://example.org/${'x'.repeat(2000)}`
		]
	],
	['a State', field.stateCode, ['XA', 'XZ'], ['X', 'XAA', 'xa', 'X1', '', null]],
	[
		'a language',
		field.languageTag,
		['fr', 'sr-Latn', 'cnr', 'zh-Hant-TW'],
		['FR', 'f', 'french', 'fr_FR', 'fr-', '']
	],
	[
		'an identifier',
		field.reference,
		['ev-1', 'A', '0._-', 'x'.repeat(64)],
		['', '-a', '.a', 'a b', 'a/b', 'é', 'x'.repeat(65), 1]
	],
	[
		'text',
		field.text(5),
		['', ' ', 'a\nb\tc', 'аб', '12345'],
		['123456', 'a\u0000', '\u007f', '\ud800', 1, null]
	],
	['text that says something', field.filled(5), ['a', ' a '], ['', ' ', '\n\t']]
])('%s', (_, schema, right, wrong) => {
	test.each(right.map((value) => [value]))('%j is one', (value) => {
		expect(schema.safeParse(value).success).toBe(true);
	});
	test.each(wrong.map((value) => [value]))('%j is none', (value) => {
		expect(schema.safeParse(value).success).toBe(false);
	});
});
