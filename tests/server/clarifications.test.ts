import { describe, expect, test } from 'vitest';
import { NotFound } from '#lib/server/errors.ts';
import { asked, find, ofStandard, waiting } from '#lib/server/clarifications/read.ts';
import { ask, close, say } from '#lib/server/clarifications/write.ts';
import * as moves from '#lib/server/moves.ts';
import { finalise } from '#lib/server/reviews/finalise.ts';
import { result } from '#lib/server/reviews/result.ts';
import { declare } from '#lib/server/reviews/declarations.ts';
import * as submissions from '#lib/server/submissions.ts';
import { ENGINES, openedWorld } from './engines.ts';
import { entriesOf } from './people.ts';
import {
	begun,
	decideAll,
	faultsOf,
	now,
	REASON,
	standardIds,
	STATEMENT
} from './reviews/scene.ts';
import { memberOf } from './tenants.ts';

const DRAFT = { kind: 'finding', body: ' We mean to find a gap. ', due: '2099-12-31' } as const;

describe.each(ENGINES)('$engine', (engine) => {
	const opened = openedWorld(engine);
	const scene = async () => {
		const { world } = opened;
		const made = await begun(world);
		const [standard = ''] = standardIds(world);
		const id = await ask(made.one, world, made.reviewId, standard, DRAFT);
		return { ...made, world, standard, id };
	};

	test('a draft finding is replied to, asked about again, and closed', async () => {
		const { world, id, coordinator, one, lead, reviewId, standard } = await scene();
		expect(await find(coordinator, world, id)).toMatchObject({
			...{ kind: 'finding', state: 'open', side: 'state', overdue: false },
			messages: [{ side: 'reviewers', who: 'Reviewers', body: 'We mean to find a gap.' }]
		});
		expect(await waiting(lead, world, reviewId)).toEqual({ [standard]: { open: 1, answered: 0 } });
		expect(await say(coordinator, world, id, { body: 'It is closed.', version: 1 })).toEqual({
			saved: true,
			version: 2
		});
		expect(await say(one, world, id, { body: 'Since when?', version: 1 })).toEqual({
			saved: false,
			current: 'answered',
			version: 2
		});
		await say(one, world, id, { body: 'Since when?', version: 2 });
		expect(await ofStandard(lead, world, reviewId, standard)).toMatchObject([
			{ state: 'open', messages: [{ who: one.name }, { who: 'coordinator' }, { who: one.name }] }
		]);
		await close(lead, world, id, true);
		const more = () => say(coordinator, world, id, { body: 'One more.', version: 4 });
		expect(await faultsOf(more())).toEqual(['status: order']);
		await close(lead, world, id, false);
		expect(await find(coordinator, world, id)).toMatchObject({ state: 'open', version: 5 });
	});

	test('the State is told the body and never the reviewer; its trail has only its own replies', async () => {
		const { world, id, coordinator, one, organisationId, bodyId } = await scene();
		await say(coordinator, world, id, { body: 'A reply.', version: 1 });
		const shown = JSON.stringify(await find(coordinator, world, id));
		expect(shown.includes(one.name) || shown.includes(one.id)).toBe(false);
		const actions = async (owner: string) =>
			(await entriesOf(world, owner))
				.map(([action]) => action)
				.filter((action) => action.startsWith('clarification.'));
		expect(await actions(organisationId)).toEqual(['clarification.reply']);
		expect(await actions(bodyId)).toEqual(['clarification.ask']);
		const all = [...(await entriesOf(world, organisationId)), ...(await entriesOf(world, bodyId))];
		expect(JSON.stringify(all)).not.toContain('A reply.');
	});

	test('nobody else learns that anything was asked', async () => {
		const { world, id, organisationId, one, two, reviewId } = await scene();
		const contributor = memberOf(organisationId, { role: 'contributor', institution: 'police' });
		const observer = memberOf(organisationId, { role: 'observer' });
		await declare(two, world, reviewId, { conflict: true, statement: STATEMENT });
		const others = [
			...[contributor, memberOf('other'), memberOf('ngo', { kind: 'ngo' })],
			...[memberOf('body', { kind: 'reviewer', states: [] }), await now(world, two)]
		];
		for (const other of others) {
			await expect(find(other, world, id)).rejects.toThrow(NotFound);
			await expect(say(other, world, id, { body: 'A', version: 1 })).rejects.toThrow(NotFound);
			await expect(close(other, world, id, true)).rejects.toThrow(NotFound);
			expect(await asked(other, world)).toEqual([]);
		}
		expect((await asked(observer, world)).map((thread) => thread.id)).toEqual([id]);
		await expect(say(observer, world, id, { body: 'A', version: 1 })).rejects.toThrow(NotFound);
		expect(await asked(one, world)).toEqual([]);
	});

	test('what is asked needs words and a day that is not over, about a standard that there is', async () => {
		const { world, reviewId, standard, one } = await scene();
		const asking = (rest: object, of = standard) =>
			ask(one, world, reviewId, of, { ...DRAFT, ...rest });
		expect(await faultsOf(asking({ body: '  ' }))).toEqual(['body: missing']);
		expect(await faultsOf(asking({ due: '2025-12-31' }))).toEqual(['due: period-order']);
		expect(await faultsOf(asking({ kind: 'order' }))).toEqual(['kind: one-of']);
		await expect(asking({}, 'Z-99')).rejects.toThrow(NotFound);
	});

	test('the reply is printed with the finding, the submission stays, and the review is over', async () => {
		const { world, id, coordinator, one, lead, reviewId, standard, submissionId } = await scene();
		const before = (await submissions.find(coordinator, world, submissionId)).text;
		await say(coordinator, world, id, { body: 'A reply.', version: 1 });
		await decideAll(one, world, reviewId, standardIds(world));
		await finalise(lead, world, reviewId, { version: 1 });
		const found = await result(coordinator, world, reviewId);
		expect(found.record.standards[standard]!.replies).toMatchObject([
			{ who: 'coordinator', finding: 'We mean to find a gap.', body: 'A reply.' }
		]);
		expect((await submissions.find(coordinator, world, submissionId)).text).toBe(before);
		await expect(say(coordinator, world, id, { body: 'Late.', version: 2 })).rejects.toThrow(
			NotFound
		);
		// What is final is not taken back into a draft, by whoever coordinates the body.
		const amend = moves.move(lead, world, found.review.assessmentId!, 'amend', {
			...{ version: 1, reason: REASON }
		});
		expect(await faultsOf(amend)).toEqual(['status: order']);
	});
});
