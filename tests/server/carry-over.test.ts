import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { describe, expect, test } from 'vitest';
import { Answer } from '#lib/core/assessment.ts';
import * as answers from '#lib/server/answers.ts';
import * as assessments from '#lib/server/assessments.ts';
import * as carryOver from '#lib/server/carry-over.ts';
import { NotFound } from '#lib/server/errors.ts';
import * as evidence from '#lib/server/evidence.ts';
import { SYSTEM, type Person } from '#lib/server/policy.ts';
import * as rounds from '#lib/server/rounds.ts';
import type { World } from '#lib/server/world.ts';
import { ENGINES, headFor, openedWorld, upload } from './engines.ts';
import { entriesOf } from './people.ts';
import { faultsOf, newRound } from './round-scene.ts';
import { memberOf, newOrganisation } from './tenants.ts';

const [FIRST, SECOND, THIRD] = ['F-01', 'F-02', 'F-03'] as const;
const OLD = { from: '2023-01-01', to: '2023-12-31' };

const said = (ref: string) =>
	Answer.parse({
		design: 2,
		implementation: 1,
		target: { design: 4, by: '2028-12-31' },
		criteria: { a: 'yes', e: 'no' },
		narrative: 'As it was.',
		evidence: [ref]
	});

/** A government with an earlier assessment, of two answers, a file and two actions, and a round. */
async function scene(world: World) {
	const organisationId = await newOrganisation(world);
	const coordinator = memberOf(organisationId);
	const previousId = await assessments.create(
		...[coordinator, world, { organisationId }, headFor(world, { period: OLD, language: 'fr' })]
	);
	const type = world.catalogues[0]!.evidenceTypes[0]!;
	const draft = { kind: 'file', type, title: 'An act', access: 'internal' } as const;
	const ref = await evidence.add(coordinator, world, previousId, draft, await upload(world, 'act'));
	await answers.save(coordinator, world, previousId, FIRST, said(ref), 0);
	await answers.save(coordinator, world, previousId, SECOND, Answer.parse({ design: 3 }), 0);
	const action = (id: string, status: string, position: number) => ({
		...{ assessmentId: previousId, ref: id, position, version: 1 },
		body: { id, standards: [FIRST], title: 'A law', status }
	});
	await world.store.write(({ db, tables }) =>
		db.insert(tables.actions).values([action('done', 'done', 0), action('open', 'running', 1)])
	);
	return {
		organisationId,
		coordinator,
		previousId,
		ref,
		round: await newRound(world, [organisationId])
	};
}

type Scene = Awaited<ReturnType<typeof scene>>;
const begin = (
	world: World,
	{ round, organisationId, coordinator }: Scene,
	rest: Partial<carryOver.Beginning> & { by?: Person; round?: string } = {}
) => {
	const { by = coordinator, round: other = round, ...input } = rest;
	return carryOver.begin(by, world, other, {
		...{ organisationId, state: 'XA', language: 'en', previousId: null },
		...input
	});
};

