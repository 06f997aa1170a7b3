import { asc, eq } from 'drizzle-orm';
import { demand } from '#lib/server/access.ts';
import { policy, type Actor } from '#lib/server/policy.ts';
import type { World } from '#lib/server/world.ts';

/** What reviewers found worth telling other States. */
export type Practice = { standard: string; state: string; summary: string; submissionId: string };

/** Promising practices of finished reviews, by standard and then by the State's code. @throws NotFound */
export async function practices(actor: Actor, world: World): Promise<Practice[]> {
	demand(actor, 'comparison.read', null);
	return world.store.read(async ({ db, tables }) => {
		const { submissions, assessments, practices } = tables;
		const rows = await db
			.select({ practice: practices, row: assessments })
			.from(practices)
			.innerJoin(submissions, eq(submissions.id, practices.submissionId))
			.innerJoin(assessments, eq(assessments.id, submissions.assessmentId))
			.where(eq(submissions.superseded, false))
			.orderBy(asc(practices.standardId), asc(assessments.state), asc(submissions.submittedAt));
		return rows
			.filter(({ row }) => policy(actor, 'submission.read', row))
			.map(({ practice: { standardId, summary, submissionId }, row }) => ({
				...{ standard: standardId, summary, submissionId },
				state: row.state
			}));
	});
}
