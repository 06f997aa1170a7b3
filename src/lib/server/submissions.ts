import { and, asc, desc, eq, gte, type InferSelectModel } from 'drizzle-orm';
import type { AssessmentHead } from '#lib/core/assessment.ts';
import type { Catalogue } from '#lib/core/catalogue.ts';
import type { Status } from '#lib/core/codes.ts';
import type { SubmissionDocument } from '#lib/core/submission.ts';
import { catalogueOfRow, demand, headOf, reach, type AssessmentRow } from './access.ts';
import type { Checkpoint } from './audit/checkpoints.ts';
import { noteRead } from './audit/reads.ts';
import type { Transaction } from './db/store.ts';
import type { Tables } from './db/tables.ts';
import { NotFound } from './errors.ts';
import { cleanName, mediaTypeOf } from './file-name.ts';
import { hashOf } from './ids.ts';
import { policy, type Actor } from './policy.ts';
import type { World } from './world.ts';

type Row = InferSelectModel<Tables['submissions']>;
export type SubmissionSummary = Omit<Row, 'document'>;

/** A frozen submission, and the assessment to which it belongs. */
export type Submission = {
	summary: SubmissionSummary;
	/** The bytes of `sha256`. */
	text: string;
	document: SubmissionDocument;
	catalogue: Catalogue;
	row: AssessmentRow;
	/** The evidence whose file is on this server. */
	held: string[];
	/** Of the audit trail; `null` in the moment before it is signed. */
	checkpoint: Checkpoint | null;
};

/** What reviewers have received, without what is in it. */
export type Received = SubmissionSummary & {
	head: AssessmentHead;
	status: Status;
};

/** The columns without the document, which is long. */
const summaryOf = ({ submissions: table }: Tables) => ({
	id: table.id,
	assessmentId: table.assessmentId,
	number: table.number,
	reason: table.reason,
	sha256: table.sha256,
	submittedAt: table.submittedAt,
	submittedBy: table.submittedBy,
	auditSequence: table.auditSequence,
	superseded: table.superseded,
	outcome: table.outcome,
	outcomeReason: table.outcomeReason,
	outcomeAt: table.outcomeAt,
	outcomeBy: table.outcomeBy
});

/**
 * The submissions of an assessment, the newest first.
 * @throws NotFound
 */
export function list(actor: Actor, world: World, assessmentId: string) {
	return world.store.read(async (transaction): Promise<SubmissionSummary[]> => {
		await reach(transaction, actor, 'submission.read', assessmentId);
		const { db, tables } = transaction;
		return db
			.select(summaryOf(tables))
			.from(tables.submissions)
			.where(eq(tables.submissions.assessmentId, assessmentId))
			.orderBy(desc(tables.submissions.number));
	});
}

/**
 * What was submitted to reviewers and is not superseded, the newest first, without the States from
 * which the actor is recused.
 * @throws NotFound for whoever is no reviewer
 */
export async function received(actor: Actor, world: World): Promise<Received[]> {
	demand(actor, 'submission.list', null);
	return world.store.read(async ({ db, tables }) => {
		const { submissions, assessments } = tables;
		const rows = await db
			.select({ summary: summaryOf(tables), row: assessments })
			.from(submissions)
			.innerJoin(assessments, eq(assessments.id, submissions.assessmentId))
			.where(eq(submissions.superseded, false))
			.orderBy(desc(submissions.submittedAt), asc(submissions.id));
		return rows
			.filter(({ row }) => policy(actor, 'submission.read', row))
			.map(({ summary, row }) => ({ ...summary, head: headOf(row), status: row.status }));
	});
}

/**
 * A submission with all that was frozen in it. That somebody outside the organisation has read it
 * is recorded.
 * @throws NotFound
 * @throws Error when its bytes are no longer those that were submitted
 */
export async function find(actor: Actor, world: World, id: string): Promise<Submission> {
	const found = await world.store.read(async (transaction) => {
		const { db, tables } = transaction;
		const { summary, text, row } = await reachSubmission(transaction, actor, 'submission.read', id);
		if (hashOf(text) !== summary.sha256) throw new Error(`submission ${id} is not what it was`);
		const [checkpoint] = await db
			.select()
			.from(tables.checkpoints)
			.where(gte(tables.checkpoints.size, summary.auditSequence))
			.orderBy(asc(tables.checkpoints.size))
			.limit(1);
		const held = await db
			.select({ ref: tables.submissionFiles.ref })
			.from(tables.submissionFiles)
			.where(eq(tables.submissionFiles.submissionId, id));
		return {
			summary,
			text,
			document: JSON.parse(text) as SubmissionDocument,
			catalogue: catalogueOfRow(row, world.catalogues),
			row,
			held: held.map(({ ref }) => ref),
			checkpoint: checkpoint ?? null
		};
	});
	if (!policy(actor, 'assessment.read', found.row))
		noteRead(actor, world, {
			action: 'submission.read',
			organisationId: found.row.organisationId,
			assessmentId: found.row.id,
			ref: id
		});
	return found;
}

/**
 * A submission to be taken out of the application, which the audit trail remembers.
 * @param as the name of what is made of it: `report.pdf`
 * @throws NotFound
 */
export async function exportSubmission(
	actor: Actor,
	world: World,
	id: string,
	as: string
): Promise<Submission> {
	const submission = await find(actor, world, id);
	const { organisationId, id: assessmentId } = submission.row;
	const ref = `submission ${submission.summary.number}: ${as}`;
	noteRead(actor, world, { action: 'assessment.export', organisationId, assessmentId, ref });
	return submission;
}

/** A submission and its assessment, for an actor who may do this to it. */
export async function reachSubmission(
	{ db, tables }: Transaction,
	actor: Actor,
	deed: 'submission.read' | 'submission.judge',
	id: string
): Promise<{ summary: SubmissionSummary; text: string; row: AssessmentRow }> {
	const { submissions, assessments } = tables;
	const [found] = await db
		.select({ summary: summaryOf(tables), text: submissions.document, row: assessments })
		.from(submissions)
		.innerJoin(assessments, eq(assessments.id, submissions.assessmentId))
		.where(eq(submissions.id, id));
	if (!found) throw new NotFound();
	demand(actor, deed, found.row);
	return found;
}

/**
 * A file of a submission, as it was then: the name under which its bytes are stored. Who is not of
 * the organisation does not get what is internal to it.
 * @throws NotFound
 */
export async function file(actor: Actor, world: World, id: string, ref: string) {
	const { item, storedAs, row } = await world.store.read(async (transaction) => {
		const { text, row } = await reachSubmission(transaction, actor, 'submission.read', id);
		const { evidence } = (JSON.parse(text) as SubmissionDocument).assessment;
		const item = evidence.find((one) => one.id === ref);
		if (item?.kind !== 'file') throw new NotFound();
		if (item.access === 'internal') demand(actor, 'evidence.read', row);
		const { submissionFiles } = transaction.tables;
		const [held] = await transaction.db
			.select({ storedAs: submissionFiles.storedAs })
			.from(submissionFiles)
			.where(and(eq(submissionFiles.submissionId, id), eq(submissionFiles.ref, ref)));
		if (!held) throw new NotFound();
		return { item, storedAs: held.storedAs, row };
	});
	noteRead(actor, world, {
		action: 'evidence.read',
		organisationId: row.organisationId,
		assessmentId: row.id,
		ref
	});
	// An imported file declares both as it likes.
	const name = cleanName(item.file.name);
	return { name, mediaType: mediaTypeOf(name), size: item.file.size, storedAs };
}
