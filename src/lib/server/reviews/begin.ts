import { and, desc, eq, lt } from 'drizzle-orm';
import { answerTo } from '#lib/core/answer-to.ts';
import type { Assessment } from '#lib/core/assessment.ts';
import { InputError } from '#lib/core/input-error.ts';
import { demand } from '#lib/server/access.ts';
import { record } from '#lib/server/audit/record.ts';
import { canonicalJson } from '#lib/server/canonical-json.ts';
import { insertAll } from '#lib/server/db/insert-all.ts';
import type { Transaction } from '#lib/server/db/store.ts';
import { NotFound } from '#lib/server/errors.ts';
import { newId } from '#lib/server/ids.ts';
import type { Actor } from '#lib/server/policy.ts';
import { reachSubmission } from '#lib/server/submissions.ts';
import type { World } from '#lib/server/world.ts';
import { bodiesOf, documentOf, type ReviewRow } from './reach.ts';

/**
 * Begins the review of a submission by the actor's body, or gives the one that it has begun. The
 * review of an amendment goes on where that of the submission before it stands: the same reviewers,
 * and their views of standards that have not changed; where the State has changed its answer, each
 * decides again.
 * @param blind whether reviewers see the views of others only once they have their own
 * @returns the id of the review
 * @throws NotFound
 * @throws InputError `order` for a superseded submission
 */
export const begin = (
	actor: Actor,
	world: World,
	submissionId: string,
	{ blind }: { blind: boolean }
): Promise<string> =>
	world.store.write(async (transaction) => {
		const { db, tables } = transaction;
		const { summary, row, text } = await reachSubmission(
			transaction,
			actor,
			'submission.read',
			submissionId
		);
		const body = bodiesOf(actor).find(({ role }) => role === 'coordinator')?.organisation.id ?? '';
		demand(actor, 'review.lead', { organisationId: body, state: row.state, status: 'open' });
		if (row.kind === 'review') throw new NotFound();
		const [known] = await db
			.select({ id: tables.reviews.id })
			.from(tables.reviews)
			.where(
				and(eq(tables.reviews.submissionId, submissionId), eq(tables.reviews.organisationId, body))
			);
		if (known) return known.id;
		if (summary.superseded)
			throw new InputError([{ place: 'status', code: 'order', got: 'superseded' }]);
		const previous = await earlier(transaction, body, row.id, summary.number);
		const id = newId();
		const at = world.now().toISOString();
		await db.insert(tables.reviews).values({
			id,
			submissionId,
			organisationId: body,
			previousId: previous?.id ?? null,
			blind,
			status: 'open',
			assessmentId: previous?.assessmentId ?? null,
			version: 1,
			createdAt: at,
			createdBy: actor.name
		});
		if (previous) {
			const before = (await documentOf(transaction, previous.submissionId)).assessment;
			const { assessment } = JSON.parse(text) as { assessment: Assessment };
			await carryOver(transaction, previous.id, id, sameIn(before, assessment));
		}
		await record(transaction, actor, at, {
			organisationId: body,
			assessmentId: row.id,
			action: 'review.begin',
			ref: id,
			after: { submission: summary.number, blind, from: previous?.id ?? null }
		});
		return id;
	});

/** The body's review of an earlier submission of the same assessment, the last of them. */
async function earlier(
	{ db, tables: { reviews, submissions } }: Transaction,
	body: string,
	assessmentId: string,
	number: number
): Promise<ReviewRow | undefined> {
	const [found] = await db
		.select({ review: reviews })
		.from(reviews)
		.innerJoin(submissions, eq(submissions.id, reviews.submissionId))
		.where(
			and(
				eq(reviews.organisationId, body),
				eq(submissions.assessmentId, assessmentId),
				lt(submissions.number, number)
			)
		)
		.orderBy(desc(submissions.number))
		.limit(1);
	return found?.review;
}

/** Whether the State says the same of a standard in both, with the same evidence. */
function sameIn(before: Assessment, after: Assessment): (standard: string) => boolean {
	const saidOf = (assessment: Assessment, standard: string): string => {
		const answer = answerTo(assessment, standard);
		const cited = assessment.evidence.filter(({ id }) => answer.evidence.includes(id));
		return canonicalJson({ answer, cited });
	};
	return (standard) => saidOf(before, standard) === saidOf(after, standard);
}

async function carryOver(
	transaction: Transaction,
	from: string,
	to: string,
	isSame: (standard: string) => boolean
): Promise<void> {
	const { db, tables } = transaction;
	const reviewers = await db
		.select()
		.from(tables.reviewers)
		.where(eq(tables.reviewers.reviewId, from));
	await insertAll(
		transaction,
		tables.reviewers,
		reviewers.map((row) => ({ ...row, reviewId: to, version: 1 }))
	);
	const declarations = await db
		.select()
		.from(tables.declarations)
		.where(eq(tables.declarations.reviewId, from));
	await insertAll(
		transaction,
		tables.declarations,
		declarations
			.filter(({ conflict }) => !conflict)
			.map((row) => ({ ...row, id: newId(), reviewId: to }))
	);
	const ratings = await db.select().from(tables.ratings).where(eq(tables.ratings.reviewId, from));
	await insertAll(
		transaction,
		tables.ratings,
		ratings.map((row) => ({
			...row,
			reviewId: to,
			decided: row.decided && isSame(row.standardId),
			version: 1
		}))
	);
	const conclusions = await db
		.select()
		.from(tables.conclusions)
		.where(eq(tables.conclusions.reviewId, from));
	await insertAll(
		transaction,
		tables.conclusions,
		conclusions
			.filter(({ standardId }) => isSame(standardId))
			.map((row) => ({ ...row, reviewId: to, version: 1 }))
	);
}
