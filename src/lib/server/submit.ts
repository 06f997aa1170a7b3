import { eq } from 'drizzle-orm';
import type { Status } from '#lib/core/codes.ts';
import { InputError, quote } from '#lib/core/input-error.ts';
import { nextStatus } from '#lib/core/lifecycle.ts';
import { SUBMISSION_FORMAT, type SubmissionDocument } from '#lib/core/submission.ts';
import { canSubmit, type Check } from '#lib/core/submission-checks.ts';
import { catalogueOfRow, reach, type AssessmentRow } from './access.ts';
import { readStored } from './assessments.ts';
import * as checkpoints from './audit/checkpoints.ts';
import { record } from './audit/record.ts';
import { canonicalJson } from './canonical-json.ts';
import { checksOf } from './checks.ts';
import { readEvidence } from './db/evidence-rows.ts';
import type { Transaction } from './db/store.ts';
import { hashOf, newId } from './ids.ts';
import { keepSubmission, lastSubmission } from './keep-submission.ts';
import { post } from './mail/outbox.ts';
import type { Actor } from './policy.ts';
import { checkedReason } from './reason.ts';
import type { World } from './world.ts';

export type Submitted =
	{ saved: true; id: string; number: number } | { saved: false; current: Status; version: number };

/**
 * Submits an assessment that is in approval: freezes answers, evidence list and actions as canonical
 * JSON with its SHA-256, holds on to the evidence files, supersedes earlier submissions, and records
 * and signs it, all in one transaction. Unless the assessment has changed since `version` was read.
 * @param reason what an amendment changes, and why; the first submission has none
 * @throws NotFound
 * @throws InputError `order` when it is not in approval, `unresolved` when a check stops it,
 * `reason-missing` for an amendment without a reason
 */
export async function submit(
	actor: Actor,
	world: World,
	id: string,
	{ version, reason = '' }: { version: number; reason?: string }
): Promise<Submitted> {
	const { outcome, checkpoint } = await world.store.write(async (transaction) => {
		const row = await reach(transaction, actor, 'assessment.move', id);
		if (row.version !== version)
			return { outcome: { saved: false as const, current: row.status, version: row.version } };
		const status = nextStatus('submit', row.status);
		if (!status) throw new InputError([{ place: 'status', code: 'order', got: row.status }]);
		const outcome = await freeze(transaction, actor, world, row, reason);
		await transaction.db
			.update(transaction.tables.assessments)
			.set({ status, version: version + 1, updatedAt: outcome.at })
			.where(eq(transaction.tables.assessments.id, id));
		return {
			outcome: { saved: true as const, id: outcome.id, number: outcome.number },
			checkpoint: await checkpoints.signWithin(transaction, world, outcome.at)
		};
	});
	if (checkpoint) await checkpoints.publish(world, checkpoint);
	return outcome;
}

async function freeze(
	transaction: Transaction,
	actor: Actor,
	world: World,
	row: AssessmentRow,
	reason: string
) {
	const stored = await readStored(transaction, world, row);
	const findings = await checksOf(transaction, world, stored);
	if (!canSubmit(findings)) throw unresolved(findings);
	const previous = await lastSubmission(transaction, row.id);
	const amends = previous && { ...previous, reason: checkedReason(reason) };
	const number = (previous?.number ?? 0) + 1;
	const at = world.now().toISOString();
	const document: SubmissionDocument = {
		format: SUBMISSION_FORMAT,
		assessmentId: row.id,
		number,
		submittedAt: at,
		amends,
		assessment: stored.assessment,
		findings
	};
	const text = canonicalJson(document);
	const sha256 = hashOf(text);
	const submission = newId();
	const auditSequence = await record(transaction, actor, at, {
		organisationId: row.organisationId,
		assessmentId: row.id,
		action: 'submission.submit',
		ref: submission,
		before: { status: row.status },
		after: { number, sha256, ...(amends && { reason: amends.reason }) }
	});
	const held = (await readEvidence(transaction, row.id)).flatMap(({ item, storedAs }) =>
		storedAs === null ? [] : { ref: item.id, storedAs }
	);
	await keepSubmission(transaction, catalogueOfRow(row, world.catalogues), {
		id: submission,
		assessmentId: row.id,
		document,
		text,
		sha256,
		submittedBy: actor.name,
		auditSequence,
		superseded: false,
		files: held
	});
	await post(transaction, world, at, {
		message: 'submission',
		what: 'submitted',
		sha256,
		to: { coordinatorsOf: [row.organisationId] }
	});
	await post(transaction, world, at, {
		message: 'submission',
		what: 'arrived',
		sha256: null,
		to: { reviewers: true }
	});
	return { id: submission, number, at };
}

/** Every finding that stops, each at its standard. */
const unresolved = (findings: readonly Check[]): InputError =>
	new InputError(
		findings
			.filter(({ severity }) => severity === 'stop')
			.map(({ kind, standard }) => ({
				place: `answers.${standard}`,
				code: 'unresolved',
				got: quote(kind)
			}))
	);
