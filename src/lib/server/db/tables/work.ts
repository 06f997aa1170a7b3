import { COMMENT_AUDIENCES, PROGRESS } from '#lib/core/codes.ts';
import type { Words } from '#lib/server/db/dialect.ts';
import type { AssessmentTables } from './assessments.ts';
import { isOneOf } from './checks.ts';
import type { PeopleTables } from './people.ts';

/** Several institutions fill one assessment together; the coordinator decides and submits. */
export function workTables(
	words: Words,
	{ people }: PeopleTables,
	{ assessments }: AssessmentTables
) {
	const { table, text, integer, boolean, json, index, primaryKey, uniqueIndex, check } = words;
	const assessmentId = () =>
		text('assessment_id')
			.notNull()
			.references(() => assessments.id, { onDelete: 'cascade' });

	/** A standard that an institution is asked to answer, and its answer beside the State's own. */
	const assignments = table(
		'assignments',
		{
			assessmentId: assessmentId(),
			standardId: text('standard_id').notNull(),
			institution: text('institution').notNull(),
			/** Who there, if somebody in particular. */
			personId: text('person_id').references(() => people.id, { onDelete: 'set null' }),
			due: text('due'),
			progress: text('progress', { enum: PROGRESS }).notNull(),
			/** An `Answer`; `null` while nothing was written. It stays when the coordinator decides. */
			answer: json('answer'),
			/** Why it was sent back. */
			note: text('note'),
			changedAt: text('changed_at'),
			changedBy: text('changed_by'),
			version: integer('version').notNull()
		},
		(self) => [
			primaryKey({
				name: 'assignments_key',
				columns: [self.assessmentId, self.standardId, self.institution]
			}),
			index('assignments_person').on(self.personId),
			check('assignments_progress', isOneOf('progress', PROGRESS))
		]
	);

	/** How the State's own answer came from those of the institutions. */
	const decisions = table(
		'decisions',
		{
			assessmentId: assessmentId(),
			standardId: text('standard_id').notNull(),
			/** Whose answer was taken; `null` where the coordinator wrote one. */
			institution: text('institution'),
			reason: text('reason'),
			decidedBy: text('decided_by').notNull(),
			decidedAt: text('decided_at').notNull()
		},
		(self) => [primaryKey({ name: 'decisions_key', columns: [self.assessmentId, self.standardId] })]
	);

	const comments = table(
		'comments',
		{
			id: text('id').primaryKey(),
			assessmentId: assessmentId(),
			standardId: text('standard_id').notNull(),
			/** The comment that this one replies to; `null` for the first of a thread. */
			parentId: text('parent_id'),
			audience: text('audience', { enum: COMMENT_AUDIENCES }).notNull(),
			/** The institution of the writer. */
			institution: text('institution'),
			personId: text('person_id').notNull(),
			who: text('who').notNull(),
			body: text('body').notNull(),
			at: text('at').notNull(),
			resolvedAt: text('resolved_at'),
			resolvedBy: text('resolved_by')
		},
		(self) => [
			index('comments_standard').on(self.assessmentId, self.standardId),
			check('comments_audience', isOneOf('audience', COMMENT_AUDIENCES))
		]
	);

	/** What was submitted, as it was; triggers keep all but its outcome as it is. */
	const submissions = table(
		'submissions',
		{
			id: text('id').primaryKey(),
			assessmentId: text('assessment_id')
				.notNull()
				.references(() => assessments.id),
			/** 1 for the first, then one more for each amendment. */
			number: integer('number').notNull(),
			/** Why it amends the one before. */
			reason: text('reason'),
			/** Canonical JSON; its UTF-8 bytes are what `sha256` is of. */
			document: text('document').notNull(),
			sha256: text('sha256').notNull(),
			submittedAt: text('submitted_at').notNull(),
			submittedBy: text('submitted_by').notNull(),
			/** The entry of the audit trail that records it. */
			auditSequence: integer('audit_sequence').notNull(),
			superseded: boolean('superseded').notNull(),
			outcome: text('outcome', { enum: ['returned', 'accepted'] }),
			outcomeReason: text('outcome_reason'),
			outcomeAt: text('outcome_at'),
			outcomeBy: text('outcome_by')
		},
		(self) => [uniqueIndex('submissions_number').on(self.assessmentId, self.number)]
	);

	/** The bytes that a submission holds on to, whatever happens to the evidence afterwards. */
	const submissionFiles = table(
		'submission_files',
		{
			submissionId: text('submission_id')
				.notNull()
				.references(() => submissions.id),
			ref: text('ref').notNull(),
			storedAs: text('stored_as').notNull()
		},
		(self) => [
			primaryKey({ name: 'submission_files_key', columns: [self.submissionId, self.ref] }),
			index('submission_files_stored_as').on(self.storedAs)
		]
	);

	return { assignments, decisions, comments, submissions, submissionFiles };
}
export type WorkTables = ReturnType<typeof workTables>;
