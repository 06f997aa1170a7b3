import { and, asc, eq, isNotNull } from 'drizzle-orm';
import { NO_ANSWER } from '#lib/core/answer-to.ts';
import type { Answer } from '#lib/core/assessment.ts';
import { changedFields } from '#lib/core/changed-answer.ts';
import type { AssignmentProgress } from '#lib/core/codes.ts';
import { InputError } from '#lib/core/input-error.ts';
import { demand, type AssessmentRow } from './access.ts';
import * as answers from './answers.ts';
import { isAssignment, type Which } from './assignments.ts';
import { touch, type Saved } from './assessments.ts';
import type { AuditAction } from './audit/actions.ts';
import { record } from './audit/record.ts';
import { canonical, readOneAnswer } from './db/answer-rows.ts';
import type { Transaction } from './db/store.ts';
import { NotFound } from './errors.ts';
import { post } from './mail/outbox.ts';
import { policy, type Actor } from './policy.ts';
import { checkedReason } from './reason.ts';
import { bringTogether, type Together } from './save-together.ts';
import type { World } from './world.ts';

/** The answer of one institution to a standard, beside the State's own. */
export type Contribution = {
	institution: string;
	due: string | null;
	progress: AssignmentProgress;
	/** Empty while nothing was written. */
	answer: Answer;
	/** Whether anything was written. */
	isWritten: boolean;
	/** Why it was sent back. */
	note: string | null;
	changedAt: string | null;
	changedBy: string | null;
	version: number;
};

type Row = { row: AssessmentRow; contribution: Contribution };

/**
 * What the actor may read of the institutions' answers to a standard: coordinators and observers all
 * of them, a contributor the one of the own institution. In the order of the institutions' names.
 * @throws NotFound for an assessment that is not there or not the actor's
 */
export function list(
	actor: Actor,
	world: World,
	assessmentId: string,
	standard: string
): Promise<Contribution[]> {
	return world.store.read(async ({ db, tables: { assignments, assessments } }) => {
		const [row] = await db.select().from(assessments).where(eq(assessments.id, assessmentId));
		if (!row) throw new NotFound();
		demand(actor, 'assessment.read', row);
		const rows = await db
			.select()
			.from(assignments)
			.where(and(eq(assignments.assessmentId, assessmentId), eq(assignments.standardId, standard)))
			.orderBy(asc(assignments.institution));
		return rows
			.filter(({ institution }) => policy(actor, 'contribution.read', { ...row, institution }))
			.map(contributionOf);
	});
}

/**
 * The answer of one institution to a standard.
 * @throws NotFound when it was not asked, or is not the actor's to read
 */
export function find(actor: Actor, world: World, which: Which): Promise<Contribution> {
	return world.store.read(async (transaction) => {
		const { row, contribution } = await stored(transaction, which);
		demand(actor, 'contribution.read', { ...row, institution: which.institution });
		return contribution;
	});
}

/**
 * Saves the answer of an institution together with what somebody else there has saved since
 * `version` was read, field by field; where both changed the same field differently, nothing is
 * written. `ready` hands it in. The State's own answer stays as it is until the coordinator approves
 * or decides.
 * @param bases as for `saveTogether`
 * @throws NotFound
 * @throws InputError as `answers.save`
 */
export function save(
	actor: Actor,
	world: World,
	which: Which,
	input: Answer,
	{ bases = [], version, ready }: { bases?: readonly Answer[]; version: number; ready: boolean }
): Promise<Together> {
	return world.store.write(async (transaction) => {
		const { row, contribution } = await stored(transaction, which);
		const { institution } = which;
		const { progress, answer: theirs, version: current } = contribution;
		demand(actor, 'contribution.edit', { ...row, institution, progress });
		const { merged, conflicts } = bringTogether(contribution, input, bases, version);
		if (conflicts.length) return { saved: false, theirs, merged, conflicts, version: current };
		const answer = canonical(await answers.checkedAnswer(transaction, row.id, merged));
		await change(transaction, actor, world, row, which, current, {
			action: ready ? 'contribution.ready' : 'contribution.save',
			set: { answer, progress: ready ? 'ready' : 'in-progress' },
			before: contribution.isWritten ? theirs : null,
			after: answer
		});
		return { saved: true, version: current + 1, took: changedFields(input, answer) };
	});
}

/**
 * Approves what an institution has handed in. Where it is the only one that was asked, its answer
 * becomes the State's own; where there are several, the coordinator decides (`decisions.ts`).
 * @throws NotFound
 * @throws InputError `order` when it is not handed in
 */
