import { and, eq, isNull } from 'drizzle-orm';
import { answerTo, NO_ANSWER } from '#lib/core/answer-to.ts';
import type { Assessment } from '#lib/core/assessment.ts';
import type { Catalogue } from '#lib/core/catalogue.ts';
import { FORMAT } from '#lib/core/codes.ts';
import { InputError } from '#lib/core/input-error.ts';
import { answerOf, type Rating } from '#lib/core/review.ts';
import type { Reply, ReviewRecord } from '#lib/core/review-record.ts';
import { SUBMISSION_FORMAT, type SubmissionDocument } from '#lib/core/submission.ts';
import { catalogueOfRow, columnsOf } from '#lib/server/access.ts';
import * as checkpoints from '#lib/server/audit/checkpoints.ts';
import { record } from '#lib/server/audit/record.ts';
import { canonicalJson } from '#lib/server/canonical-json.ts';
import { canonical, insertAnswers } from '#lib/server/db/answer-rows.ts';
import { insertAll } from '#lib/server/db/insert-all.ts';
import type { Transaction } from '#lib/server/db/store.ts';
import { hashOf, newId } from '#lib/server/ids.ts';
import { keepSubmission, lastSubmission } from '#lib/server/keep-submission.ts';
import { post } from '#lib/server/mail/outbox.ts';
import type { Actor } from '#lib/server/policy.ts';
import type { World } from '#lib/server/world.ts';
import { conclusionsOf, viewsOf, type Conclusion } from './conclusions.ts';
import { agreementOf } from './find.ts';
import { ratingsOf, type StoredRating } from './ratings.ts';
import { repliesOf } from './replies.ts';
import { documentOf, reachReview, type Reached } from './reach.ts';

export type Finalised = { saved: true; submissionId: string } | { saved: false };

/**
 * Finishes a review: the body's view of every standard becomes an assessment of kind `review`, frozen
 * as a submission with its hash, an entry of the trail and a signed checkpoint, and compared like any
 * other. Unless the review has changed since `version` was read.
 * @throws NotFound
 * @throws InputError `order` once it goes on in the review of an amendment, `unresolved` at every standard on which there is not one view yet
 */
export async function finalise(
	actor: Actor,
	world: World,
	reviewId: string,
	{ version }: { version: number }
): Promise<Finalised> {
	const { outcome, checkpoint } = await world.store.write(async (transaction) => {
		const reached = await reachReview(transaction, actor, 'review.lead', reviewId);
		if (reached.review.version !== version) return { outcome: { saved: false as const } };
		await requireLast(transaction, reviewId);
		const at = world.now().toISOString();
		const outcome = await freeze(transaction, actor, world, reached, at);
		return { outcome, checkpoint: await checkpoints.signWithin(transaction, world, at) };
	});
	if (checkpoint) await checkpoints.publish(world, checkpoint);
	return outcome;
}

async function freeze(
	transaction: Transaction,
	actor: Actor,
	world: World,
	reached: Reached,
	at: string
): Promise<Finalised> {
	const { review, row } = reached;
	const { db, tables } = transaction;
	const catalogue = catalogueOfRow(row, world.catalogues);
	// Whoever has a conflict of interest has no part in it, also when it was declared after rating.
	const barred = await barredFrom(transaction, row.state);
	const ratings = (await ratingsOf(transaction, review.id)).filter(
		({ personId }) => !barred.has(personId)
	);
	const conclusions = await conclusionsOf(transaction, review.id);
	const views = viewsOf(ratings, conclusions);
	requireAll(catalogue, views);
	const reviewed = (await documentOf(transaction, review.submissionId)).assessment;
	const [body] = await db
		.select({ name: tables.organisations.name })
		.from(tables.organisations)
		.where(eq(tables.organisations.id, review.organisationId));
	const assessment = assessmentOf(reviewed, views, body?.name ?? '');
	const assessmentId = await keepAssessment(transaction, reached, assessment, at);
	const previous = await lastSubmission(transaction, assessmentId);
	const number = (previous?.number ?? 0) + 1;
	const document: SubmissionDocument = {
		format: SUBMISSION_FORMAT,
		assessmentId,
		number,
		submittedAt: at,
		amends: previous && {
			...previous,
			// In no language: which submission is reviewed now.
			reason: `${reached.submission.number}: ${reached.submission.sha256}`
		},
		assessment,
		findings: [],
		review: recordOf(reached, {
			views,
			ratings,
			conclusions,
			replies: await repliesOf(transaction, review.id)
		})
	};
	const text = canonicalJson(document);
	const sha256 = hashOf(text);
	const submissionId = newId();
	const auditSequence = await record(transaction, actor, at, {
		organisationId: review.organisationId,
		assessmentId,
		action: 'review.finalise',
		ref: review.id,
		after: { submission: submissionId, number, sha256 }
	});
	await keepSubmission(transaction, catalogue, {
		id: submissionId,
		assessmentId,
		document,
		text,
		sha256,
		submittedBy: actor.name,
		auditSequence,
		superseded: false,
		files: []
	});
	await insertAll(
		transaction,
		tables.practices,
		[...views].flatMap(([standardId, { promising, summary }]) =>
			promising ? { submissionId, standardId, summary } : []
		)
	);
	await db
		.update(tables.reviews)
		.set({
			status: 'finalised',
			assessmentId,
			finalisedAt: at,
			finalisedBy: actor.name,
			version: review.version + 1
		})
		.where(eq(tables.reviews.id, review.id));
	await post(transaction, world, at, {
		message: 'submission',
		what: 'reviewed',
		sha256: null,
		to: { coordinatorsOf: [row.organisationId] }
	});
	return { saved: true, submissionId };
}

