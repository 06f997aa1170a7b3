import { and, eq } from 'drizzle-orm';
import { answerTo } from '#lib/core/answer-to.ts';
import { InputError } from '#lib/core/input-error.ts';
import { decisionFaults, Rating } from '#lib/core/review.ts';
import type { Saved } from '#lib/server/assessments.ts';
import { record } from '#lib/server/audit/record.ts';
import { checked } from '#lib/server/checked.ts';
import type { Transaction } from '#lib/server/db/store.ts';
import type { Actor } from '#lib/server/policy.ts';
import { checkedReason } from '#lib/server/reason.ts';
import type { World } from '#lib/server/world.ts';
import { ratingsOf, requireStandard, verdictFaults, type StoredRating } from './ratings.ts';
import { documentOf, reachReview } from './reach.ts';

/** The one view of a body on a standard that several have rated. */
export type Conclusion = {
	standard: string;
	body: Rating;
	/** How it came from the ratings. */
	reason: string;
	by: string;
	at: string;
	version: number;
};

/** Conclusions of a review, of all standards or one. */
export async function conclusionsOf(
	{ db, tables: { conclusions } }: Transaction,
	reviewId: string,
	standard?: string
): Promise<Conclusion[]> {
	const rows = await db
		.select()
		.from(conclusions)
		.where(
			and(
				eq(conclusions.reviewId, reviewId),
				standard === undefined ? undefined : eq(conclusions.standardId, standard)
			)
		);
	return rows.map(({ standardId, body, reason, by, at, version }) => ({
		standard: standardId,
		body: Rating.parse(body),
		reason,
		by,
		at,
		version
	}));
}

/**
 * Agrees on one view of a standard, with the reason how it came from those of the reviewers, which
 * stay. Unless it has changed since `version` was read.
 * @throws NotFound
 * @throws InputError `order` while nobody has decided on the standard, `reason-missing`, and for what
 * the view lacks
 */
export async function conclude(
	actor: Actor,
	world: World,
	reviewId: string,
	standard: string,
	input: unknown,
	{ reason, version }: { reason: string; version: number }
): Promise<Saved<Conclusion | null>> {
	const body = checked(Rating, input);
	return world.store.write(async (transaction) => {
		const reached = await reachReview(transaction, actor, 'review.lead', reviewId);
		requireStandard(world, reached, standard);
		const [known] = await conclusionsOf(transaction, reviewId, standard);
		if ((known?.version ?? 0) !== version)
			return { saved: false, current: known ?? null, version: known?.version ?? 0 };
		const ratings = await ratingsOf(transaction, reviewId, { standard });
		if (!ratings.some(({ decided }) => decided))
			throw new InputError([{ place: 'status', code: 'order', got: 'open' }]);
		const { assessment } = await documentOf(transaction, reached.review.submissionId);
		const answer = answerTo(assessment, standard);
		const faults = [...verdictFaults(body, answer), ...decisionFaults(body, answer)];
		if (faults.length) throw new InputError(faults);
		const why = checkedReason(reason);
		const at = world.now().toISOString();
		const { db, tables } = transaction;
		const row = {
			reviewId,
			standardId: standard,
			body,
			reason: why,
			version: version + 1,
			at,
			by: actor.name
		};
		await db
			.insert(tables.conclusions)
			.values(row)
			.onConflictDoUpdate({
				target: [tables.conclusions.reviewId, tables.conclusions.standardId],
				set: row
			});
		await record(transaction, actor, at, {
			organisationId: reached.review.organisationId,
			assessmentId: reached.row.id,
			standard,
			action: 'review.conclude',
			ref: reviewId,
			before: known ? { body: known.body, reason: known.reason } : null,
			after: { body, reason: why }
		});
		return { saved: true, version: version + 1 };
	});
}

/** The view of the body on each standard: what was concluded, or the only decision that there is. */
export function viewsOf(
	ratings: readonly StoredRating[],
	conclusions: readonly Conclusion[]
): Map<string, Rating> {
	const views = new Map<string, Rating>();
	const decided = Map.groupBy(
		ratings.filter((rating) => rating.decided),
		({ standard }) => standard
	);
	for (const [standard, [only, ...others]] of decided)
		if (only && others.length === 0) views.set(standard, only.body);
	for (const { standard, body } of conclusions) views.set(standard, body);
	return views;
}
