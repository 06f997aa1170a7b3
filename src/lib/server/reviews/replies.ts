import { and, asc, eq } from 'drizzle-orm';
import type { Reply } from '#lib/core/review-record.ts';
import type { Transaction } from '#lib/server/db/store.ts';

/**
 * What the State replied to draft findings, by standard, in the order in which it was said, each with
 * the words of the reviewers that stood before it.
 */
export async function repliesOf(
	{ db, tables }: Transaction,
	reviewId: string
): Promise<Map<string, Reply[]>> {
	const { clarifications, clarificationMessages: messages } = tables;
	const rows = await db
		.select({
			thread: clarifications.id,
			standard: clarifications.standardId,
			side: messages.side,
			who: messages.who,
			body: messages.body,
			at: messages.at
		})
		.from(messages)
		.innerJoin(clarifications, eq(clarifications.id, messages.clarificationId))
		.where(and(eq(clarifications.reviewId, reviewId), eq(clarifications.kind, 'finding')))
		.orderBy(asc(clarifications.at), asc(clarifications.id), asc(messages.position));
	const found = new Map<string, Reply[]>();
	const findings = new Map<string, string>();
	for (const { thread, standard, side, who, body, at } of rows)
		if (side === 'reviewers') findings.set(thread, body);
		else
			found.set(standard, [
				...(found.get(standard) ?? []),
				{ at, who, finding: findings.get(thread) ?? '', body }
			]);
	return found;
}
