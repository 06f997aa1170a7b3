import { eq, isNull } from 'drizzle-orm';
import type { Assessment } from '#lib/core/assessment.ts';
import type { Catalogue } from '#lib/core/catalogue.ts';
import { packLevels } from '#lib/core/packed-levels.ts';
import type { SubmissionDocument } from '#lib/core/submission.ts';
import { insertAll } from './db/insert-all.ts';
import type { Store, Transaction } from './db/store.ts';

/** Keeps the levels of what is just being frozen for comparisons. */
export async function keepLevels(
	{ db, tables: { submissionLevels } }: Transaction,
	submissionId: string,
	assessment: Pick<Assessment, 'answers'>,
	catalogue: Catalogue
): Promise<void> {
	const levels = packLevels(assessment, catalogue);
	await db.insert(submissionLevels).values({ submissionId, levels });
}

/** Keeps those of submissions that were made before there were comparisons. */
export const keepEarlierLevels = (store: Store, catalogues: readonly Catalogue[]): Promise<void> =>
	store.write(async (transaction) => {
		const { db, tables } = transaction;
		const { submissions, submissionLevels } = tables;
		const rows = await db
			.select({ id: submissions.id, document: submissions.document })
			.from(submissions)
			.leftJoin(submissionLevels, eq(submissionLevels.submissionId, submissions.id))
			.where(isNull(submissionLevels.submissionId));
		const packed = rows.flatMap(({ id, document }) => {
			const { assessment } = JSON.parse(document) as SubmissionDocument;
			const { catalogue: made } = assessment;
			const catalogue = catalogues.find(
				(one) => one.id === made.id && one.version === made.version
			);
			// Without its catalogue nothing can be compared, and its page says what is missing.
			return catalogue ? { submissionId: id, levels: packLevels(assessment, catalogue) } : [];
		});
		await insertAll(transaction, submissionLevels, packed);
	});
