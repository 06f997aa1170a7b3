import { eq } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { AUDIT_ACTIONS, AUDIT_GROUPS, groupOf } from '#lib/server/audit/actions.ts';
import { hashOfDetails, hashOfEntry, type AuditRow } from '#lib/server/audit/entry.ts';
import { record, type NewEntry } from '#lib/server/audit/record.ts';
import { InputError } from '#lib/core/input-error.ts';
import { NotFound } from '#lib/server/errors.ts';
import { SYSTEM, type Actor, type Person } from '#lib/server/policy.ts';
import * as trail from '#lib/server/trail.ts';
import type { World } from '#lib/server/world.ts';
import { en } from '#lib/text/interface/en.ts';
import { ENGINES, openedWorld } from '../engines.ts';
import { administrator, coordinatorOf, memberOf } from '../people.ts';
import { newOrganisation } from '../tenants.ts';

const day = (number: number) => `2026-04-${String(number).padStart(2, '0')}`;

/** One entry a day, from the first of April. */
const fill = (world: World, actor: Actor, entries: readonly NewEntry[]) =>
	world.store.write(async (transaction) => {
		for (const [index, entry] of entries.entries())
			await record(transaction, actor, `${day(index + 1)}T23:59:59.500Z`, entry);
	});

const textOf = async (lines: AsyncIterable<string>): Promise<string> => {
	const parts: string[] = [];
	for await (const part of lines) parts.push(part);
	return parts.join('');
};

test('every action and every group has its words', () => {
	expect(Object.keys(en.trail.actions).toSorted()).toEqual(AUDIT_ACTIONS.toSorted());
	expect(Object.keys(en.trail.groups).toSorted()).toEqual(AUDIT_GROUPS.toSorted());
	expect(groupOf('assessment.carry-over')).toBe('assessment');
});

describe('filters', () => {
	test('days, one day included', () => {
		const days = { from: '2026-02-01', to: '2026-02-01' };
		expect(trail.readFilter({ ...days, group: 'answer' })).toEqual({ ...days, group: 'answer' });
		expect(trail.readFilter({ person: undefined })).toEqual({});
	});
	test.each([
		[{ from: '2026-02-30' }, 'from', 'date'],
		[{ to: 'today' }, 'to', 'date'],
		[{ from: '2026-02-02', to: '2026-02-01' }, 'to', 'period-order'],
		[{ group: 'answers' }, 'group', 'one-of'],
		[{ person: 'x'.repeat(65) }, 'person', 'text-long'],
		[{ other: 'x' }, 'other', 'unknown-field']
	])('%j is refused', (input, place, code) => {
		const read = () => trail.readFilter(input as Record<string, string>);
		expect(read).toThrow(InputError);
		expect(read).toThrow(
			expect.objectContaining({ faults: [expect.objectContaining({ place, code })] })
		);
	});
});

