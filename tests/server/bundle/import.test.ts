import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { count } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import { ZipFile } from 'yazl';
import type { Manifest } from '#lib/core/bundle.ts';
import type { SubmissionDocument } from '#lib/core/submission.ts';
import * as assessments from '#lib/server/assessments.ts';
import { verify as verifyTrail } from '#lib/server/audit/verify.ts';
import { acceptBundle, type Acceptance } from '#lib/server/bundle/accept.ts';
import { createBundle } from '#lib/server/bundle/create.ts';
import { inspectBundle } from '#lib/server/bundle/inspect.ts';
import { originOf } from '#lib/server/bundle/origin.ts';
import * as senders from '#lib/server/bundle/senders.ts';
import { verifyBundle } from '#lib/server/bundle/verify.ts';
import { keepWaiting, waitingFile } from '#lib/server/bundle/waiting.ts';
import { canonicalJson } from '#lib/server/canonical-json.ts';
import * as comparison from '#lib/server/comparison/find.ts';
import { NotFound } from '#lib/server/errors.ts';
import { hashOf } from '#lib/server/ids.ts';
import { judge } from '#lib/server/judge.ts';
import type { Person } from '#lib/server/policy.ts';
import { desk } from '#lib/server/reviews/desk.ts';
import * as submissions from '#lib/server/submissions.ts';
import type { World } from '#lib/server/world.ts';
import { ENGINES, openedWorld, temporaryFolder, upload } from '../engines.ts';
import { amended, faultsOf, newBody, newSubmission, standardIds } from '../reviews/scene.ts';
import { memberOf } from '../tenants.ts';

const TRUST: Acceptance = { roundId: null, trust: { name: 'Ministry XA', isCompared: true } };
const NO_TRUST: Acceptance = { roundId: null, trust: null };
const PLAIN = {
	mtime: new Date(Date.UTC(1980, 0, 1, 12)),
	mode: 0o100644,
	compress: false,
	forceDosTimestamp: true
};