describe.each(ENGINES)('carry-over on $engine', (engine) => {
	const opened = openedWorld(engine);
	const filesIn = () => readdir(join(opened.home, 'evidence'));
	const contentOf = async (id: string, ref: string) =>
		text((await evidence.open(SYSTEM, opened.world, id, ref)).stream);

	test('empty: the catalogue and the period are those of the round', async () => {
		const { world } = opened;
		const all = await scene(world);
		const id = await begin(world, all);
		const { assessment, row } = await assessments.find(all.coordinator, world, id);
		expect([row.roundId, row.previousId, row.status]).toEqual([all.round, null, 'draft']);
		expect(assessment).toMatchObject({
			...{ kind: 'self', state: 'XA', language: 'en', answers: {}, evidence: [], actions: [] },
			period: { from: '2025-01-01', to: '2025-12-31' }
		});
		const entries = await entriesOf(world, all.organisationId);
		expect(entries.at(-1)?.slice(0, 3)).toEqual([
			...['assessment.create', all.coordinator.id, all.round]
		]);
	});

	test('from an earlier one: answers to confirm, evidence, files, and what is still to do', async () => {
		const { world } = opened;
		const all = await scene(world);
		const id = await begin(world, all, { previousId: all.previousId });
		const { assessment, row, carried, held } = await assessments.find(all.coordinator, world, id);
		expect(row.previousId).toBe(all.previousId);
		expect(assessment.language).toBe('fr');
		expect(assessment.answers).toEqual({
			[FIRST]: said(all.ref),
			[SECOND]: Answer.parse({ design: 3 })
		});
		expect(carried).toEqual([FIRST, SECOND]);
		expect(assessment.actions.map(({ id }) => id)).toEqual(['open']);
		expect(held).toEqual({ [all.ref]: true });
		const entries = await entriesOf(world, all.organisationId);
		expect(entries.at(-1)).toEqual([
			...['assessment.carry-over', all.coordinator.id, all.previousId],
			expect.objectContaining({ answers: 2, evidence: 1, actions: 1, round: all.round })
		]);
	});

	test('the copies stay when the earlier assessment is removed', async () => {
		const { world } = opened;
		const all = await scene(world);
		const id = await begin(world, all, { previousId: all.previousId });
		await assessments.remove(all.coordinator, world, all.previousId);
		expect(await contentOf(id, all.ref)).toBe('act');
		const { carried } = await assessments.find(all.coordinator, world, id);
		expect(carried).toEqual([FIRST, SECOND]);
	});

	test('a file that is gone leaves its item without one; nothing else stops', async () => {
		const { world } = opened;
		const all = await scene(world);
		const before = await filesIn();
		const file = await world.store.read(({ db, tables }) => db.select().from(tables.evidenceFiles));
		const own = file.find(({ assessmentId }) => assessmentId === all.previousId)!;
		await world.files.erase(own.storedAs!);
		const id = await begin(world, all, { previousId: all.previousId });
		const { held } = await assessments.find(all.coordinator, world, id);
		expect(held).toEqual({ [all.ref]: false });
		expect(await filesIn()).toEqual(before.filter((name) => name !== own.storedAs));
	});

	test('when it fails, no file is left behind', async () => {
		const { world } = opened;
		const all = await scene(world);
		const before = (await filesIn()).toSorted();
		let kept = 0;
		const keep: World['files']['keep'] = async (staged) => {
			kept += 1;
			// Somebody else begins at the same moment.
			await begin(world, all);
			return world.files.keep(staged);
		};
		const late = { ...world, files: { ...world.files, keep } };
		expect(await faultsOf(begin(late, all, { previousId: all.previousId }))).toEqual([': exists']);
		expect(kept).toBe(1);
		expect((await filesIn()).toSorted()).toEqual(before);
	});

	test('one assessment of an organisation in a round', async () => {
		const { world } = opened;
		const all = await scene(world);
		const id = await begin(world, all);
		expect(await faultsOf(begin(world, all))).toEqual([': exists']);
		const { begun, sources } = await carryOver.offer(
			...[all.coordinator, world, all.round, all.organisationId]
		);
		expect(begun).toBe(id);
		expect(sources.map((source) => source.id)).toEqual([all.previousId]);
		await assessments.remove(all.coordinator, world, id);
		expect(await faultsOf(begin(world, all))).toEqual([]);
	});

	test.each([
		['before it opens', { opens: '2026-01-02' }],
		['after it has closed', { opens: '2025-01-01', due: '2025-02-01', closes: '2025-12-31' }]
	])('not %s', async (_, days: Partial<rounds.Round>) => {
		const { world } = opened;
		const all = await scene(world);
		const round = await newRound(world, [all.organisationId], days);
		expect(await faultsOf(begin(world, all, { round }))).toEqual([': round-not-open']);
	});

	test('only the coordinator of an invited organisation, from an assessment of its own', async () => {
		const { world } = opened;
		const all = await scene(world);
		const foreign = await scene(world);
		const uninvited = await newRound(world, []);
		const { organisationId } = all;
		for (const rest of [
			{ by: memberOf(organisationId, { role: 'observer' }) },
			{ by: memberOf(organisationId, { role: 'contributor', institution: 'police' }) },
			{ by: foreign.coordinator },
			{ round: uninvited },
			{ round: 'no-such-round' },
			{ state: 'XB' },
			{ previousId: foreign.previousId },
			{ previousId: 'no-such-assessment' }
		])
			await expect(begin(world, all, rest)).rejects.toThrow(NotFound);
		// Somebody of both organisations reads both, and still begins from none but its own.
		const both: Person = {
			...all.coordinator,
			memberships: [...all.coordinator.memberships, ...foreign.coordinator.memberships]
		};
		const previousId = foreign.previousId;
		await expect(begin(world, all, { by: both, previousId })).rejects.toThrow(NotFound);
		const offered = (by: Person) => carryOver.offer(by, world, all.round, organisationId);
		await expect(offered(foreign.coordinator)).rejects.toThrow(NotFound);
		expect((await offered(both)).sources.map(({ id }) => id)).toEqual([all.previousId]);
	});

	test('the latest period is offered first', async () => {
		const { world } = opened;
		const all = await scene(world);
		const { organisationId, coordinator } = all;
		const newer = await assessments.create(coordinator, world, { organisationId }, headFor(world));
		const { sources } = await carryOver.offer(coordinator, world, all.round, organisationId);
		expect(sources.map(({ id }) => id)).toEqual([newer, all.previousId]);
	});

	test('of another catalogue come the standards that it has too', async () => {
		const { world } = opened;
		const all = await scene(world);
		const [catalogue] = world.catalogues;
		const standards = catalogue!.standards.filter(({ id }) => id !== FIRST);
		const newer = { ...catalogue!, version: '9.0.0', standards };
		const both = { ...world, catalogues: [...world.catalogues, newer] };
		const named = { catalogue: { id: newer.id, version: newer.version } };
		const round = await newRound(both, [all.organisationId], named);
		const id = await begin(both, all, { round, previousId: all.previousId });
		const { assessment, carried } = await assessments.find(all.coordinator, both, id);
		expect(Object.keys(assessment.answers)).toEqual([SECOND]);
		expect(carried).toEqual([SECOND]);
		expect(assessment.actions).toEqual([]);
	});

	test('confirmed by who may edit: as it is, some or many, and by saving', async () => {
		const { world } = opened;
		const all = await scene(world);
		const { coordinator, organisationId } = all;
		const id = await begin(world, all, { previousId: all.previousId });
		for (const role of ['observer', 'contributor'] as const)
			await expect(
				answers.confirm(memberOf(organisationId, { role }), world, id, [FIRST])
			).rejects.toThrow(NotFound);
		expect(await answers.confirm(coordinator, world, id, [SECOND, THIRD, 'X-99'])).toBe(1);
		expect(await answers.confirm(coordinator, world, id, [SECOND])).toBe(0);
		const found = async () => assessments.find(coordinator, world, id);
		expect((await found()).carried).toEqual([FIRST]);
		const { assessment, versions } = await found();
		expect(assessment.answers[SECOND]).toEqual(Answer.parse({ design: 3 }));
		expect(versions).toMatchObject({ [FIRST]: 1, [SECOND]: 1 });
		const entries = await entriesOf(world, organisationId);
		expect(entries.filter(([action]) => action === 'answer.confirm')).toHaveLength(1);
		await answers.save(coordinator, world, id, FIRST, said(all.ref), 1);
		expect((await found()).carried).toEqual([]);
	});

	test('removing evidence confirms nothing', async () => {
		const { world } = opened;
		const all = await scene(world);
		const id = await begin(world, all, { previousId: all.previousId });
		await evidence.remove(all.coordinator, world, id, all.ref);
		const { assessment, carried } = await assessments.find(all.coordinator, world, id);
		expect(assessment.answers[FIRST]?.evidence).toEqual([]);
		expect(carried).toEqual([FIRST, SECOND]);
		expect(await contentOf(all.previousId, all.ref)).toBe('act');
	});
});
