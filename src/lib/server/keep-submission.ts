import { desc, eq } from 'drizzle-orm';
import type { Catalogue } from '#lib/core/catalogue.ts';
import type { SubmissionDocument } from '#lib/core/submission.ts';
import { insertAll } from './db/insert-all.ts';
import type { Transaction } from './db/store.ts';
import { keepLevels } from './submission-levels.ts';

/** What is frozen: made here, by a finished review, or taken in. */
type Frozen = {
	id: string;
	/** Of this server; in the document of a bundle it is that of its sender. */
	assessmentId: string;
	document: SubmissionDocument;
	/** The document as canonical JSON, the bytes of `sha256`. */
	text: string;
	sha256: string;
	submittedBy: string;
	auditSequence: number;
	/** Whether a later one of the same assessment is here already. */
	superseded: boolean;
	/** The evidence files on which it holds on. */
	files: readonly { ref: string; storedAs: string }[];
};

/** Writes a submission with its levels and files; unless it is superseded, it supersedes the others. */
export async function keepSubmission(
	transaction: Transaction,
	catalogue: Catalogue,
	{ id, document, text, files, ...frozen }: Frozen
): Promise<void> {
	const { db, tables } = transaction;
	if (!frozen.superseded)
		await db
			.update(tables.submissions)
			.set({ superseded: true })
			.where(eq(tables.submissions.assessmentId, frozen.assessmentId));
	await db.insert(tables.submissions).values({
		id,
		...frozen,
		number: document.number,
		reason: document.amends?.reason ?? null,
		document: text,
		submittedAt: document.submittedAt
	});
	await keepLevels(transaction, id, document.assessment, catalogue);
	await insertAll(
		transaction,
		tables.submissionFiles,
		files.map((file) => ({ submissionId: id, ...file }))
	);
}

/** What the next submission of an assessment amends; `null`: it is the first. */
export async function lastSubmission(
	{ db, tables: { submissions } }: Transaction,
	assessmentId: string
): Promise<{ number: number; sha256: string } | null> {
	const [row] = await db
		.select({ number: submissions.number, sha256: submissions.sha256 })
		.from(submissions)
		.where(eq(submissions.assessmentId, assessmentId))
		.orderBy(desc(submissions.number))
		.limit(1);
	return row ?? null;
}
