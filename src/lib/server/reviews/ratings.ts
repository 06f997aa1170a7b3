import { and, asc, eq } from 'drizzle-orm';
import { answerTo } from '#lib/core/answer-to.ts';
import type { Answer } from '#lib/core/assessment.ts';
import { InputError, quote, type Fault } from '#lib/core/input-error.ts';
import { decisionFaults, Rating } from '#lib/core/review.ts';
import { catalogueOfRow, demand } from '#lib/server/access.ts';
import type { Saved } from '#lib/server/assessments.ts';
import { record } from '#lib/server/audit/record.ts';
import { checked } from '#lib/server/checked.ts';
import type { Transaction } from '#lib/server/db/store.ts';
import { NotFound } from '#lib/server/errors.ts';
import { policy, type Actor } from '#lib/server/policy.ts';
import type { World } from '#lib/server/world.ts';
import { documentOf, findReview, objectOf, type Reached } from './reach.ts';
import { isAsked, isFree, reviewersOf, type Reviewer } from './reviewers.ts';

/** What somebody thinks of a standard. */
export type StoredRating = {
	standard: string;
	personId: string;
	who: string;
	body: Rating;
	decided: boolean;
	version: number;
	at: string;
};

/** Whether the actor may rate that standard now. */
export function mayRate(
	actor: Actor,
	reached: Reached,
	reviewers: readonly Reviewer[],
	standard: string
): boolean {
	const own = actor.kind === 'person' && reviewers.find(({ personId }) => personId === actor.id);
	const isAssigned = own ? isAsked(own, standard) : false;
	return policy(actor, 'review.rate', {
		...objectOf(reached),
		isAssigned,
		isFree: own ? isFree(own) : false
	});
}

/**
 * Keeps the actor's view of a standard: as a draft that may lack anything, or as a decision, unless
 * it has changed since `version` was read. A decision that is saved as a draft is one no longer.
 * @throws NotFound when the actor is not asked, or has not declared to be free
 * @throws InputError at the fields; of a decision also for what it lacks
 */
export async function rate(
	actor: Actor,
	world: World,
	reviewId: string,
	standard: string,
	input: unknown,
	{ decided, version }: { decided: boolean; version: number }
): Promise<Saved<StoredRating | null>> {
	const body = checked(Rating, input);
	if (actor.kind !== 'person') throw new NotFound();
	return world.store.write(async (transaction) => {
		const reached = await findReview(transaction, reviewId);
		const at = world.now().toISOString();
		const reviewers = await reviewersOf(transaction, reviewId, at.slice(0, 10));
		const own = reviewers.find(({ personId }) => personId === actor.id);
		demand(actor, 'review.rate', {
			...objectOf(reached),
			isAssigned: own ? isAsked(own, standard) : false,
			isFree: own ? isFree(own) : false
		});
		requireStandard(world, reached, standard);
		const [known] = await ratingsOf(transaction, reviewId, { standard, personId: actor.id });
		if ((known?.version ?? 0) !== version)
			return { saved: false, current: known ?? null, version: known?.version ?? 0 };
		const { assessment } = await documentOf(transaction, reached.review.submissionId);
		const answer = answerTo(assessment, standard);
		const faults = [
			...verdictFaults(body, answer),
			...(decided ? decisionFaults(body, answer) : [])
		];
		if (faults.length) throw new InputError(faults);
		const { db, tables } = transaction;
		const row = {
			reviewId,
			standardId: standard,
			personId: actor.id,
			who: actor.name,
			body,
			decided,
			version: version + 1,
			at
		};
		await db
			.insert(tables.ratings)
			.values(row)
			.onConflictDoUpdate({
				target: [tables.ratings.reviewId, tables.ratings.standardId, tables.ratings.personId],
				set: row
			});
		await record(transaction, actor, at, {
			organisationId: reached.review.organisationId,
			assessmentId: reached.row.id,
			standard,
			action: 'review.rate',
			ref: reviewId,
			before: known ? { body: known.body, decided: known.decided } : null,
			after: { body, decided }
		});
		return { saved: true, version: version + 1 };
	});
}

/** @throws NotFound for a standard that the catalogue does not have */
export function requireStandard(world: World, { row }: Reached, standard: string): void {
	const { standards } = catalogueOfRow(row, world.catalogues);
	if (!standards.some(({ id }) => id === standard)) throw new NotFound();
}

/** Verdicts are on what the answer cites. */
export const verdictFaults = ({ verdicts }: Rating, answer: Answer): Fault[] =>
	Object.keys(verdicts)
		.filter((ref) => !answer.evidence.includes(ref))
		.map((ref) => ({ place: `verdicts.${ref}`, code: 'unknown-evidence', got: quote(ref) }));

/** Ratings of a review, of all or one standard and person, by standard and name. */
export async function ratingsOf(
	{ db, tables: { ratings } }: Transaction,
	reviewId: string,
	{ standard, personId }: { standard?: string; personId?: string } = {}
): Promise<StoredRating[]> {
	const rows = await db
		.select()
		.from(ratings)
		.where(
			and(
				eq(ratings.reviewId, reviewId),
				standard === undefined ? undefined : eq(ratings.standardId, standard),
				personId === undefined ? undefined : eq(ratings.personId, personId)
			)
		)
		.orderBy(asc(ratings.standardId), asc(ratings.who), asc(ratings.personId));
	return rows.map(({ standardId, personId, who, body, decided, version, at }) => ({
		standard: standardId,
		personId,
		who,
		body: Rating.parse(body),
		decided,
		version,
		at
	}));
}

/** Also of whoever is asked no longer. */
export const isBy = (actor: Actor, { personId }: StoredRating): boolean =>
	actor.kind === 'person' && personId === actor.id;

/**
 * The views of others that somebody may see: all, or where reviewers rate blind and one is asked
 * oneself, only the decided ones, and only once one's own is decided.
 */
export function visibleTo(
	actor: Actor,
	blind: boolean,
	isAskedToRate: boolean,
	ratings: readonly StoredRating[]
): StoredRating[] {
	const others = ratings.filter((rating) => !isBy(actor, rating) && rating.decided);
	if (!blind || !isAskedToRate) return others;
	return ratings.some((rating) => isBy(actor, rating) && rating.decided) ? others : [];
}
