import { createHash } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { answerTo } from '#lib/core/answer-to.ts';
import type { Answer } from '#lib/core/assessment.ts';
import { LIMITS } from '#lib/core/limits.ts';
import * as answers from '#lib/server/answers.ts';
import * as assessments from '#lib/server/assessments.ts';
import { signedBytes } from '#lib/server/audit/checkpoints.ts';
import { canonicalJson } from '#lib/server/canonical-json.ts';
import * as checks from '#lib/server/checks.ts';
import { NotFound } from '#lib/server/errors.ts';
import * as evidence from '#lib/server/evidence.ts';
import { judge } from '#lib/server/judge.ts';
import { isSigned } from '#lib/server/keys.ts';
import * as moves from '#lib/server/moves.ts';
import type { Actor } from '#lib/server/policy.ts';
import { receiptFor } from '#lib/server/receipt.ts';
import { submit } from '#lib/server/submit.ts';
import * as submissions from '#lib/server/submissions.ts';
import type { World } from '#lib/server/world.ts';
import { ENGINES, headFor, openedWorld, upload } from './engines.ts';
import { entriesOf } from './people.ts';
import { memberOf, newOrganisation } from './tenants.ts';

const REASON = 'The statistics of the last quarter were missing, and have come.';
const reviewer = () => memberOf('reviewers', { kind: 'reviewer', states: [], role: 'contributor' });

/** An assessment of an own organisation, and its people. */
async function started(world: World) {
	const organisationId = await newOrganisation(world);
	const coordinator = memberOf(organisationId);
	const id = await assessments.create(coordinator, world, { organisationId }, headFor(world));
	return { organisationId, coordinator, id };
}

const versionOf = async (actor: Actor, world: World, id: string) =>
	(await assessments.find(actor, world, id)).version;

async function step(actor: Actor, world: World, id: string, name: moves.PlainMove, reason = '') {
	const version = await versionOf(actor, world, id);
	return moves.move(actor, world, id, name, { reason, version });
}

async function submitted(actor: Actor, world: World, id: string, reason = ''): Promise<string> {
	await step(actor, world, id, 'request-approval');
	const version = await versionOf(actor, world, id);
	const outcome = await submit(actor, world, id, { version, reason });
	if (!outcome.saved) throw new Error('somebody else was faster');
	return outcome.id;
}

async function write(
	actor: Actor,
	world: World,
	id: string,
	standard: string,
	rest: Partial<Answer>
) {
	const { assessment, versions } = await assessments.find(actor, world, id);
	const answer = { ...answerTo(assessment, standard), ...rest };
	return answers.save(actor, world, id, standard, answer, versions[standard] ?? 0);
}

