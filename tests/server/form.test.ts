import { readdirSync } from 'node:fs';
import { beforeAll, expect, test } from 'vitest';
import { LIMITS } from '#lib/core/limits.ts';
import { openEvidenceFiles, type EvidenceFiles } from '#lib/server/files.ts';
import { readForm } from '#lib/server/form.ts';
import { temporaryFolder } from './engines.ts';

const folder = temporaryFolder();
let files: EvidenceFiles;
beforeAll(async () => {
	files = await openEvidenceFiles(folder.path);
});
const onDisk = () => readdirSync(folder.path);

const post = (body: NonNullable<RequestInit['body']>, type?: string): Request =>
	new Request('http://localhost/', {
		method: 'POST',
		body,
		// what Node asks for with a stream, and the DOM's types do not know
		...{ duplex: 'half' },
		...(type !== undefined && { headers: { 'content-type': type } })
	});
const form = (...entries: (readonly [string, string | File])[]): FormData => {
	const data = new FormData();
	for (const [name, value] of entries) data.append(name, value);
	return data;
};
const file = (size: number, name = 'a.pdf') => new File([new Uint8Array(size)], name);

test('an url-encoded form, with repeated names and any script', async () => {
	const body = new URLSearchParams([
		['a', '1'],
		['a', 'слово\n&='],
		['__proto__', 'x']
	]);
	const { fields, uploads, faults } = await readForm(post(body), files);
	expect([...fields]).toEqual([...body]);
	expect(uploads.size).toBe(0);
	expect(faults).toEqual([]);
});

test('a multipart form with fields before and after its files', async () => {
	const entries = form(
		['a', '1'],
		['file', file(70_000, 'Указ.pdf')],
		['none', file(0, '')],
		['b', 'ы']
	);
	const { fields, uploads, faults } = await readForm(post(entries), files);
	expect([...fields]).toEqual([
		['a', '1'],
		['b', 'ы']
	]);
	expect(faults).toEqual([]);
	expect([...uploads.keys()]).toEqual(['file']);
	const staged = uploads.get('file')!;
	expect(staged).toMatchObject({ name: 'Указ.pdf', size: 70_000, mediaType: 'application/pdf' });
	await files.discard(staged);
	expect(onDisk()).toEqual([]);
});

const many = Array.from({ length: 6 }, (_, index) => [`file${index}`, file(1)] as const);
test.each([
	{
		name: 'a file that is too large',
		data: form(['new.file', file(LIMITS.evidenceFile + 1)], ['other', file(1)]),
		faults: [{ place: 'new.file', code: 'too-large', expected: '26214400' }]
	},
	{
		name: 'an empty file',
		data: form(['file', file(0)]),
		faults: [{ place: 'file', code: 'empty' }]
	},
	{
		name: 'two files in one field',
		data: form(['file', file(1)], ['file', file(1)]),
		faults: [{ place: 'file', code: 'count', expected: '1' }]
	},
	{
		name: 'six files',
		data: form(...many),
		faults: [{ place: 'file5', code: 'count', expected: '≤ 5' }]
	},
	{
		name: 'too much text',
		data: form(['file', file(1)], ['long', 'x'.repeat(LIMITS.form + 1)]),
		faults: [{ place: 'long', code: 'too-large', expected: '524288' }]
	},
	{
		name: 'too much text in sum',
		data: form(['one', 'x'.repeat(LIMITS.form)], ['more', 'y']),
		faults: [{ place: 'more', code: 'too-large', expected: '524288' }]
	}
])('$name: a fault, the words of the user, and no file', async ({ data, faults }) => {
	data.append('narrative', '');
	data.append('last', '');
	const outcome = await readForm(post(data), files);
	expect(outcome.faults).toEqual(faults);
	expect([...outcome.fields.keys()]).toEqual(expect.arrayContaining(['narrative', 'last']));
	expect(outcome.uploads.size).toBe(0);
	expect(onDisk()).toEqual([]);
});

test('a form that brings a file where none is asked for', async () => {
	const { fields, faults } = await readForm(post(form(['file', file(100_000)], ['a', '1'])));
	expect(faults).toEqual([{ place: 'file', code: 'unknown-field' }]);
	expect(fields.get('a')).toBe('1');
});

test.each([
	{ name: 'json', body: '{}', type: 'application/json', code: 'format' },
	{ name: 'no type', body: new Uint8Array(3), type: undefined, code: 'format' },
	{ name: 'no boundary', body: 'x', type: 'multipart/form-data', code: 'incomplete' },
	{ name: 'nothing', body: '', type: 'multipart/form-data; boundary=x', code: 'incomplete' },
	{
		name: 'cut in a field',
		body: '--x\r\ncontent-disposition: form-data; name="a"\r\n\r\nwor',
		type: 'multipart/form-data; boundary=x',
		code: 'incomplete'
	},
	{
		name: 'cut in a file',
		body: '--x\r\ncontent-disposition: form-data; name="a"; filename="a.pdf"\r\n\r\nbyt',
		type: 'multipart/form-data; boundary=x',
		code: 'incomplete'
	}
])('$name: a fault, nothing staged', async ({ body, type, code }) => {
	const { faults, uploads } = await readForm(post(body, type), files);
	expect(faults).toMatchObject([{ place: '', code }]);
	expect(uploads.size).toBe(0);
	expect(onDisk()).toEqual([]);
});

test('an empty post is an empty form', async () => {
	const request = new Request('http://localhost/', {
		method: 'POST',
		headers: { 'content-type': 'application/x-www-form-urlencoded' }
	});
	const { fields, faults } = await readForm(request, files);
	expect([...fields]).toEqual([]);
	expect(faults).toEqual([]);
});

test('too long a url-encoded form is a fault', async () => {
	const body = new URLSearchParams({ a: '1', b: 'x'.repeat(LIMITS.form) });
	const { faults } = await readForm(post(body), files);
	expect(faults).toEqual([{ place: '', code: 'too-large', expected: '524288' }]);
});

test.each(['before', 'within a file'])(
	'a connection that breaks off %s leaves nothing',
	async (when) => {
		const start = '--x\r\ncontent-disposition: form-data; name="a"; filename="a.pdf"\r\n\r\nbytes';
		const body = new ReadableStream<Uint8Array>({
			start(controller) {
				if (when !== 'before') controller.enqueue(Buffer.from(start));
			},
			pull(controller) {
				controller.error(new Error('aborted'));
			}
		});
		const reading = readForm(post(body, 'multipart/form-data; boundary=x'), files);
		await expect(reading).rejects.toThrow('aborted');
		expect(onDisk()).toEqual([]);
	}
);

test('a disk that fails ends the post', async () => {
	const full: EvidenceFiles = {
		...files,
		stage: () => Promise.reject(new Error('no space left'))
	};
	const whole = new Response(form(['file', file(3_000_000)], ['a', '1']));
	const type = whole.headers.get('content-type')!;
	const bytes = await whole.bytes();
	let sent = 0;
	const body = new ReadableStream<Uint8Array>({
		pull(controller) {
			if (sent < bytes.length) controller.enqueue(bytes.slice(sent, (sent += 65_536)));
			else controller.close();
		}
	});
	await expect(readForm(post(body, type), full)).rejects.toThrow('no space left');
});
