import { and, eq } from 'drizzle-orm';
import { changeOf, type StandardChange } from '#lib/core/round-changes.ts';
import { reach, type AssessmentRow } from './access.ts';
import { readStored, type StoredAssessment } from './assessments.ts';
import { readOneAnswer } from './db/answer-rows.ts';
import { readEvidence } from './db/evidence-rows.ts';
import type { Transaction } from './db/store.ts';
import type { Actor } from './policy.ts';
import type { World } from './world.ts';

/**
 * An assessment with the one that it was carried over from; `null` when there was none or it was
 * removed since.
 * @throws NotFound
 */
export const find = (
	actor: Actor,
	world: World,
	id: string
): Promise<{ stored: StoredAssessment; previous: StoredAssessment | null }> =>
	world.store.read(async (transaction) => {
		const row = await reach(transaction, actor, 'assessment.read', id);
		const before = await previousOf(transaction, row);
		return {
			stored: await readStored(transaction, world, row),
			previous: before && (await readStored(transaction, world, before))
		};
	});

export type SincePrevious = {
	/** Nobody has confirmed it yet. */
	carried: boolean;
	/** `null` when the previous assessment was removed since. */
	change: StandardChange | null;
};

/**
 * What changed in one standard since the previous round; `null` when there was none.
 * @throws NotFound
 */
export const findStandard = (
	actor: Actor,
	world: World,
	id: string,
	standard: string
): Promise<SincePrevious | null> =>
	world.store.read(async (transaction) => {
		const row = await reach(transaction, actor, 'assessment.read', id);
		if (row.previousId === null) return null;
		const before = await previousOf(transaction, row);
		const now = await readOneAnswer(transaction, id, standard);
		const change =
			before &&
			changeOf(await answered(transaction, before.id, standard), {
				...now,
				evidence: await itemsOf(transaction, id)
			});
		return { carried: now.carriedFrom !== null, change };
	});

/** Whether the assessment that this one was carried over from is still there. */
export const hasPrevious = ({ store }: World, row: AssessmentRow): Promise<boolean> =>
	store.read(async (transaction) => (await previousOf(transaction, row)) !== null);

/** It is of the same organisation, so whoever reads the one reads the other. */
async function previousOf(
	{ db, tables: { assessments } }: Transaction,
	{ previousId, organisationId }: AssessmentRow
): Promise<AssessmentRow | null> {
	if (previousId === null) return null;
	const [row] = await db
		.select()
		.from(assessments)
		.where(and(eq(assessments.id, previousId), eq(assessments.organisationId, organisationId)));
	return row ?? null;
}

const itemsOf = async (transaction: Transaction, id: string) =>
	(await readEvidence(transaction, id)).map(({ item }) => item);

const answered = async (transaction: Transaction, id: string, standard: string) => ({
	answer: (await readOneAnswer(transaction, id, standard)).answer,
	evidence: await itemsOf(transaction, id)
});
