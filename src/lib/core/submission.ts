import type { Assessment } from './assessment.ts';
import type { ReviewRecord } from './review-record.ts';
import type { Check } from './submission-checks.ts';

export const SUBMISSION_FORMAT = 'nrm-submission/1';

/**
 * What is frozen when an assessment is submitted. It is written as canonical JSON (RFC 8785), and
 * the SHA-256 of its UTF-8 bytes is what a receipt prints: whoever has the file can compute it.
 */
export type SubmissionDocument = {
	format: typeof SUBMISSION_FORMAT;
	assessmentId: string;
	/** 1 for the first; each amendment counts one up. */
	number: number;
	/** ISO 8601, UTC. */
	submittedAt: string;
	/** The submission that this one takes the place of, and why. */
	amends: { number: number; sha256: string; reason: string } | null;
	/** Answers, evidence list and actions, as they were. */
	assessment: Assessment;
	/** What the checks warned of and was submitted all the same. */
	findings: readonly Check[];
	/** Of kind `review`: what was reviewed, and what was found beside the levels. */
	review?: ReviewRecord;
};