export function approve(
	actor: Actor,
	world: World,
	which: Which,
	version: number
): Promise<Saved<AssignmentProgress>> {
	return world.store.write(async (transaction) => {
		const { row, contribution } = await stored(transaction, which);
		demand(actor, 'contribution.decide', row);
		if (contribution.version !== version)
			return { saved: false, current: contribution.progress, version: contribution.version };
		refuseUnless(contribution, ['ready']);
		await change(transaction, actor, world, row, which, version, {
			action: 'contribution.approve',
			set: { progress: 'approved' },
			before: { progress: contribution.progress },
			after: { progress: 'approved' }
		});
		const { db, tables } = transaction;
		const { assignments } = tables;
		const asked = await db
			.select({ institution: assignments.institution })
			.from(assignments)
			.where(and(eq(assignments.assessmentId, row.id), eq(assignments.standardId, which.standard)));
		if (asked.length === 1) {
			const { answer } = contribution;
			const { version: ofState } = await readOneAnswer(transaction, row.id, which.standard);
			const said = { answer, version: ofState };
			await answers.put(transaction, actor, world, row, which.standard, said);
		}
		return { saved: true, version: version + 1 };
	});
}

/**
 * Sends back what an institution has handed in, with a reason; what was decided on it is open again.
 * @throws NotFound
 * @throws InputError `order` when it is not handed in, `reason-missing`
 */
export function sendBack(
	actor: Actor,
	world: World,
	which: Which,
	{ reason, version }: { reason: string; version: number }
): Promise<Saved<AssignmentProgress>> {
	return world.store.write(async (transaction) => {
		const { row, contribution } = await stored(transaction, which);
		demand(actor, 'contribution.decide', row);
		if (contribution.version !== version)
			return { saved: false, current: contribution.progress, version: contribution.version };
		refuseUnless(contribution, ['ready', 'approved']);
		const note = checkedReason(reason);
		await change(transaction, actor, world, row, which, version, {
			action: 'contribution.send-back',
			set: { progress: 'sent-back', note },
			before: { progress: contribution.progress },
			after: { progress: 'sent-back', note }
		});
		const { db, tables } = transaction;
		const { decisions } = tables;
		await db
			.delete(decisions)
			.where(and(eq(decisions.assessmentId, row.id), eq(decisions.standardId, which.standard)));
		await post(transaction, world, world.now().toISOString(), {
			message: 'sent-back',
			count: 1,
			to: { contributorsOf: row.organisationId, institution: which.institution }
		});
		return { saved: true, version: version + 1 };
	});
}

/** Takes an item of evidence that is removed from the answers of institutions, too. */
export async function dropEvidence(
	transaction: Transaction,
	actor: Actor,
	world: World,
	row: AssessmentRow,
	ref: string
): Promise<void> {
	const { db, tables } = transaction;
	const { assignments } = tables;
	const written = await db
		.select()
		.from(assignments)
		.where(and(eq(assignments.assessmentId, row.id), isNotNull(assignments.answer)));
	for (const assignment of written) {
		const { answer: before, progress, version, institution } = contributionOf(assignment);
		if (!before.evidence.includes(ref)) continue;
		const after = { ...before, evidence: before.evidence.filter((cited) => cited !== ref) };
		const which = { assessmentId: row.id, standard: assignment.standardId, institution };
		await change(transaction, actor, world, row, which, version, {
			action: 'contribution.save',
			set: { answer: after, progress },
			before,
			after
		});
	}
}

type Change = {
	action: AuditAction;
	set: { answer?: Answer; progress: AssignmentProgress; note?: string };
	before: unknown;
	after: unknown;
};

async function change(
	transaction: Transaction,
	actor: Actor,
	world: World,
	{ id, organisationId }: AssessmentRow,
	which: Which,
	version: number,
	{ action, set, before, after }: Change
): Promise<void> {
	const { db, tables } = transaction;
	const at = world.now().toISOString();
	await db
		.update(tables.assignments)
		.set({ ...set, changedAt: at, changedBy: actor.name, version: version + 1 })
		.where(isAssignment(transaction, which));
	await touch(transaction, id, at);
	await record(transaction, actor, at, {
		organisationId,
		assessmentId: id,
		action,
		standard: which.standard,
		ref: which.institution,
		before,
		after
	});
}

/** The row of an assignment with that of its assessment, for whoever asks the policy next. */
async function stored(transaction: Transaction, which: Which): Promise<Row> {
	const { db, tables } = transaction;
	const { assignments, assessments } = tables;
	const [found] = await db
		.select({ row: assessments, assignment: assignments })
		.from(assignments)
		.innerJoin(assessments, eq(assessments.id, assignments.assessmentId))
		.where(isAssignment(transaction, which));
	if (!found) throw new NotFound();
	return { row: found.row, contribution: contributionOf(found.assignment) };
}

function contributionOf({
	institution,
	due,
	progress,
	answer,
	note,
	changedAt,
	changedBy,
	version
}: Pick<
	Contribution,
	'institution' | 'due' | 'progress' | 'note' | 'changedAt' | 'changedBy' | 'version'
> & {
	answer: unknown;
}): Contribution {
	const isWritten = answer !== null;
	// It was checked when it was written.
	const said = isWritten ? (answer as Answer) : NO_ANSWER;
	return {
		institution,
		due,
		progress,
		answer: said,
		isWritten,
		note,
		changedAt,
		changedBy,
		version
	};
}

function refuseUnless({ progress }: Contribution, allowed: readonly AssignmentProgress[]): void {
	if (!allowed.includes(progress))
		throw new InputError([{ place: 'progress', code: 'order', got: progress }]);
}
