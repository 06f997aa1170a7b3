import { eq } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import type { SubmissionDocument } from '#lib/core/submission.ts';
import * as amendment from '#lib/server/amendment.ts';
import { canonicalJson } from '#lib/server/canonical-json.ts';
import { NotFound } from '#lib/server/errors.ts';
import * as evidence from '#lib/server/evidence.ts';
import { hashOf, newId } from '#lib/server/ids.ts';
import { declare } from '#lib/server/reviews/declarations.ts';
import { ENGINES, openedWorld, upload } from './engines.ts';
import { amended, begun, newSubmission, now, standardIds, STATEMENT } from './reviews/scene.ts';
import { memberOf } from './tenants.ts';

describe.each(ENGINES)('amendments on $engine', (engine) => {
	const opened = openedWorld(engine);

	test('what changed is read by members and reviewers, and by nobody else', async () => {
		const { world } = opened;
		const made = await begun(world);
		const { coordinator, id, lead, two, organisationId, reviewId } = made;
		const [first = '', second = ''] = standardIds(world);
		const next = await amended(coordinator, world, id, {
			[first]: { design: 3 },
			[second]: { narrative: 'A decree of March.' }
		});
		const observer = memberOf(organisationId, { role: 'observer' });
		for (const reader of [coordinator, observer, lead]) {
			const { previous, reason, submission } = await amendment.find(reader, world, next);
			expect([submission.summary.number, reason.length > 0]).toEqual([2, true]);
			expect(previous).toMatchObject({ id: made.submissionId, number: 1 });
			expect(previous!.changes.standards.map((one) => [one.id, one.fields])).toEqual([
				[first, ['design']],
				[second, ['narrative']]
			]);
		}
		await declare(two, world, reviewId, { conflict: true, statement: STATEMENT });
		for (const other of [memberOf('other'), await now(world, two)])
			await expect(amendment.find(other, world, next)).rejects.toThrow(NotFound);
	});

	test('evidence that was added is told apart from what stood there', async () => {
		const { world } = opened;
		const { coordinator, id } = await newSubmission(world, 'XB');
		const draft = { kind: 'file', type: 'law', title: 'An act', access: 'public' } as const;
		const add = async () =>
			evidence.add(coordinator, world, id, draft, await upload(world, 'an act'));
		const next = await amended(coordinator, world, id, {}, add);
		const { previous } = await amendment.find(coordinator, world, next);
		expect(previous?.changes).toMatchObject({
			changed: 0,
			evidence: { added: [{ title: 'An act' }], removed: [], changed: [] }
		});
	});

	test('the first submission amends none; one whose predecessor is not here stands alone', async () => {
		const { world } = opened;
		const { coordinator, id, submissionId } = await newSubmission(world, 'XC');
		await expect(amendment.find(coordinator, world, submissionId)).rejects.toThrow(NotFound);
		const next = await amended(coordinator, world, id, {});
		// As of a State that sends bundles, of which an earlier one did not arrive.
		const lost = await world.store.write(async ({ db, tables: { submissions } }) => {
			const [row] = await db.select().from(submissions).where(eq(submissions.id, next));
			const { amends, ...rest } = JSON.parse(row!.document) as SubmissionDocument;
			const sent = { ...rest, number: 3, amends: { ...amends, sha256: '0'.repeat(64) } };
			const document = canonicalJson(sent);
			const own = { id: newId(), number: 3, document, sha256: hashOf(document) };
			await db.insert(submissions).values({ ...row!, ...own });
			return own.id;
		});
		expect((await amendment.find(coordinator, world, lost)).previous).toBeNull();
	});
});
