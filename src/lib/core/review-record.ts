import type { Priority, Verdict } from './codes.ts';
import type { RaterAgreement } from './review.ts';

/** What a State replied to a draft finding; it is kept beside the finding and printed with it. */
export type Reply = { at: string; who: string; finding: string; body: string };

/** What a body found on one standard, beside the levels. */
export type StandardRecord = {
	finding: string;
	/** Why a level cannot be determined; `''` where it is. */
	designReason: string;
	implementationReason: string;
	recommendation: string;
	priority: Priority | null;
	promising: boolean;
	summary: string;
	/** By evidence item of what was reviewed. */
	verdicts: Record<string, Verdict>;
	/** How many reviewers rated, and how one view came of theirs; `''` where there was one. */
	raters: number;
	consensus: string;
	replies: Reply[];
};

/** What a finished review says, frozen with its levels. */
export type ReviewRecord = {
	/** The submission that was reviewed. */
	reviewed: { assessmentId: string; number: number; sha256: string };
	blind: boolean;
	agreement: { design: RaterAgreement; implementation: RaterAgreement };
	standards: Record<string, StandardRecord>;
};
