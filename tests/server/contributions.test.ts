import { describe, expect, test } from 'vitest';
import { NO_ANSWER } from '#lib/core/answer-to.ts';
import type { Answer } from '#lib/core/assessment.ts';
import * as answers from '#lib/server/answers.ts';
import * as assignments from '#lib/server/assignments.ts';
import * as assessments from '#lib/server/assessments.ts';
import * as contributions from '#lib/server/contributions.ts';
import * as decisions from '#lib/server/decisions.ts';
import { NotFound } from '#lib/server/errors.ts';
import * as evidence from '#lib/server/evidence.ts';
import * as moves from '#lib/server/moves.ts';
import type { World } from '#lib/server/world.ts';
import { ENGINES, headFor, openedWorld } from './engines.ts';
import { entriesOf } from './people.ts';
import { memberOf, newOrganisation } from './tenants.ts';

const REASON = 'The ministry that runs the shelters knows their practice best.';
const said = (rest: Partial<Answer>): Answer => ({
	...NO_ANSWER,
	narrative: 'What is in place',
	...rest
});

/** One standard that two institutions are asked, and a third one that is not. */
async function asked(world: World, institutions: 1 | 2 = 2) {
	const organisationId = await newOrganisation(world);
	const coordinator = memberOf(organisationId);
	const id = await assessments.create(coordinator, world, { organisationId }, headFor(world));
	const [catalogue] = world.catalogues;
	const standard = catalogue!.standards[0]!.id;
	const [justice = '', social = '', police = ''] = catalogue!.institutions.toSorted();
	await assignments.assign(coordinator, world, id, {
		standards: [standard],
		institutions: [justice, social].slice(0, institutions),
		personId: null,
		due: null
	});
	const contributor = (institution: string) =>
		memberOf(organisationId, { role: 'contributor', institution });
	const which = (institution: string) => ({ assessmentId: id, standard, institution });
	return { organisationId, coordinator, id, standard, justice, social, police, contributor, which };
}
const first = { version: 1, ready: false };
const handedIn = { version: 1, ready: true };

