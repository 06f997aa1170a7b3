import { and, asc, count, desc, eq, inArray, ne } from 'drizzle-orm';
import type { AssessmentHead } from '#lib/core/assessment.ts';
import type { ReviewStatus, Status } from '#lib/core/codes.ts';
import { unpackLevels } from '#lib/core/packed-levels.ts';
import { standingOf } from '#lib/core/review.ts';
import { isKnown } from '#lib/core/score.ts';
import { demand, headOf } from '#lib/server/access.ts';
import type { Transaction } from '#lib/server/db/store.ts';
import { policy, type Actor } from '#lib/server/policy.ts';
import type { World } from '#lib/server/world.ts';
import { bodiesOf } from './reach.ts';

/** A submission on the desk of reviewers. */
export type OnDesk = {
	submissionId: string;
	number: number;
	submittedAt: string;
	head: AssessmentHead;
	status: Status;
	round: { id: string; name: string } | null;
	/** How many standards have both levels, of those that are applicable; `null`: cannot be read here. */
	completeness: { rated: number; applicable: number } | null;
	/** By the actor's own body; `null`: not begun. */
	review: {
		id: string;
		status: ReviewStatus;
		/** Standards on which the body has one view, of all; and on which reviewers must agree first. */
		settled: number;
		split: number;
		standards: number;
		reviewers: number;
		/** Whether the actor is asked to review, and has yet to declare interests. */
		isMine: boolean;
	} | null;
};

/**
 * What was submitted and is not superseded, by State in alphabetical order of the code and then the
 * newest first, with how far the actor's own body is. Four queries, however many submissions.
 * @throws NotFound for whoever is no reviewer
 */
export async function desk(actor: Actor, world: World): Promise<OnDesk[]> {
	demand(actor, 'review.list', null);
	const bodies = bodiesOf(actor).map(({ organisation }) => organisation.id);
	return world.store.read(async (transaction) => {
		const { db, tables } = transaction;
		const { submissions, assessments, rounds, submissionLevels, reviews } = tables;
		const rows = await db
			.select({
				id: submissions.id,
				number: submissions.number,
				submittedAt: submissions.submittedAt,
				row: assessments,
				round: { id: rounds.id, name: rounds.name },
				levels: submissionLevels.levels,
				review: { id: reviews.id, status: reviews.status }
			})
			.from(submissions)
			.innerJoin(assessments, eq(assessments.id, submissions.assessmentId))
			.leftJoin(rounds, eq(rounds.id, assessments.roundId))
			.leftJoin(submissionLevels, eq(submissionLevels.submissionId, submissions.id))
			.leftJoin(
				reviews,
				and(eq(reviews.submissionId, submissions.id), inArray(reviews.organisationId, bodies))
			)
			.where(and(eq(submissions.superseded, false), ne(assessments.kind, 'review')))
			.orderBy(asc(assessments.state), desc(submissions.submittedAt), asc(submissions.id));
		const seen = rows.filter(({ row }) => policy(actor, 'submission.read', row));
		const ids = seen.flatMap(({ review }) => review?.id ?? []);
		const progress = await progressOf(transaction, ids);
		const asked = await reviewersBy(transaction, ids);
		return seen.map(({ id, number, submittedAt, row, round, levels, review }) => {
			const catalogue = world.catalogues.find(
				(one) => one.id === row.catalogueId && one.version === row.catalogueVersion
			);
			const standards = catalogue?.standards.length ?? 0;
			const known = levels !== null && catalogue ? unpackLevels(levels, catalogue) : null;
			const people = review ? (asked.get(review.id) ?? []) : [];
			return {
				submissionId: id,
				number,
				submittedAt,
				head: headOf(row),
				status: row.status,
				round,
				completeness: known && {
					applicable: known.filter(({ applicable }) => applicable).length,
					rated: known.filter((one) => isKnown(one.design) && isKnown(one.implementation)).length
				},
				review: review && {
					...review,
					...(progress.get(review.id) ?? { settled: 0, split: 0 }),
					standards,
					reviewers: people.length,
					isMine: actor.kind === 'person' && people.includes(actor.id)
				}
			};
		});
	});
}

/** How many standards of each review are settled, and how many are split. */
export async function progressOf(
	{ db, tables }: Transaction,
	reviewIds: readonly string[]
): Promise<Map<string, { settled: number; split: number }>> {
	if (reviewIds.length === 0) return new Map();
	const { ratings, conclusions } = tables;
	const decided = await db
		.select({ reviewId: ratings.reviewId, standard: ratings.standardId, n: count() })
		.from(ratings)
		.where(and(inArray(ratings.reviewId, [...reviewIds]), eq(ratings.decided, true)))
		.groupBy(ratings.reviewId, ratings.standardId);
	const concluded = await db
		.select({ reviewId: conclusions.reviewId, standard: conclusions.standardId })
		.from(conclusions)
		.where(inArray(conclusions.reviewId, [...reviewIds]));
	const keyOf = (one: { reviewId: string; standard: string }) => `${one.reviewId} ${one.standard}`;
	const isConcluded = new Set(concluded.map(keyOf));
	const found = new Map(reviewIds.map((id) => [id, { settled: 0, split: 0 }]));
	for (const { reviewId } of concluded) found.get(reviewId)!.settled += 1;
	for (const one of decided) {
		if (isConcluded.has(keyOf(one))) continue;
		const ratings = Array.from({ length: Number(one.n) }, () => ({ decided: true }));
		const standing = standingOf(ratings, false);
		if (standing !== 'open') found.get(one.reviewId)![standing] += 1;
	}
	return found;
}

async function reviewersBy(
	{ db, tables: { reviewers } }: Transaction,
	reviewIds: readonly string[]
): Promise<Map<string, string[]>> {
	if (reviewIds.length === 0) return new Map();
	const rows = await db
		.select({ reviewId: reviewers.reviewId, personId: reviewers.personId })
		.from(reviewers)
		.where(inArray(reviewers.reviewId, [...reviewIds]));
	const found = new Map<string, string[]>();
	for (const { reviewId, personId } of rows)
		found.set(reviewId, [...(found.get(reviewId) ?? []), personId]);
	return found;
}
