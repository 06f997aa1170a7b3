import { and, desc, eq, inArray } from 'drizzle-orm';
import { reach } from './access.ts';
import type { AuditAction } from './audit/actions.ts';
import { policy, type Actor } from './policy.ts';
import type { World } from './world.ts';

export type HistoryEntry = {
	/** ISO 8601, UTC. */
	at: string;
	/** The name that the actor had then. */
	actor: string;
	action: AuditAction;
	/** The standard whose answer changed, if it was one. */
	standard: string | null;
	/** What else changed, for example the evidence item. */
	ref: string | null;
	before: unknown;
	after: unknown;
};

export const HISTORY_LIMIT = 200;

/**
 * What happened to an assessment, or to one of its answers, the newest first, at most `limit`.
 * Who may read the assessment but not its history gets an empty list.
 * @param actions only these; without, all
 * @throws NotFound
 */
export function list(
	actor: Actor,
	world: World,
	assessmentId: string,
	standardId?: string,
	limit = HISTORY_LIMIT,
	actions?: readonly AuditAction[]
): Promise<HistoryEntry[]> {
	return world.store.read(async (transaction) => {
		const row = await reach(transaction, actor, 'assessment.read', assessmentId);
		if (!policy(actor, 'history.read', row)) return [];
		const { audit, auditDetails } = transaction.tables;
		const rows = await transaction.db
			.select({ entry: audit, details: auditDetails })
			.from(audit)
			.innerJoin(auditDetails, eq(auditDetails.sequence, audit.sequence))
			.where(
				and(
					eq(audit.assessmentId, assessmentId),
					// Reviewers work on it too, in a trail of their own.
					eq(audit.organisationId, row.organisationId),
					standardId === undefined ? undefined : eq(audit.standardId, standardId),
					actions && inArray(audit.action, [...actions])
				)
			)
			.orderBy(desc(audit.sequence))
			.limit(limit);
		return rows.map(({ entry, details }) => ({
			at: entry.at,
			actor: details.who,
			action: entry.action,
			standard: entry.standardId,
			ref: entry.ref,
			before: details.before,
			after: details.after
		}));
	});
}
