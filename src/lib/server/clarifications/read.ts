import { and, asc, count, eq, inArray } from 'drizzle-orm';

import { demand, type AssessmentRow } from '#lib/server/access.ts';

import { NotFound } from '#lib/server/errors.ts';

import { policy, type Actor } from '#lib/server/policy.ts';

import { findReview, objectOf, reachReview, type Reached } from '#lib/server/reviews/reach.ts';
import type { World } from '#lib/server/world.ts';

import { factsOf, reach, threads, type Clarification } from './thread.ts';

/** One of them as a State's list shows it. */
export type Asked = Omit<Clarification, 'messages' | 'side'> & {
	submissionId: string;
	submissionNumber: number;
	assessment: Pick<AssessmentRow, 'id' | 'state' | 'kind' | 'catalogueId' | 'catalogueVersion'>;
	body: string;
};

/** The threads of a review about one standard, the oldest first. @throws NotFound */
export const ofStandard = (
	actor: Actor,
	world: World,
	reviewId: string,
	standard: string
): Promise<Clarification[]> =>
	world.store.read(async (transaction) => {
		const reached = await findReview(transaction, reviewId);
		demand(actor, 'clarification.read', objectOf(reached));
		const { db, tables } = transaction;
		const { clarifications } = tables;
		const rows = await db
			.select()
			.from(clarifications)
			.where(and(eq(clarifications.reviewId, reviewId), eq(clarifications.standardId, standard)))
			.orderBy(asc(clarifications.at), asc(clarifications.id));
		return threads(transaction, actor, world, reached, rows);
	});

/** One thread. @throws NotFound */
export const find = (
	actor: Actor,
	world: World,
	id: string
): Promise<Clarification & Pick<Reached, 'row' | 'submission'> & { submissionId: string }> =>
	world.store.read(async (transaction) => {
		const { row, reached } = await reach(transaction, actor, id);
		const [thread] = await threads(transaction, actor, world, reached, [row]);
		if (!thread) throw new NotFound();
		const { review, submission } = reached;
		return { ...thread, row: reached.row, submission, submissionId: review.submissionId };
	});

/** How many threads of a review wait for the State, and for reviewers, by standard. @throws NotFound */
export const waiting = (
	actor: Actor,
	world: World,
	reviewId: string
): Promise<Record<string, { open: number; answered: number }>> =>
	world.store.read(async (transaction) => {
		await reachReview(transaction, actor, 'review.read', reviewId);
		const { db, tables } = transaction;
		const { clarifications } = tables;
		const rows = await db
			.select({ standard: clarifications.standardId, state: clarifications.state, n: count() })
			.from(clarifications)
			.where(eq(clarifications.reviewId, reviewId))
			.groupBy(clarifications.standardId, clarifications.state);
		const found: Record<string, { open: number; answered: number }> = {};
		for (const { standard, state, n } of rows)
			if (state !== 'closed')
				found[standard] = { ...(found[standard] ?? { open: 0, answered: 0 }), [state]: Number(n) };
		return found;
	});

/**
 * What reviewers put to the organisations of which the actor reads everything: what is open first,
 * then the first due. One query, whatever their number.
 */
export async function asked(actor: Actor, world: World): Promise<Asked[]> {
	if (actor.kind !== 'person') return [];
	const own = actor.memberships
		.filter(({ organisation, role }) => organisation.kind !== 'reviewer' && role !== 'contributor')
		.map(({ organisation }) => organisation.id);
	if (own.length === 0) return [];
	return world.store.read(async ({ db, tables }) => {
		const { clarifications, clarificationMessages, reviews, submissions, assessments } = tables;
		const rows = await db
			.select({
				row: clarifications,
				review: reviews,
				assessment: assessments,
				submission: { id: submissions.id, number: submissions.number },
				body: clarificationMessages.body
			})
			.from(clarifications)
			.innerJoin(
				clarificationMessages,
				and(
					eq(clarificationMessages.clarificationId, clarifications.id),
					eq(clarificationMessages.position, 0)
				)
			)
			.innerJoin(reviews, eq(reviews.id, clarifications.reviewId))
			.innerJoin(submissions, eq(submissions.id, reviews.submissionId))
			.innerJoin(assessments, eq(assessments.id, submissions.assessmentId))
			.where(inArray(assessments.organisationId, own))
			.orderBy(asc(clarifications.at), asc(clarifications.id));
		const today = world.now().toISOString().slice(0, 10);
		return rows
			.filter(({ review, assessment }) =>
				policy(actor, 'clarification.read', objectOf({ review, row: assessment }))
			)
			.map(({ row, assessment, submission, body }) => ({
				...factsOf(row, today),
				submissionId: submission.id,
				submissionNumber: submission.number,
				assessment,
				body
			}))
			.toSorted(
				(a, b) =>
					Number(a.state !== 'open') - Number(b.state !== 'open') ||
					(a.due ?? '9').localeCompare(b.due ?? '9')
			);
	});
}
