import { createHash } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { unpackLevels } from '#lib/core/packed-levels.ts';
import { verify } from '#lib/server/audit/verify.ts';
import { canonicalJson } from '#lib/server/canonical-json.ts';
import { NotFound } from '#lib/server/errors.ts';
import { begin } from '#lib/server/reviews/begin.ts';
import { conclude } from '#lib/server/reviews/conclusions.ts';
import { finalise } from '#lib/server/reviews/finalise.ts';
import { find, findStandard } from '#lib/server/reviews/find.ts';
import { rate } from '#lib/server/reviews/ratings.ts';
import { assign } from '#lib/server/reviews/asking.ts';
import { declare } from '#lib/server/reviews/declarations.ts';
import { result } from '#lib/server/reviews/result.ts';
import type { Person } from '#lib/server/policy.ts';
import * as submissions from '#lib/server/submissions.ts';
import type { World } from '#lib/server/world.ts';
import { ENGINES, openedWorld } from '../engines.ts';
import { entriesOf } from '../people.ts';
import {
	amended,
	begun,
	decide,
	decideAll,
	decision,
	faultsOf,
	newBody,
	REASON,
	standardIds
} from './scene.ts';

const LONG = 'The court decisions could not be had in any language.';

/** The row of a submission, byte by byte. */
const rowOf = (world: World, id: string) =>
	world.store.read(async ({ db, tables: { submissions: table } }) => {
		const [row] = await db.select().from(table).where(eq(table.id, id));
		return row!;
	});

const levelsOf = (world: World, id: string) =>
	world.store.read(async ({ db, tables: { submissionLevels: table } }) => {
		const [row] = await db.select().from(table).where(eq(table.submissionId, id));
		return unpackLevels(row!.levels, world.catalogues[0]!);
	});

async function finalised(lead: Person, world: World, reviewId: string): Promise<string> {
	const outcome = await finalise(lead, world, reviewId, { version: 1 });
	if (!outcome.saved) throw new Error('somebody else was faster');
	return outcome.submissionId;
}