describe.each(ENGINES)('$engine', (engine) => {
	const opened = openedWorld(engine);

	test('an institution writes its own answer; the State’s stays as it is', async () => {
		const { world } = opened;
		const { organisationId, coordinator, id, standard, justice, contributor, which } =
			await asked(world);
		const writer = contributor(justice);
		const answer = said({ design: 2 });
		expect(await contributions.save(writer, world, which(justice), answer, first)).toEqual({
			saved: true,
			version: 2,
			took: []
		});
		expect(await contributions.find(writer, world, which(justice))).toMatchObject({
			answer,
			isWritten: true,
			progress: 'in-progress',
			changedBy: 'contributor',
			version: 2
		});
		expect((await assessments.find(coordinator, world, id)).assessment.answers[standard]).toBe(
			undefined
		);
		expect((await entriesOf(world, organisationId)).at(-1)).toEqual([
			'contribution.save',
			writer.id,
			justice,
			answer
		]);
	});

	test('the second of two who save at once is told what stands there', async () => {
		const { world } = opened;
		const { justice, contributor, which } = await asked(world);
		const answer = said({ design: 2 });
		await contributions.save(contributor(justice), world, which(justice), answer, first);
		expect(
			await contributions.save(
				contributor(justice),
				world,
				which(justice),
				said({ design: 4 }),
				first
			)
		).toEqual({
			saved: false,
			theirs: answer,
			merged: said({ design: 4 }),
			conflicts: [{ field: 'design', theirs: 2, mine: 4 }],
			version: 2
		});
		// What only one of them changed is in nobody's way.
		const base = { bases: [NO_ANSWER], version: 1, ready: false };
		const mine = { ...NO_ANSWER, implementation: 1 as const };
		expect(
			await contributions.save(contributor(justice), world, which(justice), mine, base)
		).toEqual({ saved: true, version: 3, took: ['design', 'narrative'] });
	});

	test('nobody writes for another institution, and nobody reads what is not theirs', async () => {
		const { world } = opened;
		const {
			organisationId,
			coordinator,
			id,
			standard,
			justice,
			social,
			police,
			contributor,
			which
		} = await asked(world);
		const answer = said({ design: 2 });
		const observer = memberOf(organisationId, { role: 'observer' });
		const stranger = memberOf(await newOrganisation(world), {
			role: 'contributor',
			institution: justice
		});
		for (const actor of [contributor(social), contributor(police), coordinator, observer, stranger])
			await expect(contributions.save(actor, world, which(justice), answer, first)).rejects.toThrow(
				NotFound
			);
		await contributions.save(contributor(justice), world, which(justice), answer, first);
		for (const actor of [contributor(social), stranger])
			await expect(contributions.find(actor, world, which(justice))).rejects.toThrow(NotFound);
		const seenBy = async (actor: typeof coordinator) =>
			(await contributions.list(actor, world, id, standard)).map(({ institution }) => institution);
		expect(await seenBy(coordinator)).toEqual([justice, social]);
		expect(await seenBy(observer)).toEqual([justice, social]);
		expect(await seenBy(contributor(social))).toEqual([social]);
		expect(await seenBy(contributor(police))).toEqual([]);
		await expect(seenBy(stranger)).rejects.toThrow(NotFound);
		await expect(
			contributions.save(contributor(police), world, which(police), answer, first)
		).rejects.toThrow(NotFound);
	});

	test('the only answer becomes the State’s own once it is approved', async () => {
		const { world } = opened;
		const { coordinator, id, standard, justice, contributor, which } = await asked(world, 1);
		const answer = said({ design: 2, implementation: 1 });
		await contributions.save(contributor(justice), world, which(justice), answer, first);
		await expect(
			contributions.approve(coordinator, world, which(justice), 2)
		).rejects.toMatchObject({ faults: [{ place: 'progress', code: 'order', got: 'in-progress' }] });
		await contributions.save(contributor(justice), world, which(justice), answer, {
			version: 2,
			ready: true
		});
		await expect(
			contributions.approve(contributor(justice), world, which(justice), 3)
		).rejects.toThrow(NotFound);
		expect(await contributions.approve(coordinator, world, which(justice), 2)).toEqual({
			saved: false,
			current: 'ready',
			version: 3
		});
		expect(await contributions.approve(coordinator, world, which(justice), 3)).toEqual({
			saved: true,
			version: 4
		});
		const stored = await assessments.find(coordinator, world, id);
		expect(stored.assessment.answers[standard]).toEqual(answer);
		await expect(
			contributions.save(contributor(justice), world, which(justice), answer, {
				version: 4,
				ready: false
			})
		).rejects.toThrow(NotFound);
	});

	test('what is sent back says why, and can be handed in again', async () => {
		const { world } = opened;
		const { coordinator, justice, contributor, which } = await asked(world);
		const answer = said({ design: 2 });
		const sendBack = (reason: string, version: number) =>
			contributions.sendBack(coordinator, world, which(justice), { reason, version });
		await expect(sendBack(REASON, 1)).rejects.toMatchObject({ faults: [{ code: 'order' }] });
		await contributions.save(contributor(justice), world, which(justice), answer, handedIn);
		await expect(sendBack('no', 2)).rejects.toMatchObject({
			faults: [{ place: 'reason', code: 'reason-missing' }]
		});
		await sendBack(REASON, 2);
		expect(await contributions.find(contributor(justice), world, which(justice))).toMatchObject({
			progress: 'sent-back',
			note: REASON,
			answer
		});
		expect(
			await contributions.save(contributor(justice), world, which(justice), answer, {
				version: 3,
				ready: true
			})
		).toEqual({ saved: true, version: 4, took: [] });
	});

	test('between several the coordinator decides with a reason; the originals stay', async () => {
		const { world } = opened;
		const { organisationId, coordinator, id, standard, justice, social, contributor, which } =
			await asked(world);
		const one = said({ design: 1 });
		const other = said({ design: 4 });
		await contributions.save(contributor(justice), world, which(justice), one, handedIn);
		const decide = (institution: string | null, reason: string, version = 0) =>
			decisions.decide(coordinator, world, id, standard, { institution, reason, version });
		await expect(decide(social, REASON)).rejects.toMatchObject({
			faults: [{ place: 'institution', code: 'one-of' }]
		});
		await contributions.save(contributor(social), world, which(social), other, handedIn);
		await expect(decide(social, '')).rejects.toMatchObject({
			faults: [{ place: 'reason', code: 'reason-missing' }]
		});
		expect(await decide(social, REASON, 7)).toEqual({
			saved: false,
			current: NO_ANSWER,
			version: 0
		});
		expect(await decide(social, REASON)).toEqual({ saved: true, version: 1 });
		const { assessment } = await assessments.find(coordinator, world, id);
		expect(assessment.answers[standard]).toEqual(other);
		const both = await contributions.list(coordinator, world, id, standard);
		expect(both.map(({ progress, answer }) => [progress, answer])).toEqual([
			['approved', one],
			['approved', other]
		]);
		expect(await decisions.find(coordinator, world, id, standard)).toMatchObject({
			institution: social,
			reason: REASON,
			decidedBy: 'coordinator'
		});
		expect((await entriesOf(world, organisationId)).at(-1)).toEqual([
			'answer.decide',
			coordinator.id,
			social,
			{ institution: social, reason: REASON }
		]);
		await contributions.sendBack(coordinator, world, which(social), { reason: REASON, version: 2 });
		expect(await decisions.find(coordinator, world, id, standard)).toBe(null);
		for (const actor of [contributor(justice), memberOf(organisationId, { role: 'observer' })])
			await expect(
				decisions.decide(actor, world, id, standard, {
					institution: justice,
					reason: REASON,
					version: 1
				})
			).rejects.toThrow(NotFound);
	});

	test('the coordinator may also keep an own answer', async () => {
		const { world } = opened;
		const { coordinator, id, standard, justice, contributor, which } = await asked(world);
		const own = said({ design: 3 });
		await answers.save(coordinator, world, id, standard, own, 0);
		await contributions.save(
			contributor(justice),
			world,
			which(justice),
			said({ design: 1 }),
			handedIn
		);
		await decisions.decide(coordinator, world, id, standard, {
			institution: null,
			reason: REASON,
			version: 1
		});
		const { assessment, versions } = await assessments.find(coordinator, world, id);
		expect([assessment.answers[standard], versions[standard]]).toEqual([own, 1]);
	});

	test('in approval nobody writes or decides any more', async () => {
		const { world } = opened;
		const { coordinator, id, standard, justice, contributor, which } = await asked(world);
		const answer = said({ design: 1 });
		await contributions.save(contributor(justice), world, which(justice), answer, handedIn);
		await moves.move(coordinator, world, id, 'request-approval', { version: 1 });
		const again = { version: 2, ready: false };
		for (const attempt of [
			() => contributions.save(contributor(justice), world, which(justice), answer, again),
			() => contributions.approve(coordinator, world, which(justice), 2),
			() =>
				decisions.decide(coordinator, world, id, standard, {
					institution: justice,
					reason: REASON,
					version: 0
				})
		])
			await expect(attempt()).rejects.toThrow(NotFound);
		expect((await contributions.find(contributor(justice), world, which(justice))).answer).toEqual(
			answer
		);
	});

	test('evidence that is removed is cited by no institution either', async () => {
		const { world } = opened;
		const { coordinator, id, justice, contributor, which } = await asked(world);
		const type = world.catalogues[0]!.evidenceTypes[0]!;
		const item = {
			kind: 'reference',
			type,
			title: 'Act',
			citation: 'Act',
			access: 'public'
		} as const;
		const ref = await evidence.add(contributor(justice), world, id, item, null);
		const answer = said({ evidence: [ref] });
		await contributions.save(contributor(justice), world, which(justice), answer, first);
		await expect(
			contributions.save(
				contributor(justice),
				world,
				which(justice),
				said({ evidence: ['none'] }),
				{
					version: 2,
					ready: false
				}
			)
		).rejects.toMatchObject({ faults: [{ code: 'unknown-evidence' }] });
		await evidence.remove(coordinator, world, id, ref);
		expect((await contributions.find(coordinator, world, which(justice))).answer.evidence).toEqual(
			[]
		);
	});
});
