import { and, eq } from 'drizzle-orm';
import { answerTo } from '#lib/core/answer-to.ts';
import type { Answer, Evidence } from '#lib/core/assessment.ts';
import type { Catalogue } from '#lib/core/catalogue.ts';
import {
	raterAgreement,
	standingOf,
	type RaterAgreement,
	type Standing
} from '#lib/core/review.ts';
import type { SubmissionDocument } from '#lib/core/submission.ts';
import { catalogueOfRow } from '#lib/server/access.ts';
import { noteRead } from '#lib/server/audit/reads.ts';
import { policy, type Actor } from '#lib/server/policy.ts';
import type { World } from '#lib/server/world.ts';
import { conclusionsOf, type Conclusion } from './conclusions.ts';
import {
	isBy,
	mayRate,
	ratingsOf,
	requireStandard,
	visibleTo,
	type StoredRating
} from './ratings.ts';
import { documentOf, objectOf, reachReview, type Reached } from './reach.ts';
import { isAsked, isFree, reviewersOf, type Reviewer } from './reviewers.ts';

/** A review with all that its own page shows. */
export type FoundReview = Reached & {
	catalogue: Catalogue;
	document: SubmissionDocument;
	reviewers: Reviewer[];
	/** The actor among them. */
	own: Reviewer | null;
	/** Whether the actor leads it. */
	leads: boolean;
	/** How the body stands with each standard, and whether the actor has decided. */
	standings: Record<string, { standing: Standing; mine: 'open' | 'draft' | 'decided' | null }>;
	/** Of those who have decided; `null` while views are hidden from the actor. */
	agreement: { design: RaterAgreement; implementation: RaterAgreement } | null;
};

/** @throws NotFound */
export const find = (actor: Actor, world: World, id: string): Promise<FoundReview> =>
	world.store.read(async (transaction) => {
		const reached = await reachReview(transaction, actor, 'review.read', id);
		const { review, row } = reached;
		const catalogue = catalogueOfRow(row, world.catalogues);
		const today = world.now().toISOString().slice(0, 10);
		const reviewers = await reviewersOf(transaction, id, today);
		const ratings = await ratingsOf(transaction, id);
		const conclusions = new Set(
			(await conclusionsOf(transaction, id)).map(({ standard }) => standard)
		);
		const own = ownOf(actor, reviewers);
		const byStandard = Map.groupBy(ratings, ({ standard }) => standard);
		const standings = Object.fromEntries(
			catalogue.standards.map(({ id: standard }) => {
				const all = byStandard.get(standard) ?? [];
				const mine = all.find(({ personId }) => personId === own?.personId);
				const asked = own !== null && isAsked(own, standard);
				return [
					standard,
					{
						standing: standingOf(all, conclusions.has(standard)),
						mine: mine ? (mine.decided ? 'decided' : 'draft') : asked ? 'open' : null
					} as const
				];
			})
		);
		const hidden =
			review.blind &&
			review.status === 'open' &&
			Object.values(standings).some(({ mine }) => mine === 'open' || mine === 'draft');
		return {
			...reached,
			catalogue,
			document: await documentOf(transaction, review.submissionId),
			reviewers,
			own,
			leads: policy(actor, 'review.lead', objectOf(reached)),
			standings,
			agreement: hidden ? null : agreementOf(ratings)
		};
	});

/** How those who have decided agree. */
export function agreementOf(ratings: readonly StoredRating[]) {
	const decided = ratings.filter((rating) => rating.decided);
	const byPerson = [...Map.groupBy(decided, ({ personId }) => personId).values()].map(
		(own) => new Map(own.map(({ standard, body }) => [standard, body]))
	);
	return {
		design: raterAgreement(byPerson, 'design'),
		implementation: raterAgreement(byPerson, 'implementation')
	};
}

const ownOf = (actor: Actor, reviewers: readonly Reviewer[]): Reviewer | null =>
	(actor.kind === 'person' && reviewers.find(({ personId }) => personId === actor.id)) || null;

/** One standard of a review: what the State said, and what reviewers think of it. */
export type ReviewedStandard = Reached & {
	catalogue: Catalogue;
	answer: Answer;
	/** What the answer cites, and whether its file can be opened here. */
	evidence: { item: Evidence; isHeld: boolean }[];
	mine: StoredRating | null;
	others: StoredRating[];
	/** How many views there are that the actor may not see yet. */
	hidden: number;
	conclusion: Conclusion | null;
	mayRate: boolean;
	mustDeclare: boolean;
	leads: boolean;
};

/** @throws NotFound */
export async function findStandard(
	actor: Actor,
	world: World,
	id: string,
	standard: string
): Promise<ReviewedStandard> {
	const found = await world.store.read(async (transaction) => {
		const reached = await reachReview(transaction, actor, 'review.read', id);
		requireStandard(world, reached, standard);
		const { db, tables } = transaction;
		const { submissionId, blind, status } = reached.review;
		const today = world.now().toISOString().slice(0, 10);
		const reviewers = await reviewersOf(transaction, id, today);
		const own = ownOf(actor, reviewers);
		const asked = own !== null && isAsked(own, standard) && status === 'open';
		const ratings = await ratingsOf(transaction, id, { standard });
		const [conclusion] = await conclusionsOf(transaction, id, standard);
		const { assessment } = await documentOf(transaction, submissionId);
		const answer = answerTo(assessment, standard);
		const held = await db
			.select({ ref: tables.submissionFiles.ref })
			.from(tables.submissionFiles)
			.where(and(eq(tables.submissionFiles.submissionId, submissionId)));
		const refs = new Set(held.map(({ ref }) => ref));
		const others = visibleTo(actor, blind, asked, ratings);
		const leads = policy(actor, 'review.lead', objectOf(reached));
		const mine = ratings.find((one) => isBy(actor, one)) ?? null;
		const decided = ratings.filter((one) => one.decided && one !== mine);
		return {
			...reached,
			catalogue: catalogueOfRow(reached.row, world.catalogues),
			answer,
			evidence: assessment.evidence
				.filter((item) => answer.evidence.includes(item.id))
				.map((item) => ({
					item,
					isHeld: item.kind === 'file' && item.access !== 'internal' && refs.has(item.id)
				})),
			mine,
			others,
			hidden: decided.length - others.length,
			conclusion: others.length === decided.length ? (conclusion ?? null) : null,
			mayRate: mayRate(actor, reached, reviewers, standard),
			mustDeclare: asked && !isFree(own),
			leads
		};
	});
	noteRead(actor, world, {
		action: 'review.read',
		organisationId: found.review.organisationId,
		assessmentId: found.row.id,
		standard,
		ref: id
	});
	return found;
}
