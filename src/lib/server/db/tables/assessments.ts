import { sql } from 'drizzle-orm';
import {
	ACCESS,
	ASSESSMENT_KINDS,
	CRITERION_IDS,
	EVIDENCE_KINDS,
	MARKS,
	ORGANISATION_KINDS,
	STATUSES,
	type Level
} from '#lib/core/codes.ts';
import type { Words } from '#lib/server/db/dialect.ts';
import { isLevel, isOneOf } from './checks.ts';
import type { PeopleTables } from './people.ts';
import type { RoundTables } from './rounds.ts';

type KnownLevel = Exclude<Level, null>;

/** What an organisation says about a State's mechanism, standard by standard. */
export function assessmentTables(
	words: Words,
	{ organisations }: PeopleTables,
	{ rounds }: RoundTables
) {
	const { table, text, integer, bigInteger, boolean, json } = words;
	const { index, uniqueIndex, primaryKey, foreignKey, check } = words;
	const level = (name: string) => integer(name).$type<KnownLevel>();

	const assessments = table(
		'assessments',
		{
			id: text('id').primaryKey(),
			catalogueId: text('catalogue_id').notNull(),
			catalogueVersion: text('catalogue_version').notNull(),
			kind: text('kind', { enum: ASSESSMENT_KINDS }).notNull(),
			state: text('state').notNull(),
			organisationName: text('organisation_name').notNull(),
			organisationKind: text('organisation_kind', { enum: ORGANISATION_KINDS }).notNull(),
			periodFrom: text('period_from').notNull(),
			periodTo: text('period_to').notNull(),
			language: text('language'),
			/** Whose it is: the tenant. The name above is the one under which it is printed. */
			organisationId: text('organisation_id')
				.notNull()
				.references(() => organisations.id),
			roundId: text('round_id').references(() => rounds.id),
			/** The assessment of the previous round from which the answers were carried over. */
			previousId: text('previous_id'),
			/** The installation, by fingerprint, whose bundle brought it: here it is only read. */
			importedFrom: text('imported_from'),
			/** What it is called there. */
			originId: text('origin_id'),
			status: text('status', { enum: STATUSES }).notNull().default('draft'),
			version: integer('version').notNull(),
			createdAt: text('created_at').notNull(),
			updatedAt: text('updated_at').notNull()
		},
		(self) => [
			index('assessments_organisation').on(self.organisationId),
			uniqueIndex('assessments_origin').on(self.importedFrom, self.originId),
			check('assessments_kind', isOneOf('kind', ASSESSMENT_KINDS)),
			check('assessments_organisation_kind', isOneOf('organisation_kind', ORGANISATION_KINDS)),
			check('assessments_status', isOneOf('status', STATUSES))
		]
	);
	const assessmentId = () =>
		text('assessment_id')
			.notNull()
			.references(() => assessments.id, { onDelete: 'cascade' });

	const answers = table(
		'answers',
		{
			assessmentId: assessmentId(),
			standardId: text('standard_id').notNull(),
			applicable: boolean('applicable').notNull(),
			notApplicableReason: text('not_applicable_reason'),
			design: level('design'),
			implementation: level('implementation'),
			narrative: text('narrative').notNull(),
			/** The assessment that it was carried over from; `null` once somebody has confirmed it. */
			carriedFrom: text('carried_from'),
			version: integer('version').notNull()
		},
		(self) => [
			primaryKey({ name: 'answers_key', columns: [self.assessmentId, self.standardId] }),
			check('answers_design', isLevel('design')),
			check('answers_implementation', isLevel('implementation'))
		]
	);
	/** Rows below an answer go with it. */
	const toAnswer = (): [typeof answers.assessmentId, typeof answers.standardId] => [
		answers.assessmentId,
		answers.standardId
	];
	const answerKey = () => ({
		assessmentId: text('assessment_id').notNull(),
		standardId: text('standard_id').notNull()
	});

	const criterionMarks = table(
		'criterion_marks',
		{
			...answerKey(),
			criterion: text('criterion', { enum: CRITERION_IDS }).notNull(),
			mark: text('mark', { enum: MARKS }).notNull()
		},
		(self) => [
			primaryKey({
				name: 'criterion_marks_key',
				columns: [self.assessmentId, self.standardId, self.criterion]
			}),
			foreignKey({
				name: 'criterion_marks_answer',
				columns: [self.assessmentId, self.standardId],
				foreignColumns: toAnswer()
			}).onDelete('cascade'),
			check('criterion_marks_criterion', isOneOf('criterion', CRITERION_IDS)),
			check('criterion_marks_mark', isOneOf('mark', MARKS))
		]
	);

	const targets = table(
		'targets',
		{
			...answerKey(),
			design: level('design'),
			implementation: level('implementation'),
			by: text('by')
		},
		(self) => [
			primaryKey({ name: 'targets_key', columns: [self.assessmentId, self.standardId] }),
			foreignKey({
				name: 'targets_answer',
				columns: [self.assessmentId, self.standardId],
				foreignColumns: toAnswer()
			}).onDelete('cascade'),
			check('targets_design', isLevel('design')),
			check('targets_implementation', isLevel('implementation'))
		]
	);

	const evidence = table(
		'evidence',
		{
			assessmentId: assessmentId(),
			ref: text('ref').notNull(),
			position: integer('position').notNull(),
			kind: text('kind', { enum: EVIDENCE_KINDS }).notNull(),
			type: text('type').notNull(),
			title: text('title').notNull(),
			issuer: text('issuer'),
			date: text('date'),
			language: text('language'),
			pinpoint: text('pinpoint'),
			access: text('access', { enum: ACCESS }).notNull(),
			url: text('url'),
			citation: text('citation'),
			/** The institution whose contributor brought it; `null` for the coordinator's. */
			institution: text('institution'),
			version: integer('version').notNull()
		},
		(self) => [
			primaryKey({ name: 'evidence_key', columns: [self.assessmentId, self.ref] }),
			uniqueIndex('evidence_position').on(self.assessmentId, self.position),
			check('evidence_kind', isOneOf('kind', EVIDENCE_KINDS)),
			check('evidence_access', isOneOf('access', ACCESS)),
			check('evidence_url', sql.raw(`(kind = 'link') = (url is not null)`)),
			check('evidence_citation', sql.raw(`(kind = 'reference') = (citation is not null)`))
		]
	);

	const evidenceFiles = table(
		'evidence_files',
		{
			assessmentId: text('assessment_id').notNull(),
			ref: text('ref').notNull(),
			name: text('name').notNull(),
			size: bigInteger('size').notNull(),
			sha256: text('sha256').notNull(),
			mediaType: text('media_type').notNull(),
			/** `null`: a file declared it, its bytes are not on this server. */
			storedAs: text('stored_as').unique('evidence_files_stored_as')
		},
		(self) => [
			primaryKey({ name: 'evidence_files_key', columns: [self.assessmentId, self.ref] }),
			foreignKey({
				name: 'evidence_files_evidence',
				columns: [self.assessmentId, self.ref],
				foreignColumns: [evidence.assessmentId, evidence.ref]
			}).onDelete('cascade')
		]
	);

	const answerEvidence = table(
		'answer_evidence',
		{ ...answerKey(), ref: text('ref').notNull(), position: integer('position').notNull() },
		(self) => [
			primaryKey({
				name: 'answer_evidence_key',
				columns: [self.assessmentId, self.standardId, self.ref]
			}),
			index('answer_evidence_ref').on(self.assessmentId, self.ref),
			foreignKey({
				name: 'answer_evidence_answer',
				columns: [self.assessmentId, self.standardId],
				foreignColumns: toAnswer()
			}).onDelete('cascade'),
			foreignKey({
				name: 'answer_evidence_evidence',
				columns: [self.assessmentId, self.ref],
				foreignColumns: [evidence.assessmentId, evidence.ref]
			}).onDelete('cascade')
		]
	);

	const actions = table(
		'actions',
		{
			assessmentId: assessmentId(),
			ref: text('ref').notNull(),
			position: integer('position').notNull(),
			body: json('body').notNull(),
			version: integer('version').notNull()
		},
		(self) => [
			primaryKey({ name: 'actions_key', columns: [self.assessmentId, self.ref] }),
			uniqueIndex('actions_position').on(self.assessmentId, self.position)
		]
	);

	return {
		assessments,
		answers,
		criterionMarks,
		targets,
		evidence,
		evidenceFiles,
		answerEvidence,
		actions
	};
}
export type AssessmentTables = ReturnType<typeof assessmentTables>;
