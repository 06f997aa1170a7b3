import { describe, expect, test } from 'vitest';
import { NO_RATING } from '#lib/core/review.ts';
import { NotFound } from '#lib/server/errors.ts';
import { conclude } from '#lib/server/reviews/conclusions.ts';
import { find, findStandard } from '#lib/server/reviews/find.ts';
import { rate } from '#lib/server/reviews/ratings.ts';
import { assign } from '#lib/server/reviews/asking.ts';
import { ENGINES, openedWorld } from '../engines.ts';
import { entriesOf, memberOf } from '../people.ts';
import { begun, decide, decideAll, decision, faultsOf, REASON, standardIds } from './scene.ts';

const draft = (version: number) => ({ decided: false, version });
const decided = (version: number) => ({ decided: true, version });

describe.each(ENGINES)('$engine', (engine) => {
	const opened = openedWorld(engine);

	test('a draft may lack anything, a decision nothing; each version is told', async () => {
		const { world } = opened;
		const { reviewId, one, bodyId } = await begun(world);
		const [first] = standardIds(world);
		const keep = (body: unknown, how: { decided: boolean; version: number }) =>
			rate(one, world, reviewId, first!, body, how);
		expect(await keep(NO_RATING, draft(0))).toEqual({ saved: true, version: 1 });
		expect(await faultsOf(keep(NO_RATING, decided(1)))).toEqual([
			'designReason: reason-missing',
			'implementationReason: reason-missing',
			'finding: missing'
		]);
		expect(await faultsOf(keep({ ...NO_RATING, design: 5 }, draft(1)))).toEqual(['design: level']);
		expect(
			await faultsOf(keep({ ...NO_RATING, verdicts: { 'ev-1': 'partly' } }, draft(1)))
		).toEqual(['verdicts.ev-1: unknown-evidence']);
		expect(await keep(decision(), decided(1))).toEqual({ saved: true, version: 2 });
		expect(await keep(decision({ design: 0 }), decided(1))).toMatchObject({
			saved: false,
			current: { body: decision(), decided: true, version: 2 },
			version: 2
		});
		const { standings } = await find(one, world, reviewId);
		expect(standings[first!]).toEqual({ standing: 'settled', mine: 'decided' });
		// A decision that is saved as a draft is one no longer.
		expect(await keep(decision(), draft(2))).toEqual({ saved: true, version: 3 });
		expect((await find(one, world, reviewId)).standings[first!]).toEqual({
			standing: 'open',
			mine: 'draft'
		});
		expect((await entriesOf(world, bodyId)).at(-1)).toEqual([
			'review.rate',
			one.id,
			reviewId,
			{ body: decision(), decided: false }
		]);
	});

	test('nobody rates who is not asked, not for this standard, not any more, or has not declared', async () => {
		const { world } = opened;
		const { reviewId, lead, one, two, bodyId, coordinator } = await begun(world);
		const [first, second] = standardIds(world);
		const undeclared = await memberOf(world, bodyId, { role: 'contributor' });
		await assign(lead, world, reviewId, {
			personId: undeclared.id,
			standards: null,
			until: null
		});
		await assign(lead, world, reviewId, { personId: one.id, standards: [first!], until: null });
		await assign(lead, world, reviewId, {
			personId: two.id,
			standards: null,
			until: '2025-12-31'
		});
		const denied = [
			[lead, first],
			[undeclared, first],
			[one, second],
			[two, first],
			[coordinator, first],
			[one, 'Z-99']
		] as const;
		for (const [actor, standard] of denied)
			await expect(decide(actor, world, reviewId, standard!)).rejects.toThrow(NotFound);
		const seen = async (actor: typeof one, standard: string) => {
			const { mayRate, mustDeclare } = await findStandard(actor, world, reviewId, standard);
			return { mayRate, mustDeclare };
		};
		expect(await seen(undeclared, first!)).toEqual({ mayRate: false, mustDeclare: true });
		expect(await seen(one, first!)).toEqual({ mayRate: true, mustDeclare: false });
		expect(await seen(one, second!)).toEqual({ mayRate: false, mustDeclare: false });
		expect(await seen(two, first!)).toEqual({ mayRate: false, mustDeclare: false });
		expect(await decide(one, world, reviewId, first!)).toMatchObject({ saved: true });
		// On the last day it still holds.
		await assign(lead, world, reviewId, {
			personId: two.id,
			standards: null,
			until: '2026-01-01'
		});
		expect(await decide(two, world, reviewId, first!)).toMatchObject({ saved: true });
		await expect(decide(two, world, reviewId, 'Z-99')).rejects.toThrow(NotFound);
		await expect(findStandard(two, world, reviewId, 'Z-99')).rejects.toThrow(NotFound);
	});

	test('a decision has a verdict on each item that is cited; internal files are not opened', async () => {
		const { world } = opened;
		const { reviewId, one, refs } = await begun(world, { files: ['public', 'internal'] });
		const [first, second] = standardIds(world);
		const { evidence } = await findStandard(one, world, reviewId, second!);
		expect(evidence.map(({ item, isHeld }) => [item.id, isHeld])).toEqual([
			[refs[0], true],
			[refs[1], false]
		]);
		expect((await findStandard(one, world, reviewId, first!)).evidence).toEqual([]);
		expect(await faultsOf(decide(one, world, reviewId, second!))).toEqual(
			refs.map((ref) => `verdicts.${ref}: missing`)
		);
		const verdicts = { [refs[0]!]: 'supports', [refs[1]!]: 'cannot-open' } as const;
		expect(await faultsOf(decide(one, world, reviewId, first!, { verdicts }))).toEqual(
			refs.map((ref) => `verdicts.${ref}: unknown-evidence`)
		);
		await decide(one, world, reviewId, second!, { verdicts });
		expect((await findStandard(one, world, reviewId, second!)).mine?.body.verdicts).toEqual(
			verdicts
		);
	});

	test('who rates blind sees the views of others with the own decision, drafts never', async () => {
		const { world } = opened;
		const { reviewId, lead, one, two } = await begun(world, { blind: true });
		const [first, second] = standardIds(world);
		await decide(one, world, reviewId, first!, { design: 1 });
		await rate(one, world, reviewId, second!, decision(), draft(0));
		const seen = async (actor: typeof one, standard = first!) => {
			const { others, hidden, conclusion } = await findStandard(actor, world, reviewId, standard);
			return [others.map(({ personId }) => personId), hidden, conclusion?.body.design];
		};
		await conclude(lead, world, reviewId, first!, decision({ design: 1 }), {
			reason: REASON,
			version: 0
		});
		expect(await seen(two)).toEqual([[], 1, undefined]);
		expect(await seen(lead)).toEqual([[one.id], 0, 1]);
		expect(await seen(lead, second!)).toEqual([[], 0, undefined]);
		await rate(two, world, reviewId, first!, decision(), draft(0));
		expect(await seen(two)).toEqual([[], 1, undefined]);
		await rate(two, world, reviewId, first!, decision(), decided(1));
		expect(await seen(two)).toEqual([[one.id], 0, 1]);
		expect(await seen(one)).toEqual([[two.id], 0, 1]);
		expect((await find(two, world, reviewId)).agreement).toBeNull();
		expect((await find(lead, world, reviewId)).agreement?.design).toEqual({
			pairs: 1,
			n: 1,
			kappa: null,
			withinOne: 0
		});
	});

	test('agreement is shown to whoever has decided on all that was asked of them', async () => {
		const { world } = opened;
		const { reviewId, one, two } = await begun(world, { blind: true });
		const ids = standardIds(world);
		await decideAll(one, world, reviewId, ids.slice(1));
		await decideAll(two, world, reviewId, ids, decision({ design: 2 }));
		expect((await find(one, world, reviewId)).agreement).toBeNull();
		await decide(one, world, reviewId, ids[0]!);
		expect((await find(one, world, reviewId)).agreement?.design).toEqual({
			pairs: 1,
			n: ids.length,
			kappa: 0,
			withinOne: 1
		});
	});

	test('where nobody rates blind, each sees what others have decided', async () => {
		const { world } = opened;
		const { reviewId, one, two } = await begun(world);
		const [first] = standardIds(world);
		await decide(one, world, reviewId, first!);
		const { others, hidden } = await findStandard(two, world, reviewId, first!);
		expect([others.map(({ personId }) => personId), hidden]).toEqual([[one.id], 0]);
	});

	test('the lead concludes with a reason, what was decided stays', async () => {
		const { world } = opened;
		const { reviewId, lead, one, two, bodyId } = await begun(world);
		const [first] = standardIds(world);
		const agree = (rest = {}, reason = REASON, version = 0, actor = lead) =>
			conclude(actor, world, reviewId, first!, decision(rest), { reason, version });
		expect(await faultsOf(agree())).toEqual(['status: order']);
		await decide(one, world, reviewId, first!, { design: 3 });
		await decide(two, world, reviewId, first!, { design: 1 });
		expect((await find(lead, world, reviewId)).standings[first!]?.standing).toBe('split');
		await expect(agree({}, REASON, 0, one)).rejects.toThrow(NotFound);
		expect(await faultsOf(agree({ finding: '' }))).toEqual(['finding: missing']);
		expect(await faultsOf(agree({ verdicts: { 'ev-1': 'partly' } }))).toEqual([
			'verdicts.ev-1: unknown-evidence'
		]);
		expect(await faultsOf(agree({}, 'Agreed.'))).toEqual(['reason: reason-missing']);
		expect(await agree({ design: 2 })).toEqual({ saved: true, version: 1 });
		expect(await agree({ design: 4 })).toMatchObject({
			saved: false,
			current: { body: { design: 2 }, reason: REASON },
			version: 1
		});
		expect((await find(lead, world, reviewId)).standings[first!]?.standing).toBe('settled');
		const { others, conclusion } = await findStandard(lead, world, reviewId, first!);
		expect(others.map(({ body }) => body.design).toSorted()).toEqual([1, 3]);
		expect(conclusion).toMatchObject({ body: { design: 2 }, reason: REASON, version: 1 });
		expect((await entriesOf(world, bodyId)).map(([action]) => action)).toContain('review.conclude');
	});

	test('two who rate at once both have their view; of one twice at once, one is kept', async () => {
		const { world } = opened;
		const { reviewId, lead, one, two } = await begun(world);
		const [first] = standardIds(world);
		const outcomes = await Promise.all([
			decide(one, world, reviewId, first!, { design: 1 }),
			decide(two, world, reviewId, first!, { design: 2 }),
			decide(one, world, reviewId, first!, { design: 3 })
		]);
		expect(outcomes.map(({ saved }) => saved)).toEqual([true, true, false]);
		const { others } = await findStandard(lead, world, reviewId, first!);
		expect(others.map(({ body }) => body.design).toSorted()).toEqual([1, 2]);
	});
});
