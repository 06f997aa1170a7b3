import fc from 'fast-check';
import { expect, test } from 'vitest';
import { placeOf } from '#lib/core/faults.ts';
import { InputError, quote } from '#lib/core/input-error.ts';

test.each<[PropertyKey[], string]>([
	[[], ''],
	[['answers', 'F-01', 'design'], 'answers.F-01.design'],
	[['evidence', 0, 'id'], 'evidence.0.id'],
	[['a.b'], '"a.b"'],
	[['a\nb'], '"a\\nb"'],
	[['\u001b[31m'], '"\\u001b[31m"'],
	[[''], '""'],
	[['x'.repeat(65)], `"${'x'.repeat(58)}…`]
])('the place of %j', (path, expected) => {
	expect(placeOf(path)).toBe(expected);
});

test.each<[unknown, string]>([
	[7, '7'],
	[2.5, '2.5'],
	['3', '"3"'],
	[null, 'null'],
	[undefined, 'undefined'],
	[NaN, 'NaN'],
	[Infinity, 'Infinity'],
	[{ a: 1 }, '{"a":1}'],
	['a"b', '"a\\"b"'],
	['x'.repeat(58), `"${'x'.repeat(58)}"`],
	['x'.repeat(59), `"${'x'.repeat(58)}…`],
	['\u202eabc', '"\\u202eabc"'],
	['\u009b2J', '"\\u009b2J"'],
	['\u2028', '"\\u2028"']
])('%j is quoted', (value, expected) => {
	expect(quote(value)).toBe(expected);
});

test('whatever is quoted is one short line without unseen characters or halves of one', () => {
	fc.assert(
		fc.property(fc.anything(), fc.string({ unit: 'binary' }), (value, text) => {
			for (const quoted of [quote(text), quote({ [text]: text }), quoteAny(value)]) {
				expect(quoted.length).toBeLessThanOrEqual(60);
				expect(quoted).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
				expect(quoted.isWellFormed()).toBe(true);
			}
		})
	);
});

/** Only what JSON can hold is ever quoted. */
const quoteAny = (value: unknown): string => {
	try {
		return quote(JSON.parse(JSON.stringify(value) ?? 'null'));
	} catch {
		return '';
	}
};

test('the message of an error names every place and code, for the log', () => {
	const error = new InputError([
		{ place: 'answers.F-01.design', code: 'level', got: '7' },
		{ place: 'state', code: 'missing' }
	]);
	expect(error.message).toBe('answers.F-01.design: level; state: missing');
	expect(error.name).toBe('InputError');
});
