import { and, desc, eq } from 'drizzle-orm';
import { reach } from './access.ts';
import type { Transaction } from './db/store.ts';
import type { Actor } from './policy.ts';
import type { World } from './world.ts';

/** What can have happened; the words for each are in `text/`. */
export const HISTORY_ACTIONS = [
	'assessment.create',
	'assessment.import',
	'assessment.update',
	'assessment.remove',
	'answer.save',
	'evidence.add',
	'evidence.update',
	'evidence.attach',
	'evidence.remove'
] as const;
export type HistoryAction = (typeof HISTORY_ACTIONS)[number];

export type HistoryEntry = {
	/** ISO 8601, UTC. */
	at: string;
	/** The name that the actor had then. */
	actor: string;
	action: HistoryAction;
	/** The standard whose answer changed, if it was one. */
	standard: string | null;
	/** The evidence item that changed, if it was one. */
	evidence: string | null;
	before: unknown;
	after: unknown;
};

export const HISTORY_LIMIT = 200;

/**
 * What happened to an assessment, or to one of its answers, the newest first, at most `limit`.
 * @throws NotFound
 */
export function list(
	actor: Actor,
	world: World,
	assessmentId: string,
	standardId?: string,
	limit = HISTORY_LIMIT
): Promise<HistoryEntry[]> {
	return world.store.read(async (transaction) => {
		await reach(transaction, actor, 'history.read', assessmentId);
		const { history } = transaction.tables;
		const rows = await transaction.db
			.select()
			.from(history)
			.where(
				and(
					eq(history.assessmentId, assessmentId),
					standardId === undefined ? undefined : eq(history.standardId, standardId)
				)
			)
			.orderBy(desc(history.sequence))
			.limit(limit);
		return rows.map(({ at, who, what, standardId, ref, before, after }) => ({
			at,
			actor: who,
			action: what,
			standard: standardId,
			evidence: ref,
			before,
			after
		}));
	});
}

/** Writes one entry, in the transaction of the change itself. */
export async function record(
	{ db, tables: { history } }: Transaction,
	actor: Actor,
	at: string,
	entry: {
		assessmentId: string;
		action: HistoryAction;
		standard?: string;
		evidence?: string;
		before?: unknown;
		after?: unknown;
	}
): Promise<void> {
	await db.insert(history).values({
		assessmentId: entry.assessmentId,
		at,
		who: actor.name,
		what: entry.action,
		standardId: entry.standard ?? null,
		ref: entry.evidence ?? null,
		before: entry.before ?? null,
		after: entry.after ?? null
	});
}
