import { eq } from 'drizzle-orm';
import type { Status } from '#lib/core/codes.ts';
import { InputError } from '#lib/core/input-error.ts';
import { needsReason, nextStatus, type Move } from '#lib/core/lifecycle.ts';
import { reach } from './access.ts';
import type { Saved } from './assessments.ts';
import { record } from './audit/record.ts';
import type { Transaction } from './db/store.ts';
import type { Actor } from './policy.ts';
import { checkedReason } from './reason.ts';
import type { World } from './world.ts';

/** The moves that change nothing but the status. */
export type PlainMove = Exclude<Move, 'submit' | 'send-back' | 'accept'>;

/**
 * Takes an assessment one step on or back, unless it has changed since `version` was read.
 * @throws NotFound
 * @throws InputError `order` when its status allows no such step, `reason-missing`
 */
export function move(
	actor: Actor,
	world: World,
	id: string,
	step: PlainMove,
	{ reason = '', version }: { reason?: string; version: number }
): Promise<Saved<Status>> {
	return world.store.write(async (transaction) => {
		const { db, tables } = transaction;
		const row = await reach(transaction, actor, 'assessment.move', id);
		if (row.version !== version) return { saved: false, current: row.status, version: row.version };
		const status = nextStatus(step, row.status);
		if (!status || (await isConcluded(transaction, id)))
			throw new InputError([{ place: 'status', code: 'order', got: row.status }]);
		const why = needsReason(step) ? checkedReason(reason) : '';
		const at = world.now().toISOString();
		await db
			.update(tables.assessments)
			.set({ status, version: version + 1, updatedAt: at })
			.where(eq(tables.assessments.id, id));
		await record(transaction, actor, at, {
			organisationId: row.organisationId,
			assessmentId: id,
			action: 'assessment.move',
			before: { status: row.status },
			after: { status, ...(why && { reason: why }) }
		});
		return { saved: true, version: version + 1 };
	});
}

/** What the review of a submission has concluded goes on only with the review of an amendment. */
async function isConcluded({ db, tables: { reviews } }: Transaction, id: string): Promise<boolean> {
	const [review] = await db
		.select({ id: reviews.id })
		.from(reviews)
		.where(eq(reviews.assessmentId, id))
		.limit(1);
	return review !== undefined;
}