describe.each(ENGINES)('$engine', (engine) => {
	const opened = openedWorld(engine);

	test('a review is final only with one view on every standard', async () => {
		const { world } = opened;
		const { reviewId, lead, one, two, bodyId } = await begun(world);
		const [first, second, third, ...others] = standardIds(world);
		await decideAll(one, world, reviewId, [first!, third!, ...others]);
		await rate(one, world, reviewId, second!, decision(), { decided: false, version: 0 });
		await decideAll(two, world, reviewId, [third!]);
		const before = await entriesOf(world, bodyId);
		const attempt = () => finalise(lead, world, reviewId, { version: 1 });
		expect(await faultsOf(attempt())).toEqual([
			`answers.${second}: unresolved`,
			`answers.${third}: unresolved`
		]);
		expect(await entriesOf(world, bodyId)).toEqual(before);
		await rate(one, world, reviewId, second!, decision(), { decided: true, version: 1 });
		expect(await faultsOf(attempt())).toEqual([`answers.${third}: unresolved`]);
		await conclude(lead, world, reviewId, third!, decision(), { reason: REASON, version: 0 });
		await expect(finalise(one, world, reviewId, { version: 1 })).rejects.toThrow(NotFound);
		expect(await finalise(lead, world, reviewId, { version: 2 })).toEqual({ saved: false });
		expect(await attempt()).toMatchObject({ saved: true });
	});

	test('it is frozen as a submission of kind review; what was reviewed stays as it was', async () => {
		const { world } = opened;
		const { reviewId, submissionId, id, coordinator, lead, one, two, ...made } = await begun(world);
		const [first, second, third, ...others] = standardIds(world);
		const before = await rowOf(world, submissionId);
		const ofState = await entriesOf(world, made.organisationId);
		const unknown = { implementation: null, implementationReason: LONG };
		await decide(one, world, reviewId, first!, { design: 2, implementation: 2 });
		await decide(two, world, reviewId, first!, { design: 4, implementation: 4 });
		await decide(one, world, reviewId, second!, { design: 1, ...unknown });
		await decide(one, world, reviewId, third!, { applicable: false, notApplicableReason: LONG });
		await decideAll(two, world, reviewId, others);
		await conclude(lead, world, reviewId, first!, decision({ promising: true, summary: 'Desk.' }), {
			reason: REASON,
			version: 0
		});
		const frozen = await finalised(lead, world, reviewId);

		const { summary, text, document, row } = await submissions.find(lead, world, frozen);
		expect(row).toMatchObject({
			kind: 'review',
			organisationId: made.bodyId,
			organisationName: 'Reviewers',
			organisationKind: 'reviewer',
			state: 'XA',
			status: 'accepted',
			roundId: null
		});
		expect(summary).toMatchObject({ number: 1, superseded: false, reason: null });
		expect(text).toBe(canonicalJson(document));
		expect(summary.sha256).toBe(createHash('sha256').update(text).digest('hex'));
		expect(document.assessment.period).toEqual({ from: row.periodFrom, to: row.periodTo });
		expect(document.review).toMatchObject({
			reviewed: { assessmentId: id, number: 1, sha256: before.sha256 },
			blind: false,
			agreement: { design: { pairs: 1, n: 1, kappa: null, withinOne: 0 } }
		});
		const { standards } = document.review!;
		expect(Object.keys(standards).toSorted()).toEqual(standardIds(world).toSorted());
		expect(standards[first!]).toMatchObject({ raters: 2, consensus: REASON, promising: true });
		expect(standards[second!]).toMatchObject({
			raters: 1,
			consensus: '',
			implementationReason: LONG,
			recommendation: 'Train the first contacts.',
			priority: 'medium',
			replies: []
		});
		const levels = await levelsOf(world, frozen);
		expect(levels.slice(0, 4)).toMatchObject([
			{ applicable: true, design: 3, implementation: 2 },
			{ applicable: true, design: 1, implementation: null },
			{ applicable: false },
			{ applicable: true, design: 3, implementation: 2 }
		]);
		expect(levels).toHaveLength(standardIds(world).length);
		expect((await find(lead, world, reviewId)).review).toMatchObject({
			status: 'finalised',
			assessmentId: row.id,
			finalisedBy: lead.name,
			version: 2
		});

		expect(await rowOf(world, submissionId)).toEqual(before);
		await world.aside.done();
		expect(await entriesOf(world, made.organisationId)).toEqual(ofState);
		expect(
			(await entriesOf(world, made.bodyId)).find(([action]) => action === 'review.finalise')
		).toEqual([
			'review.finalise',
			lead.id,
			reviewId,
			{ submission: frozen, number: 1, sha256: summary.sha256 }
		]);
		const { problems, signed } = await verify(world);
		expect(problems).toEqual([]);
		expect(signed?.size).toBeGreaterThanOrEqual(summary.auditSequence);
		// The State reads what was found, and not the frozen review itself.
		expect((await result(coordinator, world, reviewId)).submissionId).toBe(frozen);
		await expect(submissions.find(coordinator, world, frozen)).rejects.toThrow(NotFound);
	});

	test('whoever declares a conflict after rating has no part in what is final', async () => {
		const { world } = opened;
		const { reviewId, lead, one, two } = await begun(world, { state: 'XV' });
		const [first, ...others] = standardIds(world);
		await decideAll(one, world, reviewId, [first!]);
		await decideAll(two, world, reviewId, others);
		const statement = 'My sister is the minister.';
		await declare(one, world, reviewId, { conflict: true, statement });
		const attempt = () => finalise(lead, world, reviewId, { version: 1 });
		expect(await faultsOf(attempt())).toEqual([`answers.${first}: unresolved`]);
		await decideAll(two, world, reviewId, [first!], decision({ design: 1 }));
		const submissionId = await finalised(lead, world, reviewId);
		const { document } = await submissions.find(lead, world, submissionId);
		expect(document.assessment.answers[first!]?.design).toBe(1);
		expect(document.review?.standards[first!]?.raters).toBe(1);
	});

	test('what is final is changed by nobody', async () => {
		const { world } = opened;
		const { reviewId, lead, one, two, coordinator } = await begun(world);
		const ids = standardIds(world);
		await decideAll(one, world, reviewId, ids);
		await expect(result(coordinator, world, reviewId)).rejects.toThrow(NotFound);
		await finalised(lead, world, reviewId);
		const [first] = ids;
		const late = [
			() => rate(one, world, reviewId, first!, decision(), { decided: true, version: 1 }),
			() => decide(two, world, reviewId, first!),
			() => assign(lead, world, reviewId, { personId: two.id, standards: null, until: null }),
			() => conclude(lead, world, reviewId, first!, decision(), { reason: REASON, version: 0 }),
			() => finalise(lead, world, reviewId, { version: 2 })
		];
		for (const attempt of late) await expect(attempt()).rejects.toThrow(NotFound);
		expect((await findStandard(one, world, reviewId, first!)).mayRate).toBe(false);
	});

	test('of two who finalise at once, one does', async () => {
		const { world } = opened;
		const { reviewId, lead, one, bodyId } = await begun(world);
		await decideAll(one, world, reviewId, standardIds(world));
		const outcomes = await Promise.allSettled(
			[lead, lead].map((actor) => finalise(actor, world, reviewId, { version: 1 }))
		);
		expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
		expect(outcomes.find(({ status }) => status === 'rejected')).toMatchObject({
			reason: expect.any(NotFound) as NotFound
		});
		const actions = (await entriesOf(world, bodyId)).map(([action]) => action);
		expect(actions.filter((action) => action === 'review.finalise')).toHaveLength(1);
	});

	test('the review of an amendment goes on: what the State has changed is decided again', async () => {
		const { world } = opened;
		const { reviewId, id, coordinator, lead, one, two } = await begun(world);
		const [first, second, third, ...others] = standardIds(world);
		const ids = [first!, second!, third!, ...others];
		await decideAll(one, world, reviewId, ids);
		await decideAll(two, world, reviewId, [first!, third!]);
		for (const standard of [first!, third!])
			await conclude(lead, world, reviewId, standard, decision(), { reason: REASON, version: 0 });
		const frozen = await finalised(lead, world, reviewId);
		const before = await rowOf(world, frozen);
		const next = await amended(coordinator, world, id, {
			[first!]: { design: 3 },
			[second!]: { narrative: 'There is an act now.' }
		});

		const again = await begin(lead, world, next, { blind: false });
		expect(again).not.toBe(reviewId);
		const { review, standings, reviewers } = await find(one, world, again);
		expect(review).toMatchObject({ previousId: reviewId, status: 'open', submissionId: next });
		expect(reviewers.map(({ declaration }) => declaration?.conflict)).toEqual([false, false]);
		const changed = { standing: 'open', mine: 'draft' };
		const same = { standing: 'settled', mine: 'decided' };
		expect(standings).toEqual({
			...Object.fromEntries(ids.map((standard) => [standard, same])),
			[first!]: changed,
			[second!]: changed
		});
		expect((await findStandard(lead, world, again, third!)).conclusion?.reason).toBe(REASON);
		expect((await findStandard(lead, world, again, first!)).conclusion).toBeNull();
		expect(await faultsOf(finalise(lead, world, again, { version: 1 }))).toEqual([
			`answers.${first}: unresolved`,
			`answers.${second}: unresolved`
		]);
		for (const standard of [first!, second!])
			await rate(one, world, again, standard, decision({ design: 4 }), {
				decided: true,
				version: 1
			});
		const renewed = await finalised(lead, world, again);
		const { summary, document, row } = await submissions.find(lead, world, renewed);
		expect(row.id).toBe(before.assessmentId);
		expect(summary).toMatchObject({ number: 2, superseded: false });
		expect(document.amends).toMatchObject({ number: 1, sha256: before.sha256 });
		expect(document.review?.reviewed.number).toBe(2);
		expect((await levelsOf(world, renewed))[0]).toMatchObject({ design: 4 });
		expect(await rowOf(world, frozen)).toEqual({ ...before, superseded: true });
		expect((await levelsOf(world, frozen))[0]).toMatchObject({ design: 3 });
		expect((await result(coordinator, world, reviewId)).submissionId).toBe(frozen);
		expect((await result(coordinator, world, again)).submissionId).toBe(renewed);
		expect((await verify(world)).problems).toEqual([]);
	});

	test('what goes on in the review of an amendment is finished there, once', async () => {
		const { world } = opened;
		const { reviewId, id, coordinator, lead, one } = await begun(world);
		await decideAll(one, world, reviewId, standardIds(world));
		const next = await amended(coordinator, world, id, {});
		// A body that has reviewed nothing of it begins anew.
		const other = await newBody(world);
		const fresh = await begin(other.lead, world, next, { blind: false });
		const found = await find(other.lead, world, fresh);
		expect([found.review.previousId, found.reviewers]).toEqual([null, []]);
		const again = await begin(lead, world, next, { blind: false });
		expect(await faultsOf(finalise(lead, world, reviewId, { version: 1 }))).toEqual([
			'status: order'
		]);
		expect((await finalise(lead, world, again, { version: 1 })).saved).toBe(true);
	});
});
