import type { Receipt } from '#lib/core/receipt.ts';
import { progressOf } from '#lib/core/progress.ts';
import { score } from '#lib/core/score.ts';
import type { Submission } from './submissions.ts';
import type { World } from './world.ts';

/** What a receipt says of a submission. */
export function receiptFor(submission: Submission, { keys }: World): Receipt {
	const { document, catalogue, checkpoint } = submission;
	const { sha256, submittedBy, auditSequence } = submission.summary;
	const { standards } = score(document.assessment, catalogue);
	return {
		document,
		answered: standards.filter((standard) => progressOf(standard) !== 'unanswered').length,
		standards: standards.length,
		sha256,
		submittedBy,
		auditSequence,
		checkpoint,
		publicKey: keys.publicKey
	};
}
