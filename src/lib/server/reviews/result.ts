import { and, desc, eq } from 'drizzle-orm';
import type { Assessment } from '#lib/core/assessment.ts';
import type { Catalogue } from '#lib/core/catalogue.ts';
import type { ReviewRecord } from '#lib/core/review-record.ts';
import { catalogueOfRow } from '#lib/server/access.ts';
import { NotFound } from '#lib/server/errors.ts';
import { policy, type Actor } from '#lib/server/policy.ts';
import type { World } from '#lib/server/world.ts';
import { documentOf, objectOf, reachReview, type Reached } from './reach.ts';

/** A finished review beside what it is about. */
export type ReviewResult = Reached & {
	catalogue: Catalogue;
	/** What was reviewed, and what reviewers found. */
	reviewed: Assessment;
	assessment: Assessment;
	record: ReviewRecord;
	/** The submission in which it is frozen. */
	submissionId: string;
	/** Whether the actor is of the body, and can open the frozen review itself. */
	isOfBody: boolean;
};

/**
 * What a body has found, for itself and for whom it is about.
 * @throws NotFound also while the review is open
 */
export const result = (actor: Actor, world: World, id: string): Promise<ReviewResult> =>
	world.store.read(async (transaction) => {
		const reached = await reachReview(transaction, actor, 'review.result', id);
		const { review, row } = reached;
		const { db, tables } = transaction;
		if (!review.assessmentId || review.status !== 'finalised') throw new NotFound();
		const frozen = await db
			.select({ id: tables.submissions.id })
			.from(tables.submissions)
			.where(eq(tables.submissions.assessmentId, review.assessmentId))
			.orderBy(desc(tables.submissions.number));
		for (const { id: submissionId } of frozen) {
			const { assessment, review: record } = await documentOf(transaction, submissionId);
			// A later review of an amendment has a submission of its own.
			if (!record || record.reviewed.sha256 !== reached.submission.sha256) continue;
			const { assessment: reviewed } = await documentOf(transaction, review.submissionId);
			return {
				...reached,
				catalogue: catalogueOfRow(row, world.catalogues),
				reviewed,
				assessment,
				record,
				submissionId,
				isOfBody: policy(actor, 'review.read', objectOf(reached))
			};
		}
		throw new NotFound();
	});

/** The finished reviews of a submission that the actor may read. */
export const resultsOf = (
	actor: Actor,
	world: World,
	submissionId: string
): Promise<{ id: string; body: string; at: string }[]> =>
	world.store.read(async ({ db, tables }) => {
		const { reviews, submissions, assessments, organisations } = tables;
		const rows = await db
			.select({ review: reviews, row: assessments, body: organisations.name })
			.from(reviews)
			.innerJoin(submissions, eq(submissions.id, reviews.submissionId))
			.innerJoin(assessments, eq(assessments.id, submissions.assessmentId))
			.innerJoin(organisations, eq(organisations.id, reviews.organisationId))
			.where(and(eq(reviews.submissionId, submissionId), eq(reviews.status, 'finalised')))
			.orderBy(desc(reviews.finalisedAt));
		return rows
			.filter((one) => policy(actor, 'review.result', objectOf(one)))
			.map(({ review, body }) => ({ id: review.id, body, at: review.finalisedAt ?? '' }));
	});
