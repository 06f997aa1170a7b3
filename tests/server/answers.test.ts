import { describe, expect, test } from 'vitest';
import { NO_ANSWER } from '#lib/core/answer-to.ts';
import type { Answer } from '#lib/core/assessment.ts';
import { InputError, type Fault } from '#lib/core/input-error.ts';
import * as answers from '#lib/server/answers.ts';
import * as assessments from '#lib/server/assessments.ts';
import { NotFound } from '#lib/server/errors.ts';
import * as evidence from '#lib/server/evidence.ts';
import * as history from '#lib/server/history.ts';
import { SYSTEM as me } from '#lib/server/policy.ts';
import { saveTogether } from '#lib/server/save-together.ts';
import type { World } from '#lib/server/world.ts';
import { ENGINES, newAssessment, openedWorld } from './engines.ts';

const full: Answer = {
	applicable: true,
	notApplicableReason: null,
	design: 3,
	implementation: 0,
	target: { design: 4, by: '2028-12-31' },
	criteria: { a: 'yes', c: 'unknown', e: 'no' },
	narrative: 'Указ № 5\nof 2024',
	evidence: []
};

describe.each(ENGINES)('answers on $engine', (engine) => {
	const opened = openedWorld(engine);

	test('an answer comes back as it was saved; the others have version 0', async () => {
		const { world } = opened;
		const id = await newAssessment(world);
		const ref = await evidence.add(me, world, id, link('One'), null);
		const other = await evidence.add(me, world, id, link('Two'), null);
		const answer = { ...full, evidence: [other, ref] };
		expect(await answers.save(me, world, id, 'F-02', answer, 0)).toEqual({
			saved: true,
			version: 1
		});
		const stored = await assessments.find(me, world, id);
		expect(stored.assessment.answers).toStrictEqual({ 'F-02': answer });
		expect(Object.keys(stored.versions)).toHaveLength(57);
		expect(stored.versions).toMatchObject({ 'F-01': 0, 'F-02': 1, 'F-03': 0 });
	});

	test('nothing is overwritten when the version is old: both texts are there', async () => {
		const { world } = opened;
		const id = await newAssessment(world);
		await answers.save(me, world, id, 'F-01', { ...full, narrative: 'first' }, 0);
		const before = await history.list(me, world, id);
		for (const version of [0, 2, -1, NaN])
			expect(
				await answers.save(me, world, id, 'F-01', { ...full, narrative: 'second' }, version)
			).toEqual({ saved: false, current: { ...full, narrative: 'first' }, version: 1 });
		expect(await history.list(me, world, id)).toEqual(before);
	});

	test('of saves at the same time exactly one wins', async () => {
		const { world } = opened;
		const id = await newAssessment(world);
		for (const version of [0, 1]) {
			const outcomes = await Promise.all(
				['a', 'b', 'c', 'd'].map((word) =>
					answers.save(me, world, id, 'P1-01', { ...full, narrative: word + version }, version)
				)
			);
			expect(outcomes.filter(({ saved }) => saved)).toEqual([
				{ saved: true, version: version + 1 }
			]);
			const { assessment } = await assessments.find(me, world, id);
			const kept = assessment.answers['P1-01'];
			for (const outcome of outcomes)
				if (!outcome.saved) expect(outcome).toMatchObject({ current: kept, version: version + 1 });
		}
		expect(await history.list(me, world, id, 'P1-01')).toHaveLength(2);
	});

	test('an unchanged answer changes nothing, an emptied one is a change', async () => {
		const { world } = opened;
		const id = await newAssessment(world);
		await answers.save(me, world, id, 'F-01', NO_ANSWER, 0);
		expect((await assessments.find(me, world, id)).versions['F-01']).toBe(0);
		await answers.save(me, world, id, 'F-01', full, 0);
		const { updatedAt } = await assessments.find(me, world, id);
		const byNull = { ...full, target: { design: 4, by: '2028-12-31' } } as const;
		expect(await answers.save(me, world, id, 'F-01', byNull, 1)).toEqual({
			saved: true,
			version: 1
		});
		expect((await assessments.find(me, world, id)).updatedAt).toBe(updatedAt);
		expect(await answers.save(me, world, id, 'F-01', NO_ANSWER, 1)).toEqual({
			saved: true,
			version: 2
		});
		const stored = await assessments.find(me, world, id);
		expect(stored.assessment.answers['F-01']).toStrictEqual(NO_ANSWER);
		expect(stored.updatedAt > updatedAt).toBe(true);
		const [last, first, created] = await history.list(me, world, id);
		expect(last).toMatchObject({ action: 'answer.save', before: full, after: NO_ANSWER });
		expect(first).toMatchObject({ standard: 'F-01', actor: 'system', before: null, after: full });
		expect(created).toMatchObject({ action: 'assessment.create', standard: null });
		expect(await history.list(me, world, id, 'F-02')).toEqual([]);
		expect(await history.list(me, world, id, 'F-01', 1)).toEqual([last]);
	});

	test.each<{ name: string; input: object; faults: Fault[] }>([
		{
			name: 'a level that is none',
			input: { design: 5 },
			faults: [{ place: 'design', code: 'level', got: '5' }]
		},
		{
			name: 'no reason',
			input: { applicable: false, notApplicableReason: 'short' },
			faults: [{ place: 'notApplicableReason', code: 'reason-missing', got: '5', expected: '30' }]
		},
		{
			name: 'evidence that is not there, twice',
			input: { evidence: ['ev-9', 'ev-9'] },
			faults: [
				{ place: 'evidence.0', code: 'unknown-evidence', got: '"ev-9"' },
				{ place: 'evidence.1', code: 'unknown-evidence', got: '"ev-9"' },
				{ place: 'evidence.1', code: 'duplicate', got: '"ev-9"' }
			]
		},
		{
			name: 'several at once',
			input: { implementation: 1.5, target: { by: '2026-02-30' }, more: 1 },
			faults: [
				{ place: 'implementation', code: 'level', got: '1.5' },
				{ place: 'target.by', code: 'date', got: '"2026-02-30"' },
				{ place: 'more', code: 'unknown-field' }
			]
		}
	])('$name: refused, nothing written', async ({ input, faults }) => {
		const { world } = opened;
		const id = await newAssessment(world);
		const bad = { ...NO_ANSWER, ...input } as Answer;
		const failure = await answers
			.save(me, world, id, 'F-01', bad, 0)
			.catch((error: unknown) => error);
		expect(failure).toBeInstanceOf(InputError);
		expect((failure as InputError).faults).toEqual(faults);
		expect(await history.list(me, world, id)).toHaveLength(1);
	});

	test('a standard, an assessment, an actor that is not there', async () => {
		const { world } = opened;
		const id = await newAssessment(world);
		const stranger = { kind: 'stranger', name: '' } as never;
		await expect(answers.save(me, world, id, 'F-99', full, 0)).rejects.toThrow(NotFound);
		await expect(answers.save(me, world, 'none', 'F-01', full, 0)).rejects.toThrow(NotFound);
		await expect(answers.save(stranger, world, id, 'F-01', full, 0)).rejects.toThrow(NotFound);
		await expect(history.list(stranger, world, id)).rejects.toThrow(NotFound);
	});

	describe('together with what somebody else has saved meanwhile', () => {
		const base = { ...full, narrative: 'base' };
		const begun = async (world: World) => {
			const id = await newAssessment(world);
			await answers.save(me, world, id, 'F-01', base, 0);
			return id;
		};
		const together = (world: World, id: string, mine: Answer, bases = [base], version = 1) =>
			saveTogether(me, world, id, 'F-01', mine, bases, version);

		test('nobody else: as it is', async () => {
			const { world } = opened;
			const id = await begun(world);
			const mine = { ...base, narrative: 'mine' };
			expect(await together(world, id, mine)).toEqual({ saved: true, version: 2, took: [] });
			expect((await assessments.find(me, world, id)).assessment.answers['F-01']).toEqual(mine);
		});

		test('other fields are brought together, and it says which', async () => {
			const { world } = opened;
			const id = await begun(world);
			await answers.save(me, world, id, 'F-01', { ...base, design: 1, criteria: { a: 'no' } }, 1);
			const mine = { ...base, narrative: 'mine' };
			expect(await together(world, id, mine)).toEqual({
				saved: true,
				version: 3,
				took: ['criteria.a', 'criteria.c', 'criteria.e', 'design']
			});
			const { assessment } = await assessments.find(me, world, id);
			expect(assessment.answers['F-01']).toEqual({ ...mine, design: 1, criteria: { a: 'no' } });
		});

		test('the same field differently: nothing is written, both are there', async () => {
			const { world } = opened;
			const id = await begun(world);
			const theirs = { ...base, narrative: 'theirs', design: 1 } as const;
			await answers.save(me, world, id, 'F-01', theirs, 1);
			const before = await history.list(me, world, id);
			const mine = { ...base, narrative: 'mine', implementation: 4 } as const;
			expect(await together(world, id, mine)).toEqual({
				saved: false,
				theirs,
				merged: { ...mine, design: 1 },
				conflicts: [{ field: 'narrative', theirs: 'theirs', mine: 'mine' }],
				version: 2
			});
			expect(await history.list(me, world, id)).toEqual(before);
		});

		test('the base that still stands counts: nobody conflicts with themselves', async () => {
			const { world } = opened;
			const id = await begun(world);
			const first = { ...base, narrative: 'arrived' };
			await answers.save(me, world, id, 'F-01', first, 1);
			const mine = { ...base, narrative: 'arrived, and written on' };
			expect(await together(world, id, mine, [base, first])).toMatchObject({ saved: true });
			expect(await together(world, id, base, [base, first])).toMatchObject({
				saved: true,
				took: ['narrative']
			});
		});

		test('without a base, what is empty is what one began with', async () => {
			const { world } = opened;
			const id = await begun(world);
			const outcome = await together(world, id, { ...NO_ANSWER, narrative: 'mine' }, [], 0);
			expect(outcome).toMatchObject({ saved: false, conflicts: [{ field: 'narrative' }] });
		});

		test('evidence that is gone meanwhile is not cited any more', async () => {
			const { world } = opened;
			const id = await begun(world);
			const ref = await evidence.add(me, world, id, link('Gone'), null);
			const citing = { ...base, evidence: [ref] };
			await answers.save(me, world, id, 'F-01', citing, 1);
			await evidence.remove(me, world, id, ref);
			const mine = { ...citing, narrative: 'mine' };
			expect(await together(world, id, mine, [citing], 2)).toMatchObject({
				saved: true,
				took: ['evidence']
			});
			const fresh = await together(world, id, { ...mine, evidence: ['ev-99'] }, [mine], 1).catch(
				(failure: InputError) => failure.faults
			);
			expect(fresh).toEqual([{ place: 'evidence.0', code: 'unknown-evidence', got: '"ev-99"' }]);
		});

		test('an assessment, a standard, an actor that is not there', async () => {
			const { world } = opened;
			const id = await begun(world);
			const stranger = { kind: 'stranger', name: '' } as never;
			const save = (actor: typeof me, of: string, standard: string) =>
				saveTogether(actor, world, of, standard, base, [base], 1);
			await expect(save(me, 'none', 'F-01')).rejects.toThrow(NotFound);
			await expect(save(me, id, 'F-99')).rejects.toThrow(NotFound);
			await expect(save(stranger, id, 'F-01')).rejects.toThrow(NotFound);
		});
	});

	test('history cannot be changed or deleted', async () => {
		const { world } = opened;
		await newAssessment(world);
		const { store } = world;
		const deleting = store.write(async ({ db, tables }) => void (await db.delete(tables.audit)));
		await expect(deleting).rejects.toSatisfy(saysAppendOnly);
		const changing = store.write(
			async ({ db, tables }) => void (await db.update(tables.audit).set({ at: 'never' }))
		);
		await expect(changing).rejects.toSatisfy(saysAppendOnly);
	});
});

const saysAppendOnly = (error: Error): boolean =>
	[error, error.cause].some((one) => one instanceof Error && /is append-only$/.test(one.message));

const link = (title: string) => ({ kind: 'link', type: 'law', title, url: 'https://example.org/' });
