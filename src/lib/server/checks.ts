import { submissionChecks, type Check } from '#lib/core/submission-checks.ts';
import { reach } from './access.ts';
import { readStored, type StoredAssessment } from './assessments.ts';
import { forChecks } from './assignments.ts';
import type { Transaction } from './db/store.ts';
import type { Actor } from './policy.ts';
import type { World } from './world.ts';

/**
 * An assessment and what there is to look at before it is submitted.
 * @throws NotFound
 */
export function find(
	actor: Actor,
	world: World,
	id: string
): Promise<{ stored: StoredAssessment; checks: Check[] }> {
	return world.store.read(async (transaction) => {
		const row = await reach(transaction, actor, 'assessment.read', id);
		const stored = await readStored(transaction, world, row);
		return { stored, checks: await checksOf(transaction, world, stored) };
	});
}

/** The checks of an assessment as it stands in this transaction. */
export async function checksOf(
	transaction: Transaction,
	world: World,
	{ id, assessment, catalogue, carried }: StoredAssessment
): Promise<Check[]> {
	return submissionChecks({
		assessment,
		catalogue,
		carried: new Set(carried),
		today: world.now().toISOString().slice(0, 10),
		...(await forChecks(transaction, id))
	});
}