describe.each(ENGINES)('reading the trail on $engine', (engine) => {
	const opened = openedWorld(engine);

	/** An organisation with a few entries of its own, and its people. */
	async function tenant() {
		const { world } = opened;
		const organisationId = await newOrganisation(world);
		const coordinator = await coordinatorOf(world, organisationId);
		const contributor = await memberOf(world, organisationId, {
			role: 'contributor',
			institution: 'ministry-justice'
		});
		await fill(world, coordinator, [
			{ action: 'assessment.create', organisationId, assessmentId: 'a1' },
			{
				action: 'answer.save',
				organisationId,
				assessmentId: 'a1',
				standard: 'F-01',
				after: '=1+1'
			},
			{ action: 'member.invite', organisationId, ref: contributor.id }
		]);
		await fill(world, contributor, [
			{ action: 'answer.save', organisationId, assessmentId: 'a2', standard: 'F-02' },
			{ action: 'evidence.add', organisationId, assessmentId: 'a2', ref: 'ev-1' }
		]);
		return { world, organisationId, coordinator, contributor };
	}
	const actionsOf = async (actor: Person, scope: trail.Scope, filter: trail.TrailFilter = {}) =>
		(await trail.list(actor, opened.world, scope, filter)).entries.map(({ action }) => action);

	test('the own entries, the newest first, and nobody else’s', async () => {
		const { world, organisationId, coordinator, contributor } = await tenant();
		const other = await tenant();
		const { entries, next } = await trail.list(coordinator, world, { organisationId }, {});
		expect(next).toBeNull();
		expect(entries.map(({ action }) => action)).toEqual([
			'evidence.add',
			'answer.save',
			'member.invite',
			'answer.save',
			'assessment.create'
		]);
		expect(entries[2]).toEqual({
			sequence: entries[0]!.sequence - 2,
			at: `${day(3)}T23:59:59.500Z`,
			action: 'member.invite',
			who: coordinator.name,
			isPerson: true,
			assessmentId: null,
			standard: null,
			ref: contributor.id,
			about: contributor.name,
			before: null,
			after: null
		});
		const { organisationId: theirs } = other;
		await expect(actionsOf(coordinator, { organisationId: theirs })).rejects.toThrow(NotFound);
	});

	test('every filter, and all of them together', async () => {
		const { organisationId, coordinator, contributor } = await tenant();
		const own = { organisationId };
		const count = async (filter: trail.TrailFilter) =>
			(await actionsOf(coordinator, own, filter)).length;
		expect(await actionsOf(coordinator, own, { group: 'answer' })).toEqual([
			'answer.save',
			'answer.save'
		]);
		expect(await count({ person: contributor.id })).toBe(2);
		expect(await count({ assessment: 'a1' })).toBe(2);
		expect(await count({ standard: 'F-02' })).toBe(1);
		expect(await count({ from: day(2) })).toBe(3);
		expect(await count({ to: day(1) })).toBe(2);
		expect(await count({ from: day(2), to: day(2) })).toBe(2);
		const all = { group: 'answer', person: contributor.id, assessment: 'a2', standard: 'F-02' };
		expect(await count({ ...all, group: 'answer', from: day(1), to: day(1) })).toBe(1);
		expect(await count({ ...all, group: 'answer', from: day(2) })).toBe(0);
	});

	test('a hundred a page', async () => {
		const { world } = opened;
		const organisationId = await newOrganisation(world);
		const coordinator = await coordinatorOf(world, organisationId);
		const entries = Array.from({ length: 201 }, (_, index) => ({
			action: 'answer.save' as const,
			organisationId,
			after: index
		}));
		await world.store.write(async (transaction) => {
			for (const entry of entries) await record(transaction, coordinator, day(1), entry);
		});
		const seen: unknown[] = [];
		const lengths: number[] = [];
		let before: number | undefined;
		for (;;) {
			const page = await trail.list(coordinator, world, { organisationId }, {}, before);
			seen.push(...page.entries.map(({ after }) => after));
			lengths.push(page.entries.length);
			if (page.next === null) break;
			before = page.next;
		}
		expect(lengths).toEqual([100, 100, 1]);
		expect(seen).toEqual(entries.map(({ after }) => after).toReversed());
	});

	test('the people who did something, by name', async () => {
		const { world, organisationId, coordinator, contributor } = await tenant();
		const people = await trail.peopleIn(coordinator, world, { organisationId });
		expect(people.map(({ id }) => id).toSorted()).toEqual(
			[coordinator.id, contributor.id].toSorted()
		);
		await expect(trail.peopleIn(contributor, world, { organisationId })).rejects.toThrow(NotFound);
	});

	test('erased details leave the entry', async () => {
		const { world, organisationId, coordinator } = await tenant();
		const own = { organisationId };
		const [newest] = (await trail.list(coordinator, world, own, {})).entries;
		await world.store.write(async ({ db, tables: { auditDetails } }) => {
			await db.delete(auditDetails).where(eq(auditDetails.sequence, newest!.sequence));
		});
		const { entries } = await trail.list(coordinator, world, own, {});
		expect(entries[0]).toEqual({ ...newest, who: null });
	});

	test('who is no coordinator reads no trail; administrators that of the installation only', async () => {
		const { world, organisationId, contributor, coordinator } = await tenant();
		const admin = await administrator(world);
		const { length } = await actionsOf(admin, { organisationId: null });
		await fill(world, admin, [{ action: 'person.disable', organisationId: null }]);
		expect(await actionsOf(admin, { organisationId: null })).toHaveLength(length + 1);
		const refused: [Person, trail.Scope][] = [
			[contributor, { organisationId }],
			[admin, { organisationId }],
			[coordinator, { organisationId: null }],
			[coordinator, 'everything'],
			[admin, 'everything']
		];
		for (const [who, scope] of refused) {
			await expect(trail.list(who, world, scope, {})).rejects.toThrow(NotFound);
			await expect(trail.peopleIn(who, world, scope)).rejects.toThrow(NotFound);
			await expect(trail.exportTrail(who, world, scope, {}, 'csv')).rejects.toThrow(NotFound);
		}
	});

	test('exported as lines of JSON: the oldest first, with all that the hashes are made of', async () => {
		const { world, organisationId, coordinator } = await tenant();
		const own = { organisationId };
		const text = await textOf(await trail.exportTrail(coordinator, world, own, {}, 'jsonl'));
		const lines = text.split('\n').slice(0, -1);
		type Line = AuditRow & { salt: string; who: string; before: unknown; after: unknown };
		const rows = lines.map((line) => JSON.parse(line) as Line);
		expect(rows.map(({ action }) => action)).toEqual([
			'assessment.create',
			'answer.save',
			'member.invite',
			'answer.save',
			'evidence.add'
		]);
		for (const row of rows) expect(hashOfDetails(row)).toBe(row.details);
		for (const [index, row] of rows.slice(1).entries())
			expect(hashOfEntry(row, rows[index]!.hash)).toBe(row.hash);
		const [newest] = (await trail.list(coordinator, world, own, {})).entries;
		expect(newest).toMatchObject({
			action: 'trail.export',
			who: coordinator.name,
			after: { format: 'jsonl' }
		});
	});

	test('exported as CSV: filtered, and nothing that a spreadsheet would run', async () => {
		const { world, organisationId, coordinator } = await tenant();
		await world.store.write(async (transaction) => {
			const named = { ...coordinator, name: '=HYPERLINK("x")' };
			await record(transaction, named, day(9), { action: 'answer.save', organisationId });
		});
		const filter = { group: 'answer', from: day(2) } as const;
		const text = await textOf(
			await trail.exportTrail(coordinator, world, { organisationId }, filter, 'csv')
		);
		const [head, ...rows] = text.split('\r\n');
		expect(head).toBe(
			'\uFEFFsequence,at,action,organisation,person,who,assessment,standard,ref,before,after,hash'
		);
		expect(rows).toHaveLength(3);
		expect(rows[0]).toContain(',F-01,,,"""=1+1""",');
		expect(rows[1]).toContain(`,${coordinator.id},"'=HYPERLINK(""x"")",,,`);
		const [newest] = (await trail.list(coordinator, world, { organisationId }, {})).entries;
		expect(newest?.after).toEqual({ format: 'csv', ...filter });
	});

	test('more than one page, and not what is added meanwhile', async () => {
		const { world } = opened;
		const organisationId = await newOrganisation(world);
		const add = (times: number) =>
			world.store.write(async (transaction) => {
				for (let time = 0; time < times; time += 1)
					await record(transaction, SYSTEM, day(1), { action: 'answer.save', organisationId });
			});
		await add(1_001);
		const lines = await trail.exportTrail(SYSTEM, world, { organisationId }, {}, 'jsonl');
		await add(1);
		expect((await textOf(lines)).split('\n')).toHaveLength(1_002);
	});

	test('everything, for who sits at the console', async () => {
		const { world } = opened;
		const [{ sequence } = { sequence: 0 }] = (await trail.list(SYSTEM, world, 'everything', {}))
			.entries;
		const text = await textOf(await trail.exportTrail(SYSTEM, world, 'everything', {}, 'jsonl'));
		expect(text.split('\n')).toHaveLength(sequence + 1);
	});
});
