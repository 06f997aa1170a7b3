import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { InputError, type Fault } from '#lib/core/input-error.ts';
import { parseJson, readJsonFile } from '#lib/server/read-json.ts';

const LIMIT = 1_000_000;
const faultsOf = (error: unknown): readonly Fault[] => {
	if (error instanceof InputError) return error.faults;
	throw error;
};
const parsed = (text: string | Uint8Array): unknown => {
	try {
		return parseJson(typeof text === 'string' ? Buffer.from(text) : text, LIMIT);
	} catch (error) {
		return faultsOf(error);
	}
};

test.each<[string, string | Uint8Array, Fault[]]>([
	['nothing', '', [{ place: '', code: 'empty' }]],
	['white space', ' \n\t', [{ place: '', code: 'empty' }]],
	['a byte order mark alone', '\ufeff', [{ place: '', code: 'empty' }]],
	['Latin-1', Buffer.from([0x22, 0xe9, 0x22]), [{ place: '', code: 'not-utf8' }]],
	['UTF-16', Buffer.from('"a"', 'utf16le'), [{ place: '1:1', code: 'not-json' }]],
	['half a character', Buffer.from([0x22, 0xc3]), [{ place: '', code: 'not-utf8' }]],
	['words', 'hello', [{ place: '1:1', code: 'not-json' }]],
	['a comma too many', '{\n\t"a": 1,\n}', [{ place: '3:1', code: 'not-json' }]],
	['a comment', '{"a": 1} // why', [{ place: '1:10', code: 'not-json' }]],
	['two values', '{} {}', [{ place: '1:4', code: 'not-json' }]],
	['a text that does not end', '"abc', [{ place: '1:1', code: 'not-json' }]],
	['NaN', '[NaN]', [{ place: '1:2', code: 'not-json' }]],
	[
		'names that stand twice, at every depth',
		'{"a": 1,\n"b": [{"c": 1,\n"c": 2}],\n"\\u0061": 3}',
		[
			{ place: 'b.0.c', code: 'duplicate-key', got: '3' },
			{ place: 'a', code: 'duplicate-key', got: '4' }
		]
	],
	[
		'__proto__',
		'{"a": {"__proto__": {"design": 4}}}',
		[{ place: 'a.__proto__', code: 'forbidden-key' }]
	],
	[
		'depth 33',
		'['.repeat(33) + ']'.repeat(33),
		[{ place: '1:33', code: 'too-deep', expected: '32' }]
	],
	[
		'depth 10,000 of objects',
		'{"a":'.repeat(10_000),
		[{ place: '1:161', code: 'too-deep', expected: '32' }]
	],
	[
		'depth beyond any stack',
		'['.repeat(LIMIT),
		[{ place: '1:33', code: 'too-deep', expected: '32' }]
	],
	[
		'one byte too many',
		'1'.repeat(LIMIT + 1),
		[{ place: '', code: 'too-large', expected: String(LIMIT) }]
	]
])('%s is refused', (_, text, expected) => {
	expect(parsed(text)).toStrictEqual(expected);
});

test.each<[string, string, unknown]>([
	['a byte order mark', '\ufeff{"a": 1}', { a: 1 }],
	['depth 32', '['.repeat(32) + ']'.repeat(32), JSON.parse('['.repeat(32) + ']'.repeat(32))],
	['brackets in text', `"${'['.repeat(100)}"`, '['.repeat(100)],
	['names of every object', '{"constructor": 1, "toString": 2}', { constructor: 1, toString: 2 }],
	['the same name in two objects', '[{"a": 1}, {"a": 1}]', [{ a: 1 }, { a: 1 }]],
	['null', 'null', null]
])('%s is taken', (_, text, expected) => {
	expect(parsed(text)).toStrictEqual(expected);
});

test('takes and refuses what JSON.parse does, but for names that stand twice', () => {
	const pieces = fc.constantFrom(
		...['{', '}', '[', ']', ',', ':', '"a"', '"b"', '"\\n"', '"\\u00', '"\u0001"', '"x', '\\'],
		...['1', '01', '-', '.5', '1.5', '1.', 'e5', 'true', 'fals', 'null', 'NaN', '//', '/*', '*/'],
		...[' ', '\n', '\t', '\f', '\u00a0', '\u2028', '\ufeff']
	);
	const standard = (text: string): unknown => {
		try {
			return { value: JSON.parse(text.replace(/^\ufeff/, '')) };
		} catch {
			return undefined;
		}
	};
	const ours = (text: string): unknown => {
		try {
			return { value: parseJson(Buffer.from(text), LIMIT) };
		} catch (error) {
			return faultsOf(error).some(({ code }) => code === 'duplicate-key')
				? standard(text)
				: undefined;
		}
	};
	fc.assert(
		fc.property(fc.array(pieces, { maxLength: 9 }), fc.json({ maxDepth: 4 }), (parts, json) => {
			for (const text of [parts.join(''), json]) {
				if (json.includes('__proto__')) return;
				expect(ours(text)).toStrictEqual(standard(text));
			}
		}),
		{ numRuns: 5000 }
	);
});

describe('a file', () => {
	let folder: string;
	beforeAll(async () => {
		folder = await mkdtemp(join(tmpdir(), 'nrm-read-'));
		await writeFile(join(folder, 'right.json'), '{"a": 1}');
		await writeFile(join(folder, 'locked.json'), '{}');
		await writeFile(join(folder, 'large.json'), ' '.repeat(100));
		await chmod(join(folder, 'locked.json'), 0);
		await mkdir(join(folder, 'folder'));
	});
	afterAll(() => rm(folder, { recursive: true }));
	const read = (name: string, limit = LIMIT) =>
		readJsonFile(join(folder, name), limit).catch((error: unknown) => faultsOf(error));

	test('is read', async () => {
		expect(await read('right.json')).toStrictEqual({ a: 1 });
	});

	const isRoot = process.getuid?.() === 0; // root may read what is locked
	test.each<[string, string, number, unknown]>([
		['that is not there', 'none.json', LIMIT, [{ place: '', code: 'unreadable', got: 'ENOENT' }]],
		['that is a folder', 'folder', LIMIT, [{ place: '', code: 'unreadable', got: 'EISDIR' }]],
		['below a file', 'right.json/none', LIMIT, [{ place: '', code: 'unreadable', got: 'ENOTDIR' }]],
		[
			'that may not be read',
			'locked.json',
			LIMIT,
			isRoot ? {} : [{ place: '', code: 'unreadable', got: 'EACCES' }]
		],
		['that is too large', 'large.json', 99, [{ place: '', code: 'too-large', expected: '99' }]]
	])('%s', async (_, name, limit, expected) => {
		expect(await read(name, limit)).toStrictEqual(expected);
	});

	test('that never ends is read up to the limit', async () => {
		const error = await readJsonFile('/dev/zero', LIMIT).catch((caught: unknown) => caught);
		expect(faultsOf(error)).toStrictEqual([
			{ place: '', code: 'too-large', expected: String(LIMIT) }
		]);
	});
});
