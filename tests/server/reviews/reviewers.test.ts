import { describe, expect, test } from 'vitest';
import * as sessions from '#lib/server/accounts/sessions.ts';
import { NotFound } from '#lib/server/errors.ts';
import { begin } from '#lib/server/reviews/begin.ts';
import { conclude } from '#lib/server/reviews/conclusions.ts';
import { desk } from '#lib/server/reviews/desk.ts';
import { finalise } from '#lib/server/reviews/finalise.ts';
import { find, findStandard } from '#lib/server/reviews/find.ts';
import { rate } from '#lib/server/reviews/ratings.ts';
import { assign, candidates, unassign } from '#lib/server/reviews/asking.ts';
import { declare, lift } from '#lib/server/reviews/declarations.ts';
import * as submissions from '#lib/server/submissions.ts';
import type { World } from '#lib/server/world.ts';
import { ENGINES, openedWorld } from '../engines.ts';
import * as people from '../people.ts';
import { memberOf, newOrganisation } from '../tenants.ts';
import {
	amended,
	begun,
	decideAll,
	decision,
	faultsOf,
	newBody,
	newSubmission,
	now,
	REASON,
	standardIds,
	STATEMENT
} from './scene.ts';

const everything = { standards: null, until: null };
const conflict = { conflict: true, statement: 'My sister is the minister.' };
const free = { conflict: false, statement: STATEMENT };

/** Counts the queries of what is done in this world. */
function counting(world: World): { world: World; queries: () => number } {
	let count = 0;
	const read: World['store']['read'] = (work) =>
		world.store.read(({ db, tables }) => {
			const counted = new Proxy(db, {
				get(target, name: keyof typeof db) {
					if (name.startsWith('select')) count += 1;
					const value: unknown = target[name];
					return typeof value === 'function' ? (value.bind(target) as unknown) : value;
				}
			});
			return work({ db: counted, tables });
		});
	const { engine, write, close } = world.store;
	const store = { engine, write: write.bind(world.store), close: close.bind(world.store), read };
	return { world: { ...world, store }, queries: () => count };
}

