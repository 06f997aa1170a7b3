import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import { filled } from '#lib/core/fields.ts';
import { LIMITS } from '#lib/core/limits.ts';
import { demand } from '#lib/server/access.ts';
import { record } from '#lib/server/audit/record.ts';
import { checked } from '#lib/server/checked.ts';
import { NotFound } from '#lib/server/errors.ts';
import { newId } from '#lib/server/ids.ts';
import type { Actor } from '#lib/server/policy.ts';
import { checkedReason } from '#lib/server/reason.ts';
import type { World } from '#lib/server/world.ts';
import { findReview, objectOf, reachReview } from './reach.ts';
import { reviewersOf } from './reviewers.ts';

const Declaring = z.strictObject({
	conflict: z.boolean('boolean'),
	statement: filled(LIMITS.reason)
});
export type Declaring = z.input<typeof Declaring>;

/**
 * Says whether one is free to review. Whoever has a conflict sees nothing of that State any more,
 * until a coordinator lifts it.
 * @throws NotFound when the actor is not asked to review
 * @throws InputError at `statement`
 */
export async function declare(
	actor: Actor,
	world: World,
	reviewId: string,
	input: Declaring
): Promise<void> {
	const { conflict, statement } = checked(Declaring, input);
	if (actor.kind !== 'person') throw new NotFound();
	const personId = actor.id;
	await world.store.write(async (transaction) => {
		const reached = await findReview(transaction, reviewId);
		const { review, row } = reached;
		demand(actor, 'review.declare', { ...objectOf(reached), personId });
		const at = world.now().toISOString();
		const asked = await reviewersOf(transaction, reviewId, at.slice(0, 10));
		if (!asked.some((one) => one.personId === personId)) throw new NotFound();
		const { db, tables } = transaction;
		const id = newId();
		await db
			.insert(tables.declarations)
			.values({ id, reviewId, personId, state: row.state, conflict, statement, at });
		await record(transaction, actor, at, {
			organisationId: review.organisationId,
			assessmentId: row.id,
			action: 'review.declare',
			ref: id,
			after: { conflict }
		});
	});
}

/**
 * Lifts a recusal, with a reason.
 * @throws NotFound
 * @throws InputError at `reason`
 */
export async function lift(
	actor: Actor,
	world: World,
	reviewId: string,
	declarationId: string,
	reason: string
): Promise<void> {
	await world.store.write(async (transaction) => {
		const { review, row } = await reachReview(transaction, actor, 'review.lead', reviewId);
		const { db, tables } = transaction;
		const { declarations } = tables;
		const own = and(eq(declarations.id, declarationId), eq(declarations.reviewId, reviewId));
		const [found] = await db.select().from(declarations).where(own);
		if (!found?.conflict || found.liftedAt) throw new NotFound();
		const { organisationId } = review;
		demand(actor, 'review.lift', { organisationId, personId: found.personId });
		const why = checkedReason(reason);
		const at = world.now().toISOString();
		await db
			.update(declarations)
			.set({ liftedAt: at, liftedBy: actor.name, liftedReason: why })
			.where(own);
		await record(transaction, actor, at, {
			organisationId,
			assessmentId: row.id,
			action: 'review.lift',
			ref: declarationId,
			after: { reason: why }
		});
	});
}
