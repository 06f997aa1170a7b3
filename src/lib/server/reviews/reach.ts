import { eq, type InferSelectModel } from 'drizzle-orm';
import type { SubmissionDocument } from '#lib/core/submission.ts';
import { demand, type AssessmentRow } from '#lib/server/access.ts';
import type { Transaction } from '#lib/server/db/store.ts';
import type { Tables } from '#lib/server/db/tables.ts';
import { NotFound } from '#lib/server/errors.ts';
import { hashOf } from '#lib/server/ids.ts';
import type { Actor, Membership } from '#lib/server/policy.ts';

export type ReviewRow = InferSelectModel<Tables['reviews']>;

/** A review, and the assessment whose submission it is about. */
export type Reached = {
	review: ReviewRow;
	row: AssessmentRow;
	submission: { number: number; sha256: string; superseded: boolean };
};

/** A review as the policy sees it. */
export const objectOf = ({ review, row }: Pick<Reached, 'review' | 'row'>) => ({
	organisationId: review.organisationId,
	state: row.state,
	status: review.status,
	assessed: { organisationId: row.organisationId }
});

/** @throws NotFound when there is none and when the actor may not */
export async function reachReview(
	transaction: Transaction,
	actor: Actor,
	deed: 'review.read' | 'review.lead' | 'review.result' | 'clarification.ask',
	id: string
): Promise<Reached> {
	const found = await findReview(transaction, id);
	demand(actor, deed, objectOf(found));
	return found;
}

/** The same for whoever asks the policy later. @throws NotFound */
export async function findReview({ db, tables }: Transaction, id: string): Promise<Reached> {
	const { reviews, submissions, assessments } = tables;
	const [found] = await db
		.select({
			review: reviews,
			row: assessments,
			submission: {
				number: submissions.number,
				sha256: submissions.sha256,
				superseded: submissions.superseded
			}
		})
		.from(reviews)
		.innerJoin(submissions, eq(submissions.id, reviews.submissionId))
		.innerJoin(assessments, eq(assessments.id, submissions.assessmentId))
		.where(eq(reviews.id, id));
	if (!found) throw new NotFound();
	return found;
}

/**
 * What was submitted.
 * @throws Error when its bytes are no longer those that were submitted
 */
export async function documentOf(
	{ db, tables: { submissions } }: Transaction,
	submissionId: string
): Promise<SubmissionDocument> {
	const [row] = await db
		.select({ document: submissions.document, sha256: submissions.sha256 })
		.from(submissions)
		.where(eq(submissions.id, submissionId));
	if (!row) throw new NotFound();
	if (hashOf(row.document) !== row.sha256)
		throw new Error(`submission ${submissionId} is not what it was`);
	return JSON.parse(row.document) as SubmissionDocument;
}

/** The bodies of reviewers to which somebody belongs. */
export const bodiesOf = (actor: Actor): Membership[] =>
	actor.kind === 'person'
		? actor.memberships.filter(({ organisation }) => organisation.kind === 'reviewer')
		: [];