describe.each(ENGINES)('$engine', (engine) => {
	const from = openedWorld(engine);
	const to = openedWorld(engine);
	const folder = temporaryFolder();
	let made: Awaited<ReturnType<typeof newSubmission>>;
	let body: Awaited<ReturnType<typeof newBody>>;
	let first: string;
	let second: string;

	const written = async (world: World, actor: Person, id: string): Promise<string> => {
		const path = join(folder.path, `${id}.nrm`);
		await writeFile(path, await buffer((await createBundle(actor, world, id)).bytes));
		return path;
	};
	beforeAll(async () => {
		made = await newSubmission(from.world, 'XA', ['public', 'reviewers', 'internal']);
		first = await written(from.world, made.coordinator, made.submissionId);
		const standard = standardIds(from.world)[0]!;
		const next = await amended(made.coordinator, from.world, made.id, {
			[standard]: { design: 2 }
		});
		second = await written(from.world, made.coordinator, next);
		body = await newBody(to.world);
	}, 60_000);

	/** Everything of a server that taking a bundle in could change. */
	const traces = async () => ({
		files: (await readdir(join(to.home, 'evidence'))).toSorted(),
		rows: await to.world.store.read(async ({ db, tables }) => {
			const of = [
				...[tables.organisations, tables.assessments, tables.submissions, tables.imports],
				...[tables.senders, tables.submissionLevels, tables.audit]
			];
			return Promise.all(of.map(async (table) => (await db.select({ n: count() }).from(table))[0]));
		})
	});

	/** A bundle that its installation has signed, whatever is in it. */
	async function forged(
		change: (manifest: Manifest, document: SubmissionDocument) => void,
		{ keys }: Pick<World, 'keys'> = from.world
	): Promise<string> {
		const { manifest } = (await verifyBundle(first)) as { manifest: Manifest };
		const found = await submissions.find(made.coordinator, from.world, made.submissionId);
		const document = structuredClone(found.document);
		change(manifest, document);
		const text = canonicalJson(document);
		manifest.submission.sha256 = hashOf(text);
		manifest.parts[0] = {
			...manifest.parts[0]!,
			size: Buffer.byteLength(text),
			sha256: hashOf(text)
		};
		const signed = Buffer.from(canonicalJson(manifest));
		const zip = new ZipFile();
		zip.addBuffer(signed, 'manifest.json', PLAIN);
		zip.addBuffer(Buffer.from(keys.sign(signed)), 'signature', PLAIN);
		zip.addBuffer(Buffer.from(text), 'submission.json', PLAIN);
		for (const [position, of] of ['public', 'reviewers'].entries())
			zip.addBuffer(Buffer.from(of), manifest.parts[position + 1]!.name, PLAIN);
		zip.end();
		const path = join(folder.path, 'forged.nrm');
		await writeFile(path, await buffer(zip.outputStream));
		return path;
	}

	test('an unknown sender is shown, and taken in by nobody who does not vouch for its key', async () => {
		const { world } = to;
		expect(await inspectBundle(body.one, world, first)).toMatchObject({
			problem: null,
			sender: null,
			mayTrust: false,
			effect: 'first',
			heldAs: null,
			newest: null,
			otherStates: [],
			manifest: { state: 'XA', submission: { number: 1 } }
		});
		const before = await traces();
		const accept = (actor: Person, acceptance: Acceptance) =>
			faultsOf(acceptBundle(actor, world, first, acceptance));
		expect(await accept(body.lead, NO_TRUST)).toEqual(['compared: missing']);
		const trusting = (name: string, isCompared: boolean) => ({
			roundId: null,
			trust: { name, isCompared }
		});
		expect(await accept(body.lead, trusting('Ministry', false))).toEqual(['compared: missing']);
		expect(await accept(body.lead, trusting(' ', true))).toEqual(['name: missing']);
		expect(await accept(body.lead, { ...TRUST, roundId: '0'.repeat(32) })).toEqual([
			'round: one-of'
		]);
		await expect(acceptBundle(body.one, world, first, TRUST)).rejects.toThrow(NotFound);
		expect(await traces()).toEqual(before);
	});

	test('is nobody else’s business, nor that of who is recused from the State', async () => {
		const { world } = to;
		const before = await traces();
		const others = [memberOf('other'), memberOf('ngo', { kind: 'ngo' })];
		for (const actor of [...others, { ...body.lead, recusedFrom: ['XA'] }]) {
			await expect(inspectBundle(actor, world, first)).rejects.toThrow(NotFound);
			await expect(acceptBundle(actor, world, first, TRUST)).rejects.toThrow(NotFound);
		}
		await expect(senders.list(memberOf('other'), world)).rejects.toThrow(NotFound);
		expect(await traces()).toEqual(before);
	});

	test.each([
		['a review', (m) => void (m.kind = 'review'), 'kind manifest.json'],
		['a State’s view by an NGO', (m) => void (m.organisation.kind = 'ngo'), 'kind manifest.json'],
		[
			'other standards',
			(m) => void (m.catalogue.sha256 = '0'.repeat(64)),
			'catalogue manifest.json'
		],
		['unknown standards', (m) => void (m.catalogue.version = '0'), 'catalogue manifest.json'],
		['another State outside', (m) => void (m.state = 'XB'), 'contents manifest.json'],
		['another count', (m) => void (m.counts.withheld = 0), 'contents manifest.json'],
		['a file of another item', (m) => void (m.parts[1]!.ref = 'ev-9'), 'contents evidence/0001'],
		['a part of another name', (m) => void (m.parts[2]!.name = 'x2'), 'contents x2'],
		['a number beyond all', (m) => void (m.submission.number = 2 ** 31), 'manifest manifest.json'],
		['an internal file', (m) => void (m.parts[2]!.ref = 'ev-3'), 'contents evidence/0002'],
		['a level that is none', (_, d) => broken(d, { design: 9 }), 'contents submission.json'],
		['a field too much', (_, d) => Object.assign(d, { more: 1 }), 'contents submission.json'],
		['a hidden review', (_, d) => Object.assign(d, { review: {} }), 'contents submission.json']
	] satisfies [string, (manifest: Manifest, document: SubmissionDocument) => unknown, string][])(
		'%s is refused, though signed, and leaves nothing',
		async (_, change, expected) => {
			const before = await traces();
			const path = await forged(change);
			for (const found of [
				await inspectBundle(body.lead, to.world, path),
				await acceptBundle(body.lead, to.world, path, TRUST)
			])
				expect(found.problem && `${found.problem.code} ${found.problem.part}`).toBe(expected);
			expect(await traces()).toEqual(before);
		}
	);

	test('what this installation has made is here already', async () => {
		expect(await inspectBundle(made.coordinator, from.world, first).catch(String)).toContain(
			'NotFound'
		);
		const { lead } = await newBody(from.world);
		expect((await inspectBundle(lead, from.world, first)).problem).toEqual({
			code: 'own',
			part: 'manifest.json'
		});
	});

	test('an amendment that comes first, and what it amends after it', async () => {
		const { world } = to;
		const taken = await acceptBundle(body.lead, world, second, TRUST);
		if (taken.problem) throw new Error(taken.problem.code);
		expect(await inspectBundle(body.one, world, first)).toMatchObject({
			sender: { name: 'Ministry XA', addedBy: body.lead.name },
			effect: 'older',
			newest: 2
		});
		const older = await acceptBundle(body.one, world, first, NO_TRUST);
		if (older.problem) throw new Error(older.problem.code);
		expect(await inspectBundle(body.one, world, first)).toMatchObject({
			effect: 'held',
			heldAs: older.submissionId
		});
		const { row } = await submissions.find(body.one, world, taken.submissionId);
		const all = await submissions.list(body.one, world, row.id);
		expect(
			all.map(({ number, superseded, submittedBy }) => [number, superseded, submittedBy])
		).toEqual([
			[2, false, 'Ministry XA'],
			[1, true, 'Ministry XA']
		]);
	});

	test('is what was submitted, byte for byte, with its evidence and its origin', async () => {
		const { world } = to;
		const [one] = await submissions.received(body.one, world);
		const there = await submissions.find(body.one, world, one!.id);
		const source = await from.world.store.read(async ({ db, tables }) =>
			(await db.select().from(tables.submissions)).find(({ number }) => number === 2)
		);
		expect([there.text, there.summary.sha256]).toEqual([source!.document, source!.sha256]);
		expect(there.held).toEqual(made.refs.slice(0, 2));
		const { storedAs } = await submissions.file(body.one, world, one!.id, made.refs[0]!);
		expect(await readFile(world.files.pathOf(storedAs), 'utf8')).toBe('public');
		await expect(submissions.file(body.one, world, one!.id, made.refs[2]!)).rejects.toThrow(
			NotFound
		);
		expect(await originOf(body.one, world, one!.id)).toMatchObject({ sender: 'Ministry XA' });
		// Whoever passes it on passes on what the sender has signed.
		const again = await createBundle(body.one, world, one!.id);
		expect((await buffer(again.bytes)).equals(await readFile(second))).toBe(true);
	});

	test('is read here and not changed: whoever joins its organisation sees it, nobody judges it', async () => {
		const { world } = to;
		const [one] = await submissions.received(body.one, world);
		const { row } = await submissions.find(body.one, world, one!.id);
		const member = memberOf(row.organisationId, { states: ['XA'] });
		const stored = await assessments.find(member, world, row.id);
		const there = await assessments.find(made.coordinator, from.world, made.id);
		expect(stored.assessment).toEqual(there.assessment);
		expect([row.status, stored.held]).toEqual([
			'submitted',
			{ [made.refs[0]!]: true, [made.refs[1]!]: true, [made.refs[2]!]: false }
		]);
		const verdict = judge(body.lead, world, one!.id, 'accept', { version: row.version });
		await expect(verdict).rejects.toThrow(NotFound);
	});

	test('stands on the desk, in comparisons, and in a trail that verifies', async () => {
		const { world } = to;
		expect((await desk(body.one, world)).map(({ head, number }) => [head.state, number])).toEqual([
			['XA', 2]
		]);
		const { compared } = await comparison.find(body.one, world, {
			...{ round: '', kind: 'self', states: [], group: '', versions: [] }
		});
		expect(compared.map(({ state, number }) => [state, number])).toEqual([['XA', 2]]);
		expect((await verifyTrail(world)).problems).toEqual([]);
	});

	test('the same again changes nothing, and another under the same number is refused', async () => {
		const { world } = to;
		const before = await traces();
		const again = await acceptBundle(body.one, world, second, NO_TRUST);
		expect(again).toMatchObject({ problem: null, isNew: false });
		const other = await forged(
			(_, document) => void (document.submittedAt = '2026-01-02T00:00:00.000Z')
		);
		expect(await inspectBundle(body.one, world, other)).toMatchObject({ effect: 'conflict' });
		expect((await acceptBundle(body.one, world, other, NO_TRUST)).problem).toEqual({
			code: 'conflict',
			part: 'submission.json'
		});
		expect(await traces()).toEqual(before);
	});

	test('an amendment is of the same State, kind and standards, and of a State one may read', async () => {
		const { world } = to;
		const before = await traces();
		const next = (change: (manifest: Manifest, document: SubmissionDocument) => void) =>
			forged((manifest, document) => {
				document.number = 3;
				manifest.submission.number = 3;
				change(manifest, document);
			});
		const moved = await next((manifest, document) => {
			manifest.state = 'XB';
			document.assessment.state = 'XB';
		});
		expect(await inspectBundle(body.one, world, moved)).toMatchObject({ effect: 'conflict' });
		expect((await acceptBundle(body.one, world, moved, NO_TRUST)).problem?.code).toBe('conflict');
		const recused = { ...body.one, recusedFrom: ['XA'] };
		await expect(inspectBundle(recused, world, moved)).rejects.toThrow(NotFound);
		await expect(acceptBundle(recused, world, moved, NO_TRUST)).rejects.toThrow(NotFound);
		const other = await next((manifest, document) => {
			manifest.kind = 'shadow';
			manifest.organisation.kind = 'ngo';
			document.assessment.kind = 'shadow';
			document.assessment.organisation.kind = 'ngo';
		});
		expect((await acceptBundle(body.one, world, other, NO_TRUST)).problem?.code).toBe('conflict');
		expect(await traces()).toEqual(before);
	});

	test('parts that share bytes are no bundle', async () => {
		const bytes = await readFile(first);
		const entryOf = (name: string) => bytes.lastIndexOf(name) - 46;
		const [OFFSET, PART] = [42, 'evidence/0002'];
		bytes.writeUInt32LE(
			bytes.readUInt32LE(entryOf('evidence/0001') + OFFSET),
			entryOf(PART) + OFFSET
		);
		const path = join(folder.path, 'shared.nrm');
		await writeFile(path, bytes);
		expect((await verifyBundle(path)).problem).toEqual({ code: 'layout', part: PART });
	});

	test('a sender is known by its key, once, and can be taken off the list', async () => {
		const { world } = to;
		const input = { name: 'Again', publicKey: from.world.keys.publicKey };
		expect(await faultsOf(senders.add(body.lead, world, input))).toEqual(['publicKey: duplicate']);
		expect(await faultsOf(senders.add(body.lead, world, { name: 'X', publicKey: 'none' }))).toEqual(
			['publicKey: damaged']
		);
		const [known] = (await senders.list(body.one, world)).senders;
		await expect(senders.remove(body.one, world, known!.fingerprint)).rejects.toThrow(NotFound);
		await senders.remove(body.lead, world, known!.fingerprint);
		await expect(senders.remove(body.lead, world, known!.fingerprint)).rejects.toThrow(NotFound);
		const [one] = await submissions.received(body.one, world);
		expect(await originOf(body.one, world, one!.id)).toMatchObject({
			sender: null,
			fingerprint: known!.fingerprint
		});
		expect(await inspectBundle(body.one, world, first)).toMatchObject({ sender: null });
		await senders.add(body.lead, world, { name: 'Ministry XA', publicKey: known!.publicKey });
	});

	test('waits for the person who sent it, for a while', async () => {
		const { world } = to;
		const word = await keepWaiting(body.one, world, await upload(world, 'bundle', 'a.nrm'));
		expect(await readFile(waitingFile(body.one, world, word).path, 'utf8')).toBe('bundle');
		expect(() => waitingFile(body.two, world, word)).toThrow(NotFound);
		expect(() => waitingFile(body.one, world, `A${word}`)).toThrow(NotFound);
		const later = { ...world, now: () => new Date(Date.UTC(2026, 0, 1, 2)) };
		expect(() => waitingFile(body.one, later, word)).toThrow('file: incomplete');
		await world.files.erase(waitingFile(body.one, world, word).storedAs);
	});
});

function broken(document: SubmissionDocument, answer: { design: number }): void {
	const [first] = Object.values(document.assessment.answers);
	Object.assign(first!, answer);
}
