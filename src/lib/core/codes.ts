/*
 * The closed lists of the method and of its file format. They stand apart from the schemas, so that
 * a page that shows them does not carry the checking of files into the browser.
 */

export const FORMAT = 'nrm-assessment/1';
export const ASSESSMENT_KINDS = ['self', 'shadow', 'review'] as const;
export const ORGANISATION_KINDS = ['government', 'ngo', 'reviewer'] as const;
/** What a member of an organisation does there. */
export const ROLES = ['coordinator', 'contributor', 'observer'] as const;
export type Role = (typeof ROLES)[number];
export type OrganisationKind = (typeof ORGANISATION_KINDS)[number];
export type AssessmentKind = (typeof ASSESSMENT_KINDS)[number];
/** How far an institution is with a standard that was assigned to it. */
export const PROGRESS = ['open', 'in-progress', 'ready', 'sent-back', 'approved'] as const;
export type AssignmentProgress = (typeof PROGRESS)[number];
/** Who reads a comment: one's own institution and the coordinators, or the whole organisation. */
export const COMMENT_AUDIENCES = ['internal', 'shared'] as const;
/** From the first answer to an accepted submission; which may follow which: `lifecycle.ts`. */
export const STATUSES = ['draft', 'in-approval', 'submitted', 'returned', 'accepted'] as const;
export type Status = (typeof STATUSES)[number];
/** A review of a submission: being written, or concluded for good. */
export const REVIEW_STATUSES = ['open', 'finalised'] as const;
export type ReviewStatus = (typeof REVIEW_STATUSES)[number];
/** What reviewers put to a State: a question, or a draft finding with the right of reply. */
export const CLARIFICATION_KINDS = ['question', 'finding'] as const;
export type ClarificationKind = (typeof CLARIFICATION_KINDS)[number];
export const CLARIFICATION_STATES = ['open', 'answered', 'closed'] as const;
export type ClarificationState = (typeof CLARIFICATION_STATES)[number];
export const SIDES = ['reviewers', 'state'] as const;
export type Side = (typeof SIDES)[number];
/** What a reviewer found an item of evidence to prove. */
export const VERDICTS = ['supports', 'partly', 'does-not', 'cannot-open'] as const;
export type Verdict = (typeof VERDICTS)[number];
export const PRIORITIES = ['high', 'medium', 'low'] as const;
export type Priority = (typeof PRIORITIES)[number];
export const MARKS = ['yes', 'partly', 'no', 'unknown'] as const;
export const ACCESS = ['public', 'reviewers', 'internal'] as const;
export const EVIDENCE_KINDS = ['file', 'link', 'reference'] as const;
export const ACTION_STATUSES = ['planned', 'running', 'done', 'dropped'] as const;

export const LEVELS = [0, 1, 2, 3, 4] as const;
/** Level 0–4 of one dimension; `null` is no information, which is not 0. */
export type Level = (typeof LEVELS)[number] | null;

export const DIMENSIONS = ['design', 'implementation'] as const;
export type Dimension = (typeof DIMENSIONS)[number];

export const CRITERION_IDS = ['a', 'b', 'c', 'd', 'e'] as const;
export type CriterionId = (typeof CRITERION_IDS)[number];

/** The languages of the OSCE, in which the product speaks. */
export const LANGUAGES = ['en', 'fr', 'de', 'it', 'ru', 'es'] as const;
export type Language = (typeof LANGUAGES)[number];