describe.each(ENGINES)('$engine', (engine) => {
	const opened = openedWorld(engine);

	test('a body begins one review of a submission, however often and by whom', async () => {
		const { world } = opened;
		const { submissionId } = await newSubmission(world);
		const { bodyId, lead } = await newBody(world);
		const second = await people.coordinatorOf(world, bodyId);
		const ids = await Promise.all(
			[lead, second, lead].map((actor) => begin(actor, world, submissionId, { blind: true }))
		);
		expect(new Set(ids).size).toBe(1);
		const { review } = await find(lead, world, ids[0]!);
		expect(review).toMatchObject({ blind: true, status: 'open', organisationId: bodyId });
		const other = await newBody(world);
		expect(await begin(other.lead, world, submissionId, { blind: false })).not.toBe(ids[0]);
		const actions = (await people.entriesOf(world, bodyId)).map(([action]) => action);
		expect(actions).toEqual(['review.begin']);
	});

	test('only coordinators of a body begin, and no review is reviewed', async () => {
		const { world } = opened;
		const { submissionId, coordinator, reviewId, lead, one, bodyId } = await begun(world);
		const observer = memberOf(bodyId, { kind: 'reviewer', states: [], role: 'observer' });
		const nobody = { kind: 'nobody', name: '' } as const;
		for (const actor of [one, observer, coordinator, nobody])
			await expect(begin(actor, world, submissionId, { blind: false })).rejects.toThrow(NotFound);
		await expect(begin(lead, world, 'none', { blind: false })).rejects.toThrow(NotFound);
		await decideAll(one, world, reviewId, standardIds(world));
		const done = await finalise(lead, world, reviewId, { version: 1 });
		const frozen = done.saved ? done.submissionId : '';
		expect((await submissions.find(lead, world, frozen)).row.kind).toBe('review');
		const { lead: other } = await newBody(world);
		for (const actor of [lead, other])
			await expect(begin(actor, world, frozen, { blind: false })).rejects.toThrow(NotFound);
	});

	test('what is superseded is not begun any more', async () => {
		const { world } = opened;
		const { submissionId, coordinator, id } = await newSubmission(world);
		await amended(coordinator, world, id, {});
		const { lead } = await newBody(world);
		await expect(begin(lead, world, submissionId, { blind: false })).rejects.toMatchObject({
			faults: [{ place: 'status', code: 'order', got: 'superseded' }]
		});
	});

	test('members who do more than observe are asked, for standards that there are', async () => {
		const { world } = opened;
		const { reviewId, lead, bodyId, one } = await begun(world);
		const observer = await people.memberOf(world, bodyId, { role: 'observer' });
		const gone = await people.memberOf(world, bodyId, { role: 'contributor', until: '2025-12-31' });
		const { lead: stranger } = await newBody(world);
		for (const { id: personId } of [observer, gone, stranger])
			expect(await faultsOf(assign(lead, world, reviewId, { personId, ...everything }))).toEqual([
				'personId: one-of'
			]);
		const ask = (standards: string[] | null, until: string | null) =>
			faultsOf(assign(lead, world, reviewId, { personId: one.id, standards, until }));
		const [first] = standardIds(world);
		expect(await ask(['Z-99', first!], null)).toEqual(['standards: unknown-standard']);
		expect(await ask([], null)).toEqual(['standards: missing']);
		expect(await ask(null, '2026-02-30')).toEqual(['until: date']);
		expect(await ask([first!], '2026-02-01')).toEqual([]);
		const { reviewers } = await find(lead, world, reviewId);
		expect(reviewers.find(({ personId }) => personId === one.id)).toMatchObject({
			standards: [first],
			until: '2026-02-01',
			current: true
		});
		expect(await ask(null, null)).toEqual([]);
		const { own } = await find(one, world, reviewId);
		expect(own).toMatchObject({ standards: null, until: null });
		const asked = (await candidates(lead, world, reviewId)).map(({ id }) => id);
		expect(asked).toContain(one.id);
		for (const { id } of [observer, gone, stranger]) expect(asked).not.toContain(id);
		for (const actor of [one, observer, stranger]) {
			const again = assign(actor, world, reviewId, { personId: one.id, ...everything });
			await expect(again).rejects.toThrow(NotFound);
			await expect(unassign(actor, world, reviewId, one.id)).rejects.toThrow(NotFound);
		}
	});

	test('whoever is asked no longer rates no more, and sees what is their own', async () => {
		const { world } = opened;
		const { reviewId, lead, one } = await begun(world, { blind: true });
		const [first] = standardIds(world);
		await rate(one, world, reviewId, first!, decision(), { decided: true, version: 0 });
		await unassign(lead, world, reviewId, one.id);
		await expect(unassign(lead, world, reviewId, one.id)).rejects.toThrow(NotFound);
		await expect(
			rate(one, world, reviewId, first!, decision(), { decided: true, version: 1 })
		).rejects.toThrow(NotFound);
		await expect(declare(one, world, reviewId, free)).rejects.toThrow(NotFound);
		const seen = await findStandard(one, world, reviewId, first!);
		expect(seen).toMatchObject({ others: [], hidden: 0, mayRate: false, mustDeclare: false });
		expect(seen.mine?.personId).toBe(one.id);
	});

	test('a conflict bars from everything of that State, until another coordinator lifts it', async () => {
		const { world } = opened;
		const { reviewId, submissionId, lead, one, bodyId } = await begun(world, { state: 'XB' });
		const other = await newSubmission(world, 'XC');
		const token = await world.store.write((transaction) =>
			sessions.start(transaction, one, 'full', world.now(), null)
		);
		const recusals = async () => (await sessions.find(world, token))?.person.recusedFrom;
		expect(await recusals()).toEqual([]);
		expect(await faultsOf(declare(one, world, reviewId, { ...conflict, statement: ' ' }))).toEqual([
			'statement: missing'
		]);
		await declare(one, world, reviewId, conflict);
		expect(await recusals()).toEqual(['XB']);

		const barred = await now(world, one);
		const [first] = standardIds(world);
		const denied = [
			submissions.find(barred, world, submissionId),
			find(barred, world, reviewId),
			findStandard(barred, world, reviewId, first!),
			rate(barred, world, reviewId, first!, decision(), { decided: false, version: 0 })
		];
		for (const attempt of denied) await expect(attempt).rejects.toThrow(NotFound);
		for (const list of [await desk(barred, world), await submissions.received(barred, world)]) {
			const states = list.map(({ head }) => head.state);
			expect(states).not.toContain('XB');
			expect(states).toContain('XC');
		}
		expect((await submissions.find(barred, world, other.submissionId)).row.state).toBe('XC');

		// To say afterwards that one is free does not undo it.
		await declare(barred, world, reviewId, free);
		expect(await recusals()).toEqual(['XB']);
		const { reviewers } = await find(lead, world, reviewId);
		const declared = reviewers.find(({ personId }) => personId === one.id)!.declaration!;
		expect(declared).toMatchObject({ conflict: true, lifted: false });

		await expect(lift(barred, world, reviewId, declared.id, REASON)).rejects.toThrow(NotFound);
		expect(await faultsOf(lift(lead, world, reviewId, declared.id, 'ok'))).toEqual([
			'reason: reason-missing'
		]);
		await lift(lead, world, reviewId, declared.id, REASON);
		await expect(lift(lead, world, reviewId, declared.id, REASON)).rejects.toThrow(NotFound);
		expect(await recusals()).toEqual([]);
		expect((await find(await now(world, one), world, reviewId)).review.id).toBe(reviewId);
		const entry = (await people.entriesOf(world, bodyId)).at(-1);
		expect(entry).toEqual(['review.lift', lead.id, declared.id, { reason: REASON }]);
	});

	test('whoever is recused from a State is asked for none of its reviews', async () => {
		const { world } = opened;
		const { reviewId, lead, one } = await begun(world, { state: 'XW' });
		await declare(one, world, reviewId, conflict);
		const ask = () => faultsOf(assign(lead, world, reviewId, { personId: one.id, ...everything }));
		expect(await ask()).toEqual(['personId: one-of']);
	});

	test('a coordinator lifts no recusal of their own', async () => {
		const { world } = opened;
		const { reviewId, lead, bodyId } = await begun(world, { state: 'XD' });
		const second = await people.coordinatorOf(world, bodyId);
		await assign(lead, world, reviewId, { personId: lead.id, ...everything });
		await declare(lead, world, reviewId, conflict);
		const { reviewers } = await find(second, world, reviewId);
		const { id } = reviewers.find(({ personId }) => personId === lead.id)!.declaration!;
		// Also not with what was known before.
		for (const actor of [lead, await now(world, lead)])
			await expect(lift(actor, world, reviewId, id, REASON)).rejects.toThrow(NotFound);
		const recused = await now(world, lead);
		const asking = { personId: second.id, ...everything };
		await expect(assign(recused, world, reviewId, asking)).rejects.toThrow(NotFound);
		const { submissionId } = await newSubmission(world, 'XD');
		await expect(begin(recused, world, submissionId, { blind: false })).rejects.toThrow(NotFound);
		await lift(second, world, reviewId, id, REASON);
		expect((await now(world, lead)).recusedFrom).toEqual([]);
	});

	test('nobody else sees anything of it; what the State reads does not tell of it', async () => {
		const { world } = opened;
		const made = await begun(world);
		const { reviewId, organisationId, coordinator, one } = made;
		const before = await people.entriesOf(world, organisationId);
		const [first] = standardIds(world);
		await rate(one, world, reviewId, first!, decision(), { decided: true, version: 0 });
		await findStandard(made.two, world, reviewId, first!);
		await world.aside.done();
		expect(await people.entriesOf(world, organisationId)).toEqual(before);
		expect(before.filter(([action]) => action.startsWith('review.'))).toEqual([]);
		expect((await people.entriesOf(world, made.bodyId)).map(([action]) => action)).toEqual([
			...['review.begin', 'review.assign', 'review.declare', 'review.assign', 'review.declare'],
			...['review.rate', 'review.read']
		]);
		const other = await newBody(world);
		const ngo = memberOf(await newOrganisation(world, { kind: 'ngo' }), { kind: 'ngo' });
		const administrator = await people.administrator(world);
		for (const actor of [coordinator, other.lead, ngo, administrator]) {
			await expect(find(actor, world, reviewId)).rejects.toThrow(NotFound);
			await expect(findStandard(actor, world, reviewId, first!)).rejects.toThrow(NotFound);
			await expect(candidates(actor, world, reviewId)).rejects.toThrow(NotFound);
			await expect(declare(actor, world, reviewId, free)).rejects.toThrow(NotFound);
		}
		for (const actor of [coordinator, ngo, administrator])
			await expect(desk(actor, world)).rejects.toThrow(NotFound);
		const seen = (await desk(other.lead, world)).find(
			({ submissionId }) => submissionId === made.submissionId
		);
		expect(seen?.review).toBeNull();
	});

	test('the desk asks as much of the database for many submissions as for one', async () => {
		const { world } = opened;
		const { lead, one, two, submissionId, reviewId } = await begun(world, { state: 'XE' });
		const [first, second, third] = standardIds(world);
		await decideAll(one, world, reviewId, [first!, second!, third!]);
		await decideAll(two, world, reviewId, [first!, third!]);
		const agreed = { reason: REASON, version: 0 };
		await conclude(lead, world, reviewId, third!, decision(), agreed);
		const few = counting(world);
		const shown = (await desk(one, few.world)).find((row) => row.submissionId === submissionId)!;
		expect(shown).toMatchObject({
			number: 1,
			status: 'submitted',
			round: null,
			completeness: { rated: 1, applicable: standardIds(world).length },
			review: { id: reviewId, status: 'open', settled: 2, split: 1, reviewers: 2, isMine: true }
		});
		for (const state of ['XE', 'XF', 'XG']) {
			const more = await newSubmission(world, state);
			await begin(lead, world, more.submissionId, { blind: false });
		}
		const many = counting(world);
		const states = (await desk(lead, many.world)).map(({ head }) => head.state);
		expect(states).toEqual(states.toSorted());
		expect([few.queries(), many.queries()]).toEqual([4, 4]);
	});
});
