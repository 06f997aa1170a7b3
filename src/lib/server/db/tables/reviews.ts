import { sql } from 'drizzle-orm';
import {
	CLARIFICATION_KINDS,
	CLARIFICATION_STATES,
	REVIEW_STATUSES,
	SIDES
} from '#lib/core/codes.ts';
import type { Words } from '#lib/server/db/dialect.ts';
import type { AssessmentTables } from './assessments.ts';
import { isOneOf } from './checks.ts';
import type { PeopleTables } from './people.ts';
import type { WorkTables } from './work.ts';

/** What reviewers receive from elsewhere, think of what they received, and compare. */
export function reviewTables(
	words: Words,
	{ organisations, people }: PeopleTables,
	{ assessments }: AssessmentTables,
	{ submissions }: WorkTables
) {
	const { table, text, integer, boolean, json, index, uniqueIndex, primaryKey, check } = words;
	const personId = () =>
		text('person_id')
			.notNull()
			.references(() => people.id, { onDelete: 'cascade' });
	/** The body of reviewers. */
	const organisationId = () =>
		text('organisation_id')
			.notNull()
			.references(() => organisations.id, { onDelete: 'cascade' });

	/**
	 * The levels of a submission in one short text, so that many are compared with one query
	 * (`core/packed-levels.ts`). Made from the document, which alone is true.
	 */
	const submissionLevels = table('submission_levels', {
		submissionId: text('submission_id')
			.primaryKey()
			.references(() => submissions.id),
		levels: text('levels').notNull()
	});

	/** What finished reviews found worth telling other States; copied out of their documents. */
	const practices = table(
		'practices',
		{
			submissionId: text('submission_id')
				.notNull()
				.references(() => submissions.id),
			standardId: text('standard_id').notNull(),
			summary: text('summary').notNull()
		},
		(self) => [primaryKey({ name: 'practices_key', columns: [self.submissionId, self.standardId] })]
	);

	/** Other installations whose bundles are accepted: whose public key somebody has checked. */
	const senders = table('senders', {
		/** SHA-256 of the public key's DER form, hexadecimal. */
		fingerprint: text('fingerprint').primaryKey(),
		name: text('name').notNull(),
		/** PEM. */
		publicKey: text('public_key').notNull(),
		addedAt: text('added_at').notNull(),
		addedBy: text('added_by').notNull()
	});

	/** How a submission came here in a bundle, with what proves it. */
	const imports = table('imports', {
		submissionId: text('submission_id')
			.primaryKey()
			.references(() => submissions.id),
		fingerprint: text('fingerprint').notNull(),
		/** As it was in the bundle: what was signed. */
		manifest: text('manifest').notNull(),
		signature: text('signature').notNull(),
		at: text('at').notNull(),
		by: text('by').notNull()
	});

	/** A body of reviewers looks at one submission. */
	const reviews = table(
		'reviews',
		{
			id: text('id').primaryKey(),
			submissionId: text('submission_id')
				.notNull()
				.references(() => submissions.id),
			organisationId: organisationId(),
			/** The review of the submission that this one amends, from which it was carried over. */
			previousId: text('previous_id'),
			/** Whether reviewers see the views of others only once they have their own. */
			blind: boolean('blind').notNull(),
			status: text('status', { enum: REVIEW_STATUSES }).notNull(),
			/** The assessment of kind `review` that finalising made; it is compared like any other. */
			assessmentId: text('assessment_id').references(() => assessments.id),
			version: integer('version').notNull(),
			createdAt: text('created_at').notNull(),
			createdBy: text('created_by').notNull(),
			finalisedAt: text('finalised_at'),
			finalisedBy: text('finalised_by')
		},
		(self) => [
			uniqueIndex('reviews_submission').on(self.submissionId, self.organisationId),
			index('reviews_organisation').on(self.organisationId),
			check('reviews_status', isOneOf('status', REVIEW_STATUSES))
		]
	);
	const reviewId = () =>
		text('review_id')
			.notNull()
			.references(() => reviews.id, { onDelete: 'cascade' });

	/** Who reviews what of it, until when; before that they say whether they are free to. */
	const reviewers = table(
		'reviewers',
		{
			reviewId: reviewId(),
			personId: personId(),
			/** Ids of standards; `null`: all of them. */
			standards: json('standards'),
			/** The last day; `null`: as long as the review is open. */
			until: text('until'),
			version: integer('version').notNull()
		},
		(self) => [
			primaryKey({ name: 'reviewers_key', columns: [self.reviewId, self.personId] }),
			index('reviewers_person').on(self.personId)
		]
	);

	/** Conflicts of interest: per State, so that a conflict bars from all that concerns it. */
	const declarations = table(
		'declarations',
		{
			id: text('id').primaryKey(),
			reviewId: reviewId(),
			personId: personId(),
			state: text('state').notNull(),
			conflict: boolean('conflict').notNull(),
			statement: text('statement').notNull(),
			at: text('at').notNull(),
			/** A coordinator can lift a recusal, with a reason. */
			liftedAt: text('lifted_at'),
			liftedBy: text('lifted_by'),
			liftedReason: text('lifted_reason')
		},
		(self) => [
			index('declarations_person').on(self.personId),
			index('declarations_review').on(self.reviewId)
		]
	);

	/** One reviewer's view of a standard: a `Rating` of `core/review.ts`. */
	const ratings = table(
		'ratings',
		{
			reviewId: reviewId(),
			standardId: text('standard_id').notNull(),
			personId: personId(),
			/** The name that the writer had. */
			who: text('who').notNull(),
			body: json('body').notNull(),
			/** Whether it is the reviewer's decision, or still being written. */
			decided: boolean('decided').notNull(),
			version: integer('version').notNull(),
			at: text('at').notNull()
		},
		(self) => [
			primaryKey({ name: 'ratings_key', columns: [self.reviewId, self.standardId, self.personId] })
		]
	);

	/** The view of the body on a standard, where several have rated; the ratings stay. */
	const conclusions = table(
		'conclusions',
		{
			reviewId: reviewId(),
			standardId: text('standard_id').notNull(),
			body: json('body').notNull(),
			/** How it came from the ratings. */
			reason: text('reason').notNull(),
			version: integer('version').notNull(),
			at: text('at').notNull(),
			by: text('by').notNull()
		},
		(self) => [primaryKey({ name: 'conclusions_key', columns: [self.reviewId, self.standardId] })]
	);

	/** A question to the State about a standard, or a draft finding to which it may reply. */
	const clarifications = table(
		'clarifications',
		{
			id: text('id').primaryKey(),
			reviewId: reviewId(),
			standardId: text('standard_id').notNull(),
			kind: text('kind', { enum: CLARIFICATION_KINDS }).notNull(),
			due: text('due'),
			state: text('state', { enum: CLARIFICATION_STATES }).notNull(),
			version: integer('version').notNull(),
			at: text('at').notNull()
		},
		(self) => [
			index('clarifications_review').on(self.reviewId, self.standardId),
			check('clarifications_kind', isOneOf('kind', CLARIFICATION_KINDS)),
			check('clarifications_state', isOneOf('state', CLARIFICATION_STATES))
		]
	);
	const clarificationMessages = table(
		'clarification_messages',
		{
			id: text('id').primaryKey(),
			clarificationId: text('clarification_id')
				.notNull()
				.references(() => clarifications.id, { onDelete: 'cascade' }),
			position: integer('position').notNull(),
			side: text('side', { enum: SIDES }).notNull(),
			personId: text('person_id').notNull(),
			/** The person; States are shown the body instead. */
			who: text('who').notNull(),
			body: text('body').notNull(),
			at: text('at').notNull()
		},
		(self) => [
			uniqueIndex('clarification_messages_position').on(self.clarificationId, self.position)
		]
	);

	/** States that a body compares again and again. */
	const stateGroups = table(
		'state_groups',
		{
			id: text('id').primaryKey(),
			organisationId: organisationId(),
			name: text('name').notNull(),
			states: json('states').notNull(),
			version: integer('version').notNull()
		},
		(self) => [index('state_groups_organisation').on(self.organisationId)]
	);

	/** The key to a body's anonymous comparisons: drawn by lot, the same for ever. */
	const aliases = table(
		'aliases',
		{
			organisationId: organisationId(),
			state: text('state').notNull(),
			/** From 1. */
			number: integer('number').notNull()
		},
		(self) => [
			primaryKey({ name: 'aliases_key', columns: [self.organisationId, self.state] }),
			uniqueIndex('aliases_number').on(self.organisationId, self.number),
			check('aliases_from_one', sql.raw('number >= 1'))
		]
	);

	return {
		submissionLevels,
		practices,
		senders,
		imports,
		reviews,
		reviewers,
		declarations,
		ratings,
		conclusions,
		clarifications,
		clarificationMessages,
		stateGroups,
		aliases
	};
}
