import { LANGUAGES } from '#lib/core/codes.ts';
import type { AuditAction } from '#lib/server/audit/actions.ts';
import type { Words } from '#lib/server/db/dialect.ts';

/** What happened, and what is still to be told. */
export function trailTables(words: Words) {
	const { table, text, integer, json, index } = words;

	/**
	 * Append-only, by triggers, and chained: each `hash` covers the one before. It outlives what it
	 * is about, so it has no foreign keys. It holds no name and no content, only ids and a hash of the
	 * details beside it, which can be erased without breaking the chain.
	 */
	const audit = table(
		'audit',
		{
			/** 1, 2, 3 … without a gap. */
			sequence: integer('sequence').primaryKey(),
			at: text('at').notNull(),
			action: text('action').$type<AuditAction>().notNull(),
			organisationId: text('organisation_id'),
			personId: text('person_id'),
			assessmentId: text('assessment_id'),
			standardId: text('standard_id'),
			/** What else it is about: an evidence item, a person, a round. */
			ref: text('ref'),
			/** SHA-256 of salt and details. */
			details: text('details').notNull(),
			/** `''` only in entries of a version without chain, until the next start seals them. */
			hash: text('hash').notNull()
		},
		(self) => [
			index('audit_assessment').on(self.assessmentId, self.sequence),
			index('audit_organisation').on(self.organisationId, self.sequence)
		]
	);

	const auditDetails = table('audit_details', {
		sequence: integer('sequence').primaryKey(),
		salt: text('salt').notNull(),
		/** The name that the actor had then. */
		who: text('who').notNull(),
		before: json('before'),
		after: json('after')
	});

	/** Signed heads of the chain; a copy leaves the database. */
	const checkpoints = table('checkpoints', {
		/** How many entries it covers. */
		size: integer('size').primaryKey(),
		head: text('head').notNull(),
		at: text('at').notNull(),
		/** Ed25519, base64. */
		signature: text('signature').notNull()
	});

	/** Messages to be sent, written in the transaction of what they tell. */
	const outbox = table(
		'outbox',
		{
			id: text('id').primaryKey(),
			address: text('address').notNull(),
			message: text('message').notNull(),
			language: text('language', { enum: LANGUAGES }).notNull(),
			/** Parameters of the message, sealed; emptied once it is sent: links work as keys. */
			sealed: text('sealed').notNull(),
			createdAt: text('created_at').notNull(),
			nextTryAt: text('next_try_at').notNull(),
			tries: integer('tries').notNull(),
			sentAt: text('sent_at'),
			failure: text('failure')
		},
		(self) => [index('outbox_next').on(self.sentAt, self.nextTryAt)]
	);

	/** Which reminders went out, so that none goes twice. */
	const reminders = table('reminders', {
		key: text('key').primaryKey(),
		at: text('at').notNull()
	});

	return {
		audit,
		auditDetails,
		checkpoints,
		outbox,
		reminders
	};
}
