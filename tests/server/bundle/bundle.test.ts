import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { ZipFile } from 'yazl';
import { createBundle } from '#lib/server/bundle/create.ts';
import { verifyBundle } from '#lib/server/bundle/verify.ts';
import { canonicalJson } from '#lib/server/canonical-json.ts';
import { NotFound } from '#lib/server/errors.ts';
import { openKeys } from '#lib/server/keys.ts';
import * as submissions from '#lib/server/submissions.ts';
import { ENGINES, openedWorld, temporaryFolder } from '../engines.ts';
import { entriesOf } from '../people.ts';
import { newBody, newSubmission } from '../reviews/scene.ts';
import { memberOf } from '../tenants.ts';

const FILES = ['public', 'reviewers', 'internal'] as const;
const PLAIN = { mtime: new Date(Date.UTC(1980, 0, 1, 12)), mode: 0o100644, compress: false };

describe.each(ENGINES)('$engine', (engine) => {
	const opened = openedWorld(engine);
	const folder = temporaryFolder();
	let bundle: Buffer;
	let publicKey: string;
	let made: Awaited<ReturnType<typeof newSubmission>>;
	beforeAll(async () => {
		const { world } = opened;
		made = await newSubmission(world, 'XA', FILES);
		publicKey = world.keys.publicKey;
		bundle = await buffer((await createBundle(made.coordinator, world, made.submissionId)).bytes);
	});
	const verified = async (bytes: Uint8Array, key?: string) => {
		const path = join(folder.path, 'a.nrm');
		await writeFile(path, bytes);
		return verifyBundle(path, key);
	};
	const problemOf = async (bytes: Uint8Array, key?: string) => (await verified(bytes, key)).problem;

	test('holds what was submitted and what reviewers may have, and says what it holds', async () => {
		const { world } = opened;
		const { text, summary } = await submissions.find(made.coordinator, world, made.submissionId);
		const { manifest, problem, isKnownKey } = await verified(bundle, publicKey);
		expect([problem, isKnownKey]).toEqual([null, true]);
		expect(manifest).toMatchObject({
			...{ format: 'nrm-bundle/1', kind: 'self', state: 'XA', round: null },
			submission: { assessmentId: made.id, number: 1, sha256: summary.sha256 },
			counts: { answers: 2, evidence: 3, files: 2, withheld: 1 },
			parts: [
				{ name: 'submission.json', sha256: summary.sha256, size: Buffer.byteLength(text) },
				{ name: 'evidence/0001', ref: made.refs[0], size: 6 },
				{ name: 'evidence/0002', ref: made.refs[1], size: 9 }
			]
		});
		const held = manifest!.parts.map(({ sha256 }) => sha256);
		expect(held).not.toContain(createHash('sha256').update('internal').digest('hex'));
		expect(bundle.includes(text)).toBe(true);
	});

	test('is the same bytes each time, and the trail remembers that it was made', async () => {
		const { world } = opened;
		const again = await createBundle(made.coordinator, world, made.submissionId);
		expect((await buffer(again.bytes)).equals(bundle)).toBe(true);
		await world.aside.done();
		const actions = (await entriesOf(world, made.organisationId)).map(([action]) => action);
		expect(actions.filter((action) => action === 'bundle.create').length).toBe(2);
	});

	test('is made for members and reviewers, and for nobody else', async () => {
		const { world } = opened;
		const { lead } = await newBody(world);
		const { name, bytes } = await createBundle(lead, world, made.submissionId);
		expect([name, (await buffer(bytes)).equals(bundle)]).toEqual([
			'XA-self-2026-12-31-1.nrm',
			true
		]);
		const others = [memberOf('other'), memberOf('ngo', { kind: 'ngo' })];
		for (const other of [...others, { ...lead, recusedFrom: ['XA'] }])
			await expect(createBundle(other, world, made.submissionId)).rejects.toThrow(NotFound);
	});

	test('another key than the one that was given is said, and an unknown one is not vouched for', async () => {
		const other = (await openKeys(join(folder.path, 'keys'))).publicKey;
		expect(await problemOf(bundle, other)).toEqual({ code: 'other-key', part: 'signature' });
		expect(await verified(bundle)).toMatchObject({ problem: null, isKnownKey: null });
	});

	test('any byte that is changed is found, or changes nothing that is said', async () => {
		const { manifest } = await verified(bundle, publicKey);
		await fc.assert(
			fc.asyncProperty(
				fc.nat(bundle.length - 1),
				fc.integer({ min: 1, max: 255 }),
				async (at, flip) => {
					const changed = Buffer.from(bundle);
					changed[at] = changed[at]! ^ flip;
					const found = await verified(changed, publicKey);
					// Beside the contents a ZIP has dates and attributes, which say nothing.
					if (found.problem === null) expect(found.manifest).toEqual(manifest);
					else expect(found.problem.code).not.toBe('');
				}
			),
			{ numRuns: 150 }
		);
	});

	test('cut off anywhere it is none', async () => {
		for (const share of [0, 0.1, 0.5, 0.9, 0.999])
			expect(await problemOf(bundle.subarray(0, Math.floor(bundle.length * share)))).toMatchObject({
				code: 'no-bundle'
			});
	});

	/** The parts as they were, packed again in another way. */
	async function repacked(
		change: (parts: [string, Buffer][]) => [string, Buffer, object?][]
	): Promise<Buffer> {
		const { manifest } = await verified(bundle);
		const text = canonicalJson(manifest);
		const { world } = opened;
		const submission = (await submissions.find(made.coordinator, world, made.submissionId)).text;
		const parts = [
			['manifest.json', Buffer.from(text)],
			['signature', Buffer.from(world.keys.sign(Buffer.from(text)))],
			['submission.json', Buffer.from(submission)],
			['evidence/0001', Buffer.from('public')],
			['evidence/0002', Buffer.from('reviewers')]
		] satisfies [string, Buffer][];
		const zip = new ZipFile();
		for (const [name, bytes, options] of change(parts))
			zip.addBuffer(bytes, name, { ...PLAIN, ...options });
		zip.end();
		return buffer(zip.outputStream);
	}
	const sameAs = (parts: [string, Buffer][]): [string, Buffer, object?][] => parts;

	test.each([
		['as it was', sameAs, null],
		[
			'compressed',
			(p) => p.map(([n, b]) => [n, b, { compress: true }]),
			['layout', 'manifest.json']
		],
		['in another order', (p) => [p[1]!, p[0]!, ...p.slice(2)], ['missing', 'manifest.json']],
		['without the signature', (p) => [p[0]!, ...p.slice(2)], ['missing', 'signature']],
		[
			'without the submission',
			(p) => [...p.slice(0, 2), ...p.slice(3)],
			['missing', 'submission.json']
		],
		['without a file', (p) => p.slice(0, 4), ['missing', 'evidence/0002']],
		[
			'with one more',
			(p) => [...p, ['evidence/0003', Buffer.from('x')]],
			['extra', 'evidence/0003']
		],
		['with one twice', (p) => [...p, p[4]!], ['layout', 'evidence/0002']],
		[
			'with another file',
			(p) => [...p.slice(0, 4), ['evidence/0002', Buffer.from('reviewerz')]],
			['differs', 'evidence/0002']
		],
		[
			'with a longer file',
			(p) => [...p.slice(0, 4), ['evidence/0002', Buffer.from('reviewers!')]],
			['differs', 'evidence/0002']
		],
		[
			'with another submission',
			(p) => [...p.slice(0, 2), ['submission.json', Buffer.from('{}')], ...p.slice(3)],
			['differs', 'submission.json']
		],
		[
			'with a signature of nothing',
			(p) => [p[0]!, ['signature', Buffer.from('AAAA')], ...p.slice(2)],
			['signature', 'signature']
		],
		[
			'with a changed manifest',
			(p) => [
				['manifest.json', Buffer.from(p[0]![1].toString().replace('"XA"', '"XB"'))],
				...p.slice(1)
			],
			['signature', 'signature']
		],
		[
			'with a manifest written in another way',
			(p) => [['manifest.json', Buffer.from(` ${p[0]![1].toString()}`)], ...p.slice(1)],
			['manifest', 'manifest.json']
		],
		[
			'with an enormous manifest',
			(p) => [['manifest.json', Buffer.alloc(3_000_000, 32)], ...p.slice(1)],
			['too-large', 'manifest.json']
		],
		[
			'with a name twice in the manifest',
			(p) => [
				['manifest.json', Buffer.from('{"format":"nrm-bundle/1","format":"nrm-bundle/1"}')],
				...p.slice(1)
			],
			['manifest', 'manifest.json']
		]
	] satisfies [
		string,
		(parts: [string, Buffer][]) => [string, Buffer, object?][],
		[string, string] | null
	][])('%s', async (_, change, expected) => {
		const found = await problemOf(await repacked(change), publicKey);
		expect(found && [found.code, found.part]).toEqual(expected);
	});

	test.each(['../evidence', '/etc/passwd', 'a\\\\b'])(
		'a part called %s is no part',
		async (name) => {
			const bytes = await repacked((parts) => [...parts, ['evidence/0003', Buffer.from('x')]]);
			const path = Buffer.from(name.padEnd(13, 'x').slice(0, 13));
			let at = bytes.indexOf('evidence/0003');
			for (; at >= 0; at = bytes.indexOf('evidence/0003')) path.copy(bytes, at);
			expect(await problemOf(bytes, publicKey)).toMatchObject({ code: 'no-bundle' });
		}
	);

	test('what is no file of this kind, and a file that is not there', async () => {
		expect(await problemOf(Buffer.from('%PDF-1.7'))).toEqual({ code: 'no-bundle', part: '' });
		const missing = join(folder.path, 'missing.nrm');
		await expect(verifyBundle(missing)).rejects.toThrow('ENOENT');
		await expect(readFile(missing)).rejects.toThrow('ENOENT');
	});
});