describe.each(ENGINES)('$engine', (engine) => {
	const opened = openedWorld(engine);

	test('no step is skipped, and a step that somebody else was faster with is not made', async () => {
		const { world } = opened;
		const { coordinator, id } = await started(world);
		const order = [{ place: 'status', code: 'order', got: 'draft' }];
		await expect(submit(coordinator, world, id, { version: 1 })).rejects.toMatchObject({
			faults: order
		});
		for (const name of ['withdraw', 'reopen', 'amend'] as const)
			await expect(
				moves.move(coordinator, world, id, name, { version: 1, reason: REASON })
			).rejects.toMatchObject({ faults: order });
		expect(await step(coordinator, world, id, 'request-approval')).toEqual({
			saved: true,
			version: 2
		});
		expect(await moves.move(coordinator, world, id, 'withdraw', { version: 1 })).toEqual({
			saved: false,
			current: 'in-approval',
			version: 2
		});
		expect(await submit(coordinator, world, id, { version: 1 })).toEqual({
			saved: false,
			current: 'in-approval',
			version: 2
		});
	});

	test('only coordinators of the organisation move it; others see or do not see it', async () => {
		const { world } = opened;
		const { organisationId, coordinator, id } = await started(world);
		const others = [
			memberOf(organisationId, { role: 'contributor' }),
			memberOf(organisationId, { role: 'observer' }),
			memberOf(await newOrganisation(world)),
			reviewer()
		];
		for (const actor of others) {
			await expect(
				moves.move(actor, world, id, 'request-approval', { version: 1 })
			).rejects.toThrow(NotFound);
			await expect(submit(actor, world, id, { version: 1 })).rejects.toThrow(NotFound);
		}
		await step(coordinator, world, id, 'request-approval');
		const standard = world.catalogues[0]!.standards[0]!.id;
		await expect(write(coordinator, world, id, standard, { design: 1 })).rejects.toThrow(NotFound);
	});

	test('what is submitted is frozen with its hash, recorded and signed', async () => {
		const { world } = opened;
		const { organisationId, coordinator, id } = await started(world);
		const standard = world.catalogues[0]!.standards[0]!.id;
		const type = world.catalogues[0]!.evidenceTypes[0]!;
		const ref = await evidence.add(
			coordinator,
			world,
			id,
			{ kind: 'file', type, title: 'Act', access: 'public' },
			await upload(world, 'the act')
		);
		await write(coordinator, world, id, standard, {
			design: 2,
			implementation: 1,
			evidence: [ref]
		});
		const { assessment } = await assessments.find(coordinator, world, id);
		const { checks: found } = await checks.find(coordinator, world, id);
		const submission = await submitted(coordinator, world, id);

		const frozen = await submissions.find(coordinator, world, submission);
		expect(frozen.document).toEqual({
			format: 'nrm-submission/1',
			assessmentId: id,
			number: 1,
			submittedAt: frozen.summary.submittedAt,
			amends: null,
			assessment,
			findings: found
		});
		expect(frozen.text).toBe(canonicalJson(frozen.document));
		const sha256 = createHash('sha256').update(frozen.text).digest('hex');
		expect(frozen.summary).toMatchObject({ number: 1, sha256, superseded: false, outcome: null });
		expect(frozen.held).toEqual([ref]);
		expect((await entriesOf(world, organisationId)).at(-1)).toEqual([
			'submission.submit',
			coordinator.id,
			submission,
			{ number: 1, sha256 }
		]);
		const { checkpoint, publicKey, answered } = receiptFor(frozen, world);
		expect(checkpoint!.size).toBe(frozen.summary.auditSequence);
		expect(isSigned(signedBytes(checkpoint!), checkpoint!.signature, publicKey)).toBe(true);
		expect(answered).toBe(1);
	});

	test('a check that stops it leaves nothing behind', async () => {
		const { world } = opened;
		const { organisationId, coordinator, id } = await started(world);
		const standard = world.catalogues[0]!.standards[1]!.id;
		await write(coordinator, world, id, standard, {
			applicable: true,
			criteria: { a: 'no', b: 'no', c: 'no', d: 'no', e: 'no' },
			design: 4
		});
		await step(coordinator, world, id, 'request-approval');
		const before = await entriesOf(world, organisationId);
		const version = await versionOf(coordinator, world, id);
		await expect(submit(coordinator, world, id, { version })).rejects.toMatchObject({
			faults: [{ place: `answers.${standard}`, code: 'unresolved', got: '"above-criteria"' }]
		});
		expect(await submissions.list(coordinator, world, id)).toEqual([]);
		expect(await entriesOf(world, organisationId)).toEqual(before);
		expect(await versionOf(coordinator, world, id)).toBe(version);
	});

	test('reviewers return it with a reason; it is reopened, amended and supersedes the first', async () => {
		const { world } = opened;
		const { coordinator, id } = await started(world);
		const first = await submitted(coordinator, world, id);
		const version = await versionOf(coordinator, world, id);
		const missing = { place: 'reason', code: 'reason-missing' };
		await expect(
			judge(reviewer(), world, first, 'send-back', { reason: 'no', version })
		).rejects.toMatchObject({ faults: [missing] });
		for (const actor of [coordinator, memberOf(await newOrganisation(world))])
			await expect(judge(actor, world, first, 'accept', { version })).rejects.toThrow(NotFound);
		expect(await judge(reviewer(), world, first, 'send-back', { reason: REASON, version })).toEqual(
			{
				saved: true,
				version: version + 1
			}
		);
		expect((await submissions.find(coordinator, world, first)).summary).toMatchObject({
			outcome: 'returned',
			outcomeReason: REASON,
			outcomeBy: 'Organisation'
		});
		await step(coordinator, world, id, 'reopen');
		const standard = world.catalogues[0]!.standards[0]!.id;
		await write(coordinator, world, id, standard, { design: 1, implementation: 1 });
		await expect(submitted(coordinator, world, id)).rejects.toMatchObject({ faults: [missing] });
		const { version: now } = await assessments.find(coordinator, world, id);
		const outcome = await submit(coordinator, world, id, { version: now, reason: REASON });
		const second = outcome.saved ? outcome.id : '';
		const [latest, earlier] = await submissions.list(coordinator, world, id);
		expect(latest).toMatchObject({ id: second, number: 2, reason: REASON, superseded: false });
		expect(earlier).toMatchObject({ id: first, number: 1, superseded: true });
		expect((await submissions.find(coordinator, world, second)).document.amends).toEqual({
			number: 1,
			sha256: earlier!.sha256,
			reason: REASON
		});
		const judged = await versionOf(coordinator, world, id);
		await expect(
			judge(reviewer(), world, first, 'accept', { version: judged })
		).rejects.toMatchObject({ faults: [{ place: 'status', code: 'order' }] });
		expect(await judge(reviewer(), world, second, 'accept', { version: judged })).toMatchObject({
			saved: true
		});
		await expect(
			judge(reviewer(), world, second, 'send-back', { version: judged + 1, reason: REASON })
		).rejects.toThrow(NotFound);
	});

	test('members and reviewers read it, nobody else; that reviewers did is recorded', async () => {
		const { world } = opened;
		const { organisationId, coordinator, id } = await started(world);
		const submission = await submitted(coordinator, world, id);
		const reader = reviewer();
		expect((await submissions.find(reader, world, submission)).summary.id).toBe(submission);
		await world.aside.done();
		expect((await entriesOf(world, organisationId)).at(-1)).toEqual([
			'submission.read',
			reader.id,
			submission,
			null
		]);
		const observer = memberOf(organisationId, { role: 'observer' });
		expect((await submissions.find(observer, world, submission)).summary.id).toBe(submission);
		const stranger = memberOf(await newOrganisation(world));
		for (const actor of [stranger, { kind: 'nobody', name: '' } as const]) {
			await expect(submissions.find(actor, world, submission)).rejects.toThrow(NotFound);
			await expect(submissions.list(actor, world, id)).rejects.toThrow(NotFound);
			await expect(submissions.received(actor, world)).rejects.toThrow(NotFound);
		}
		await expect(submissions.received(coordinator, world)).rejects.toThrow(NotFound);
		const received = await submissions.received(reader, world);
		expect(received.find((one) => one.id === submission)).toMatchObject({
			status: 'submitted',
			number: 1
		});
		expect(received.every(({ superseded }) => !superseded)).toBe(true);
	});

	test('taking it out is recorded, also for a member', async () => {
		const { world } = opened;
		const { organisationId, coordinator, id } = await started(world);
		const submission = await submitted(coordinator, world, id);
		const taken = await submissions.exportSubmission(coordinator, world, submission, 'report.pdf');
		expect(taken.summary.id).toBe(submission);
		const stranger = memberOf(await newOrganisation(world));
		await expect(
			submissions.exportSubmission(stranger, world, submission, 'report.pdf')
		).rejects.toThrow(NotFound);
		await world.aside.done();
		expect((await entriesOf(world, organisationId)).at(-1)).toEqual([
			'assessment.export',
			coordinator.id,
			'submission 1: report.pdf',
			null
		]);
	});

	test('reviewers get no internal file; members get all, even after it was removed', async () => {
		const { world } = opened;
		const { coordinator, id } = await started(world);
		const type = world.catalogues[0]!.evidenceTypes[0]!;
		const add = async (access: 'public' | 'internal') =>
			evidence.add(
				coordinator,
				world,
				id,
				{ kind: 'file', type, title: access, access },
				await upload(world, access)
			);
		const [open, internal] = [await add('public'), await add('internal')];
		const submission = await submitted(coordinator, world, id);
		await expect(submissions.file(reviewer(), world, submission, internal)).rejects.toThrow(
			NotFound
		);
		expect((await submissions.file(reviewer(), world, submission, open)).name).toBe('act.pdf');
		await step(coordinator, world, id, 'amend', REASON);
		const { evidenceVersions } = await assessments.find(coordinator, world, id);
		expect(evidenceVersions[open]).toBe(1);
		await evidence.remove(coordinator, world, id, open);
		const { storedAs } = await submissions.file(coordinator, world, submission, open);
		expect(await new Response(await world.files.open(storedAs)).text()).toBe('public');
		await expect(assessments.remove(coordinator, world, id)).rejects.toMatchObject({
			faults: [{ place: '', code: 'submitted' }]
		});
	});

	test('a document that was changed behind its back is not shown', async () => {
		const { world } = opened;
		const { coordinator, id } = await started(world);
		const submission = await submitted(coordinator, world, id);
		await expect(
			world.store.write(async ({ db, tables }) => {
				await db
					.update(tables.submissions)
					.set({ document: '{}' })
					.where(eq(tables.submissions.id, submission));
			})
		).rejects.toThrow();
		expect((await submissions.find(coordinator, world, submission)).text).toContain(id);
	});

	test('a reason may not be longer than a page holds', async () => {
		const { world } = opened;
		const { coordinator, id } = await started(world);
		await submitted(coordinator, world, id);
		const got = String(LIMITS.reason + 1);
		await expect(
			step(coordinator, world, id, 'amend', 'x'.repeat(LIMITS.reason + 1))
		).rejects.toMatchObject({
			faults: [{ place: 'reason', code: 'text-long', got, expected: String(LIMITS.reason) }]
		});
	});
});
