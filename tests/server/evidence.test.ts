import { readdir, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { NO_ANSWER } from '#lib/core/answer-to.ts';
import * as answers from '#lib/server/answers.ts';
import * as assessments from '#lib/server/assessments.ts';
import { NotFound } from '#lib/server/errors.ts';
import * as evidence from '#lib/server/evidence.ts';
import * as history from '#lib/server/history.ts';
import { SYSTEM as me, type Actor } from '#lib/server/policy.ts';
import * as transfer from '#lib/server/transfer.ts';
import type { World } from '#lib/server/world.ts';
import { ENGINES, headFor, newAssessment, openedWorld, upload } from './engines.ts';
import { ownerIn } from './tenants.ts';

const stranger = { kind: 'stranger', name: 'nobody' } as unknown as Actor;
const file = { kind: 'file', type: 'law', title: 'Act' };
const link = { kind: 'link', type: 'law', title: 'Act', url: 'https://example.org/' };
const SHA256_OF_BYTES = '277089d91c0bdf4f2e6862ba7e4a07605119431f5d13f726dd352b06f1b206a9';

describe.each(ENGINES)('evidence on $engine', (engine) => {
	const opened = openedWorld(engine);
	const filesOnDisk = async (): Promise<string[]> =>
		(await readdir(join(opened.home, 'evidence'))).filter((name) => name !== 'owner').sort();

	test('a file comes back byte for byte, with a safe name and type', async () => {
		const { world } = opened;
		const id = await newAssessment(world);
		const staged = await upload(world, 'bytes', '..\\x/\u202eAct 4\u0000.PDF');
		const ref = await evidence.add(me, world, id, { ...file, access: 'public' }, staged);
		expect(ref).toBe('ev-1');
		const { stream, ...said } = await evidence.open(me, world, id, ref);
		expect(said).toEqual({
			name: 'Act 4.PDF',
			size: 5,
			mediaType: 'application/pdf',
			sha256: SHA256_OF_BYTES
		});
		expect(await new Response(stream).text()).toBe('bytes');
		const { assessment, held, evidenceVersions } = await assessments.find(me, world, id);
		expect(assessment.evidence).toStrictEqual([
			{ id: 'ev-1', title: 'Act', access: 'public', kind: 'file', type: 'law', file: said }
		]);
		expect({ held, evidenceVersions }).toEqual({
			held: { 'ev-1': true },
			evidenceVersions: { 'ev-1': 1 }
		});
		const [name] = await filesOnDisk();
		const { mode } = await stat(join(opened.home, 'evidence', name!));
		expect(mode & 0o777).toBe(0o600);
	});

	test('an id is never given twice, also after its item is gone', async () => {
		const { world } = opened;
		const id = await newAssessment(world);
		expect(await evidence.add(me, world, id, link, null)).toBe('ev-1');
		expect(await evidence.add(me, world, id, link, null)).toBe('ev-2');
		await evidence.remove(me, world, id, 'ev-2');
		expect(await evidence.add(me, world, id, link, null)).toBe('ev-3');
		const both = await Promise.all([1, 2].map(() => evidence.add(me, world, id, link, null)));
		expect(both.sort()).toEqual(['ev-4', 'ev-5']);
		const { assessment } = await assessments.find(me, world, id);
		expect(assessment.evidence.map((item) => item.id)).toEqual(['ev-1', 'ev-3', 'ev-4', 'ev-5']);
	});

	test('nor is an imported one, whatever its number was', async () => {
		const { world } = opened;
		const item = { ...link, kind: 'link', id: 'ev-2', access: 'internal' } as const;
		const assessment = { ...headFor(world), answers: {}, evidence: [item], actions: [] };
		const id = await transfer.importAssessment(
			me,
			world,
			{ organisationId: await ownerIn(world) },
			assessment
		);
		await evidence.remove(me, world, id, 'ev-2');
		expect(await evidence.add(me, world, id, link, null)).toBe('ev-3');
	});

	test('an item is changed once per version; its kind and its file stay', async () => {
		const { world } = opened;
		const id = await newAssessment(world);
		const ref = await evidence.add(me, world, id, file, await upload(world, 'bytes'));
		const draft = { ...file, title: 'Act of 2024', issuer: 'Parliament', date: '2024-05-02' };
		expect(await evidence.update(me, world, id, ref, draft, 1)).toEqual({
			saved: true,
			version: 2
		});
		expect(await evidence.update(me, world, id, ref, draft, 2)).toEqual({
			saved: true,
			version: 2
		});
		expect(await evidence.update(me, world, id, ref, file, 1)).toMatchObject({
			saved: false,
			current: { id: ref, title: 'Act of 2024', file: { sha256: SHA256_OF_BYTES } },
			version: 2
		});
		await expect(evidence.update(me, world, id, ref, link, 2)).rejects.toMatchObject({
			faults: [{ place: 'kind', code: 'one-of', got: 'link', expected: 'file' }]
		});
		const actions = (await history.list(me, world, id)).map(({ action }) => action);
		expect(actions).toEqual(['evidence.update', 'evidence.add', 'assessment.create']);
	});

	test('what goes is no longer cited, and each citing answer has changed', async () => {
		const { world } = opened;
		const id = await newAssessment(world);
		const gone = await evidence.add(me, world, id, file, await upload(world, 'gone'));
		const stays = await evidence.add(me, world, id, link, null);
		for (const standard of ['F-01', 'F-02']) {
			const answer = { ...NO_ANSWER, design: 2 as const, evidence: [gone, stays] };
			await answers.save(me, world, id, standard, answer, 0);
		}
		const before = await filesOnDisk();
		await evidence.remove(me, world, id, gone);
		expect(await filesOnDisk()).toHaveLength(before.length - 1);
		const { assessment, versions } = await assessments.find(me, world, id);
		expect(assessment.evidence.map((item) => item.id)).toEqual([stays]);
		expect(assessment.answers['F-02']).toMatchObject({ design: 2, evidence: [stays] });
		expect(versions).toMatchObject({ 'F-01': 2, 'F-02': 2, 'F-03': 0 });
		const [removal, ...changes] = await history.list(me, world, id);
		expect(removal).toMatchObject({ action: 'evidence.remove', ref: gone });
		expect(changes.slice(0, 2).map(({ standard }) => standard)).toEqual(['F-02', 'F-01']);
		await expect(evidence.remove(me, world, id, gone)).rejects.toThrow(NotFound);
	});

	test('a declared file is brought later, only if it is the same', async () => {
		const { world } = opened;
		const declared = { name: 'act.html', size: 5, sha256: SHA256_OF_BYTES, mediaType: 'text/html' };
		const item = { id: 'x', access: 'internal', type: 'law', title: 'Act' } as const;
		const id = await transfer.importAssessment(
			me,
			world,
			{ organisationId: await ownerIn(world) },
			{
				...headFor(world),
				answers: {},
				evidence: [{ ...item, kind: 'file', file: declared }],
				actions: []
			}
		);
		const before = await filesOnDisk();
		expect((await assessments.find(me, world, id)).held).toEqual({ x: false });
		await expect(evidence.open(me, world, id, 'x')).rejects.toThrow(NotFound);
		const other = await upload(world, 'other');
		await expect(evidence.attachFile(me, world, id, 'x', other)).rejects.toMatchObject({
			faults: [{ place: 'file', code: 'other-file', got: other.sha256, expected: SHA256_OF_BYTES }]
		});
		expect(await filesOnDisk()).toEqual(before);
		await evidence.attachFile(me, world, id, 'x', await upload(world, 'bytes'));
		await evidence.attachFile(me, world, id, 'x', await upload(world, 'bytes'));
		expect(await filesOnDisk()).toHaveLength(before.length + 1);
		expect((await assessments.find(me, world, id)).held).toEqual({ x: true });
		const { stream, ...said } = await evidence.open(me, world, id, 'x');
		expect(said).toMatchObject({ name: 'act.html', mediaType: 'application/octet-stream' });
		expect(await new Response(stream).text()).toBe('bytes');
	});

	test.each([
		{ name: 'a file without a file', draft: file, text: null, place: 'file', code: 'missing' },
		{ name: 'a link with one', draft: link, text: 'x', place: 'file', code: 'unknown-field' },
		{
			name: 'no title',
			draft: { ...file, title: ' ' },
			text: 'x',
			place: 'title',
			code: 'missing'
		},
		{
			name: 'an unknown type',
			draft: { ...file, type: 'x' },
			text: 'x',
			place: 'type',
			code: 'one-of'
		},
		{ name: 'no kind', draft: { title: 'Act' }, text: null, place: 'kind', code: 'missing' },
		{
			name: 'an own id',
			draft: { ...link, id: 'ev-7' },
			text: null,
			place: 'id',
			code: 'unknown-field'
		},
		{
			name: 'a script',
			draft: { ...link, url: 'javascript:1' },
			text: null,
			place: 'url',
			code: 'url'
		}
	])('$name: no row and no file', async ({ draft, text, place, code }) => {
		const { world } = opened;
		const id = await newAssessment(world);
		const before = await filesOnDisk();
		const staged = text === null ? null : await upload(world, text);
		await expect(evidence.add(me, world, id, draft, staged)).rejects.toMatchObject({
			faults: [{ place, code }]
		});
		expect((await assessments.find(me, world, id)).assessment.evidence).toEqual([]);
		expect(await filesOnDisk()).toEqual(before);
	});

	test('a write that fails in the middle leaves no row and no file', async () => {
		const { world } = opened;
		const id = await newAssessment(world);
		const before = await filesOnDisk();
		const staged = await upload(world, 'bytes');
		const tooBig = { ...staged, size: 1.5e300 };
		await expect(evidence.add(me, world, id, file, tooBig)).rejects.toThrow();
		expect((await assessments.find(me, world, id)).assessment.evidence).toEqual([]);
		expect(await history.list(me, world, id)).toHaveLength(1);
		expect(await filesOnDisk()).toEqual(before);
	});

	test('a commit that fails leaves the file to the sweeper: nobody knows what the rows say', async () => {
		const { world } = opened;
		const id = await newAssessment(world);
		const staged = await upload(world, 'bytes');
		const before = (await filesOnDisk()).length;
		const { store } = world;
		const failing: World = {
			...world,
			store: {
				...store,
				write: async (work) => {
					await store.write(work);
					throw new Error('the connection broke');
				}
			}
		};
		await expect(evidence.add(me, failing, id, file, staged)).rejects.toThrow('connection broke');
		expect(await filesOnDisk()).toHaveLength(before);
		const { stream } = await evidence.open(me, world, id, 'ev-1');
		expect(await new Response(stream).text()).toBe('bytes');
	});

	test('who may not finds nothing', async () => {
		const { world } = opened;
		const id = await newAssessment(world);
		const ref = await evidence.add(me, world, id, file, await upload(world, 'bytes'));
		const before = await filesOnDisk();
		const denied: (() => Promise<unknown>)[] = [
			() => evidence.open(stranger, world, id, ref),
			() => evidence.update(stranger, world, id, ref, file, 1),
			() => evidence.remove(stranger, world, id, ref),
			async () => evidence.add(stranger, world, id, file, await upload(world, 'more')),
			async () => evidence.attachFile(stranger, world, id, ref, await upload(world, 'bytes')),
			() => evidence.open(me, world, id, 'ev-9'),
			() => evidence.open(me, world, 'none', ref)
		];
		for (const ask of denied) await expect(ask()).rejects.toThrow(NotFound);
		expect(await filesOnDisk()).toEqual(before);
	});

	test('a sweep takes what no row names, and that only after an hour', async () => {
		const { world } = opened;
		const id = await newAssessment(world);
		await evidence.add(me, world, id, file, await upload(world, 'row'));
		const named = await filesOnDisk();
		await world.files.keep(await upload(world, 'no row'));
		await upload(world, 'staged');
		const known = () =>
			world.store.read(async ({ db, tables }) => {
				const rows = await db
					.select({ name: tables.evidenceFiles.storedAs })
					.from(tables.evidenceFiles);
				return new Set(rows.flatMap(({ name }) => name ?? []));
			});
		const now = new Date();
		expect(await world.files.sweep(known, now)).toBe(0);
		const past = new Date(now.getTime() - 2 * 60 * 60 * 1000);
		for (const name of await filesOnDisk())
			await utimes(join(opened.home, 'evidence', name), past, past);
		expect(await world.files.sweep(known, now)).toBeGreaterThanOrEqual(2);
		expect((await filesOnDisk()).every((name) => named.includes(name))).toBe(true);
		const { stream } = await evidence.open(me, world, id, 'ev-1');
		expect(await new Response(stream).text()).toBe('row');
	});
});
