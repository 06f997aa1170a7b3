import { and, eq } from 'drizzle-orm';
import { amendment, type Amendment } from '#lib/core/amendment.ts';
import { NotFound } from './errors.ts';
import type { Actor } from './policy.ts';
import { documentOf } from './reviews/reach.ts';
import * as submissions from './submissions.ts';
import type { Submission } from './submissions.ts';
import type { World } from './world.ts';

/** An amendment beside the submission that it takes the place of. */
export type AmendedSubmission = {
	submission: Submission;
	/** Why, in the words of whoever submitted it. */
	reason: string;
	/** `null` when the earlier submission never came to this server. */
	previous: { id: string; number: number; submittedAt: string; changes: Amendment } | null;
};

/**
 * What an amendment changes, for whoever may read it.
 * @throws NotFound also for a submission that amends none
 * @throws Error when the bytes of either are no longer those that were submitted
 */
export async function find(actor: Actor, world: World, id: string): Promise<AmendedSubmission> {
	const submission = await submissions.find(actor, world, id);
	const { amends, assessment } = submission.document;
	if (!amends) throw new NotFound();
	const previous = await world.store.read(async (transaction) => {
		const { db, tables } = transaction;
		const { submissions: table } = tables;
		const [row] = await db
			.select({ id: table.id, number: table.number, submittedAt: table.submittedAt })
			.from(table)
			.where(and(eq(table.assessmentId, submission.row.id), eq(table.sha256, amends.sha256)));
		if (!row) return null;
		const { assessment: before } = await documentOf(transaction, row.id);
		return { ...row, changes: amendment(before, assessment, submission.catalogue) };
	});
	return { submission, reason: amends.reason, previous };
}
