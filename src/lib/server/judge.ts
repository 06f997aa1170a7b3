import { eq } from 'drizzle-orm';
import type { Status } from '#lib/core/codes.ts';
import { InputError } from '#lib/core/input-error.ts';
import { needsReason, nextStatus } from '#lib/core/lifecycle.ts';
import type { Saved } from './assessments.ts';
import { record } from './audit/record.ts';
import { post } from './mail/outbox.ts';
import type { Actor } from './policy.ts';
import { checkedReason } from './reason.ts';
import { reachSubmission } from './submissions.ts';
import type { World } from './world.ts';

/** In whose name somebody judges: States are told the body, and the trail who it was. */
const reviewingBody = (actor: Actor): string =>
	(actor.kind === 'person' &&
		actor.memberships.find(({ organisation }) => organisation.kind === 'reviewer')?.organisation
			.name) ||
	actor.name;

/**
 * Returns a submission with a reason, or accepts it, unless its assessment has changed since
 * `version` was read. Only the last submission of an assessment can be judged, once.
 * @throws NotFound
 * @throws InputError `order` for a superseded one, `reason-missing`
 */
export function judge(
	actor: Actor,
	world: World,
	id: string,
	verdict: 'send-back' | 'accept',
	{ reason = '', version }: { reason?: string; version: number }
): Promise<Saved<Status>> {
	return world.store.write(async (transaction) => {
		const { db, tables } = transaction;
		const { summary, row } = await reachSubmission(transaction, actor, 'submission.judge', id);
		if (row.version !== version) return { saved: false, current: row.status, version: row.version };
		const status = nextStatus(verdict, row.status);
		if (!status || summary.superseded)
			throw new InputError([{ place: 'status', code: 'order', got: row.status }]);
		const why = needsReason(verdict) ? checkedReason(reason) : null;
		const outcome = verdict === 'send-back' ? 'returned' : 'accepted';
		const at = world.now().toISOString();
		await db
			.update(tables.submissions)
			.set({
				outcome,
				outcomeReason: why,
				outcomeAt: at,
				outcomeBy: reviewingBody(actor)
			})
			.where(eq(tables.submissions.id, id));
		await db
			.update(tables.assessments)
			.set({ status, version: version + 1, updatedAt: at })
			.where(eq(tables.assessments.id, row.id));
		await record(transaction, actor, at, {
			organisationId: row.organisationId,
			assessmentId: row.id,
			action: verdict === 'send-back' ? 'submission.return' : 'submission.accept',
			ref: id,
			before: { status: row.status },
			after: { status, ...(why && { reason: why }) }
		});
		await post(transaction, world, at, {
			message: 'submission',
			what: outcome,
			sha256: summary.sha256,
			to: { coordinatorsOf: [row.organisationId] }
		});
		return { saved: true, version: version + 1 };
	});
}
