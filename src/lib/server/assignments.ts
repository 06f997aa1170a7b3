import { eq } from 'drizzle-orm';
import type { Assignment } from '#lib/core/submission-checks.ts';
import type { Transaction } from './db/store.ts';

/** What the checks before submitting know of the work of institutions. */
export async function forChecks(
	{ db, tables: { assignments, decisions } }: Transaction,
	assessmentId: string
): Promise<{ assignments: Assignment[]; decided: Set<string> }> {
	const asked = await db
		.select({
			standard: assignments.standardId,
			institution: assignments.institution,
			due: assignments.due,
			progress: assignments.progress
		})
		.from(assignments)
		.where(eq(assignments.assessmentId, assessmentId));
	const decided = await db
		.select({ standard: decisions.standardId })
		.from(decisions)
		.where(eq(decisions.assessmentId, assessmentId));
	return { assignments: asked, decided: new Set(decided.map(({ standard }) => standard)) };
}
