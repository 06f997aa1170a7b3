import { describe, expect, test } from 'vitest';
import { ask } from '#lib/server/clarifications/write.ts';
import * as history from '#lib/server/history.ts';
import * as submissions from '#lib/server/submissions.ts';
import { ENGINES, openedWorld } from './engines.ts';
import { begun, decide, standardIds } from './reviews/scene.ts';

describe.each(ENGINES)('$engine', (engine) => {
	const opened = openedWorld(engine);

	test('shows what one’s own organisation did, and nothing that reviewers do', async () => {
		const { world } = opened;
		const { coordinator, id, one, lead, reviewId, submissionId } = await begun(world);
		const [first = ''] = standardIds(world);
		const before = await history.list(coordinator, world, id);
		await submissions.find(one, world, submissionId);
		await decide(one, world, reviewId, first);
		const body = 'Which of the regions is meant?';
		await ask(lead, world, reviewId, first, { kind: 'question', body, due: '2099-12-31' });
		await world.aside.done();
		const after = await history.list(coordinator, world, id);
		const byReviewers = after.filter(({ actor }) => actor === one.name || actor === lead.name);
		expect(byReviewers.map(({ action }) => action)).toEqual(['submission.read']);
		expect(after.length - before.length).toBe(byReviewers.length);
		expect(after.map(({ action }) => action)).toContain('submission.submit');
		expect(await history.list(coordinator, world, id, first)).toEqual(
			before.filter(({ standard }) => standard === first)
		);
	});
});