/** Who is recused from a State. */
async function barredFrom(
	{ db, tables: { declarations } }: Transaction,
	state: string
): Promise<ReadonlySet<string>> {
	const rows = await db
		.select({ personId: declarations.personId })
		.from(declarations)
		.where(
			and(
				eq(declarations.state, state),
				eq(declarations.conflict, true),
				isNull(declarations.liftedAt)
			)
		);
	return new Set(rows.map(({ personId }) => personId));
}

/** What was carried over to the review of an amendment is finished there. */
async function requireLast({ db, tables: { reviews } }: Transaction, reviewId: string) {
	const [next] = await db
		.select({ id: reviews.id })
		.from(reviews)
		.where(eq(reviews.previousId, reviewId))
		.limit(1);
	if (next) throw new InputError([{ place: 'status', code: 'order', got: 'superseded' }]);
}

function requireAll({ standards }: Catalogue, views: ReadonlyMap<string, Rating>): void {
	const open = standards.filter(({ id }) => !views.has(id));
	if (open.length === 0) return;
	throw new InputError(open.map(({ id }) => ({ place: `answers.${id}`, code: 'unresolved' })));
}

/** The levels as an assessment of kind `review`, of the same State, period and catalogue. */
const assessmentOf = (
	{ catalogue, state, period, answers, ...reviewed }: Assessment,
	views: ReadonlyMap<string, Rating>,
	body: string
): Assessment => ({
	format: FORMAT,
	catalogue,
	kind: 'review',
	state,
	organisation: { name: body, kind: 'reviewer' },
	period,
	answers: Object.fromEntries(
		[...views].map(([id, rating]) => [id, answerOf(rating, answerTo({ answers, ...reviewed }, id))])
	),
	evidence: [],
	actions: []
});

/** Keeps it as an assessment of the body: the one of the review before, or a new one. */
async function keepAssessment(
	transaction: Transaction,
	{ review, row }: Reached,
	{ answers, ...head }: Assessment,
	at: string
): Promise<string> {
	const { db, tables } = transaction;
	const id = review.assessmentId ?? newId();
	if (review.assessmentId) {
		await db.delete(tables.answers).where(eq(tables.answers.assessmentId, id));
		await db
			.update(tables.assessments)
			.set({ ...columnsOf(head), status: 'accepted', updatedAt: at })
			.where(eq(tables.assessments.id, id));
	} else
		await db.insert(tables.assessments).values({
			id,
			...columnsOf(head),
			organisationId: review.organisationId,
			roundId: row.roundId,
			status: 'accepted',
			version: 1,
			createdAt: at,
			updatedAt: at
		});
	await insertAnswers(
		transaction,
		Object.entries(answers).map(([standardId, answer]) => ({
			assessmentId: id,
			standardId,
			answer: canonical(answer ?? NO_ANSWER),
			version: 1
		}))
	);
	return id;
}

type Found = {
	views: ReadonlyMap<string, Rating>;
	ratings: readonly StoredRating[];
	conclusions: readonly Conclusion[];
	replies: ReadonlyMap<string, Reply[]>;
};

function recordOf(
	{ review, row, submission }: Reached,
	{ views, ratings, conclusions, replies }: Found
): ReviewRecord {
	const decided = ratings.filter((rating) => rating.decided);
	const standards = [...views].map(([id, rating]) => {
		const { finding, designReason, implementationReason, recommendation } = rating;
		const { priority, promising, summary, verdicts } = rating;
		const consensus = conclusions.find(({ standard }) => standard === id)?.reason ?? '';
		const own = {
			...{ finding, designReason, implementationReason, recommendation },
			...{ priority, promising, summary, verdicts, consensus },
			raters: decided.filter(({ standard }) => standard === id).length,
			replies: replies.get(id) ?? []
		};
		return [id, own] as const;
	});
	return {
		reviewed: { assessmentId: row.id, number: submission.number, sha256: submission.sha256 },
		blind: review.blind,
		agreement: agreementOf(ratings),
		standards: Object.fromEntries(standards)
	};
}
