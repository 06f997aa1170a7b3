import { asc, desc, eq, inArray } from 'drizzle-orm';
import { demand } from '#lib/server/access.ts';
import type { Actor } from '#lib/server/policy.ts';
import type { World } from '#lib/server/world.ts';

/** The submissions of one assessment of which one can be compared, the last one first. */
export type Versions = { id: string; number: number; submittedAt: string }[];

/**
 * Of the submissions that stand in a comparison those whose assessment has others, by their ids.
 * One query: only what was amended has versions.
 * @throws NotFound for whoever is no reviewer
 */
export async function versionsOf(
	actor: Actor,
	world: World,
	compared: readonly { id: string }[]
): Promise<Map<string, Versions>> {
	demand(actor, 'comparison.read', null);
	const rows = await world.store.read(({ db, tables: { submissions } }) => {
		const amended = db
			.select({ id: submissions.assessmentId })
			.from(submissions)
			.where(eq(submissions.superseded, true));
		return db
			.select({
				id: submissions.id,
				assessmentId: submissions.assessmentId,
				number: submissions.number,
				submittedAt: submissions.submittedAt
			})
			.from(submissions)
			.where(inArray(submissions.assessmentId, amended))
			.orderBy(asc(submissions.assessmentId), desc(submissions.number));
	});
	const byAssessment = Map.groupBy(rows, ({ assessmentId }) => assessmentId);
	const assessmentOf = new Map(rows.map(({ id, assessmentId }) => [id, assessmentId]));
	return new Map(
		compared.flatMap(({ id }) => {
			const all = byAssessment.get(assessmentOf.get(id) ?? '');
			if (!all) return [];
			return [
				[
					id,
					all.map(({ id: one, number, submittedAt }) => ({ id: one, number, submittedAt }))
				] as const
			];
		})
	);
}
