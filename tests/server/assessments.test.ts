import { describe, expect, test } from 'vitest';
import { NO_ANSWER } from '#lib/core/answer-to.ts';
import { InputError } from '#lib/core/input-error.ts';
import * as answers from '#lib/server/answers.ts';
import * as assessments from '#lib/server/assessments.ts';
import { NotFound } from '#lib/server/errors.ts';
import * as evidence from '#lib/server/evidence.ts';
import * as history from '#lib/server/history.ts';
import { SYSTEM as me, type Actor } from '#lib/server/policy.ts';
import { ENGINES, headFor, newAssessment, openedWorld, upload } from './engines.ts';
import { ownerIn } from './tenants.ts';

const stranger = { kind: 'stranger', name: 'nobody' } as unknown as Actor;
const REASON = 'This State has no land border and no consular service of its own.';

describe.each(ENGINES)('assessments on $engine', (engine) => {
	const opened = openedWorld(engine);

	test('a new assessment is empty, and is what its head says', async () => {
		const { world } = opened;
		const head = headFor(world, { kind: 'shadow', language: 'fr' });
		const id = await assessments.create(me, world, { organisationId: await ownerIn(world) }, head);
		expect(id).toMatch(/^[0-9a-f]{32}$/);
		const stored = await assessments.find(me, world, id);
		expect(stored.assessment).toStrictEqual({ ...head, answers: {}, evidence: [], actions: [] });
		expect(stored).toMatchObject({ id, version: 1, held: {}, evidenceVersions: {} });
		expect(stored.createdAt).toMatch(/^2026-01-01T00:00:\d\d\.000Z$/);
		expect(stored.catalogue).toBe(world.catalogues[0]);
	});

	test('the list counts what is answered and shows the last changed first', async () => {
		const { world } = opened;
		const first = await newAssessment(world, { state: 'XB' });
		const second = await newAssessment(world, { state: 'XC' });
		const save = (standard: string, answer: object) =>
			answers.save(me, world, first, standard, { ...NO_ANSWER, ...answer }, 0);
		await save('F-01', { design: 0 });
		await save('F-02', { implementation: 4 });
		await save('F-03', { applicable: false, notApplicableReason: REASON });
		await save('F-04', { narrative: 'words are no level' });
		const list = await assessments.list(me, world);
		const shown = list.map(({ id, state, answered }) => ({ id, state, answered }));
		expect(shown.slice(0, 2)).toEqual([
			{ id: first, state: 'XB', answered: 3 },
			{ id: second, state: 'XC', answered: 0 }
		]);
		const { id, version } = world.catalogues[0]!;
		expect(list[0]).toMatchObject({
			kind: 'self',
			organisation: { name: 'Ministry of the Interior', kind: 'government' },
			period: { from: '2026-01-01', to: '2026-12-31' },
			catalogue: { id, version }
		});
	});

	test('a head is changed once per version, and its catalogue never', async () => {
		const { world } = opened;
		const id = await newAssessment(world);
		const head = headFor(world);
		const changed = { ...head, state: 'XD', language: 'de' };
		expect(await assessments.updateHead(me, world, id, head, 1)).toEqual({
			saved: true,
			version: 1
		});
		expect(await assessments.updateHead(me, world, id, changed, 1)).toEqual({
			saved: true,
			version: 2
		});
		expect(await assessments.updateHead(me, world, id, head, 1)).toEqual({
			saved: false,
			current: changed,
			version: 2
		});
		expect((await history.list(me, world, id))[0]).toMatchObject({
			action: 'assessment.update',
			before: head,
			after: changed
		});
		const other = { ...head, catalogue: { id: 'other', version: '1.0.0' } };
		await expect(assessments.updateHead(me, world, id, other, 2)).rejects.toMatchObject({
			faults: [{ place: 'catalogue', code: 'other-catalogue' }]
		});
	});

	test('a head with faults is refused, with all of them', async () => {
		const { world } = opened;
		const head = headFor(world, { state: 'xa', kind: 'own' as never });
		const failure = await assessments
			.create(me, world, { organisationId: await ownerIn(world) }, head)
			.catch((error: unknown) => error);
		expect(failure).toBeInstanceOf(InputError);
		const { faults } = failure as InputError;
		expect(faults.map(({ place, code }) => `${place} ${code}`)).toEqual([
			'kind one-of',
			'state pattern'
		]);
		const backwards = headFor(world, { period: { from: '2026-02-01', to: '2026-01-01' } });
		await expect(
			assessments.create(me, world, { organisationId: await ownerIn(world) }, backwards)
		).rejects.toMatchObject({
			faults: [{ place: 'period.to', code: 'period-order' }]
		});
		const unknown = headFor(world, { catalogue: { id: 'other', version: '1.0.0' } });
		await expect(
			assessments.create(me, world, { organisationId: await ownerIn(world) }, unknown)
		).rejects.toMatchObject({
			faults: [{ place: 'catalogue', code: 'unknown-catalogue', got: '"other 1.0.0"' }]
		});
	});

	test('what is removed is gone with its file, and its history stays', async () => {
		const { world } = opened;
		const id = await newAssessment(world);
		const draft = { kind: 'file', type: 'law', title: 'Act' };
		const ref = await evidence.add(me, world, id, draft, await upload(world, 'bytes'));
		await answers.save(me, world, id, 'F-01', { ...NO_ANSWER, evidence: [ref] }, 0);
		const names = () =>
			world.store.read(({ db, tables }) =>
				db.select({ storedAs: tables.evidenceFiles.storedAs }).from(tables.evidenceFiles)
			);
		const [kept] = await names();
		await assessments.remove(me, world, id);
		await expect(assessments.find(me, world, id)).rejects.toThrow(NotFound);
		await expect(assessments.remove(me, world, id)).rejects.toThrow(NotFound);
		await expect(world.files.open(kept!.storedAs!)).rejects.toMatchObject({ code: 'ENOENT' });
		expect(await names()).toEqual([]);
		const left = await world.store.read(async ({ db, tables }) => [
			...(await db.select().from(tables.answers)).filter((row) => row.assessmentId === id),
			...(await db.select().from(tables.evidence)).filter((row) => row.assessmentId === id)
		]);
		expect(left).toEqual([]);
		const past = await world.store.read(({ db, tables }) => db.select().from(tables.audit));
		expect(past.filter((row) => row.assessmentId === id).map(({ action }) => action)).toEqual([
			'assessment.create',
			'evidence.add',
			'answer.save',
			'assessment.remove'
		]);
	});

	test('who may not finds nothing, as where there is nothing', async () => {
		const { world } = opened;
		const id = await newAssessment(world);
		const head = headFor(world);
		const denied: (() => Promise<unknown>)[] = [
			() => assessments.list(stranger, world),
			() => assessments.create(stranger, world, { organisationId: 'x' }, head),
			() => assessments.find(stranger, world, id),
			() => assessments.updateHead(stranger, world, id, head, 1),
			() => assessments.remove(stranger, world, id),
			() => assessments.find(me, world, 'none'),
			() => assessments.updateHead(me, world, 'none', head, 1)
		];
		const messages = await Promise.all(denied.map((ask) => ask().catch(String)));
		expect(new Set(messages)).toEqual(new Set(['NotFound: not found']));
		await expect(assessments.find(me, world, id)).resolves.toMatchObject({ id });
	});
});
