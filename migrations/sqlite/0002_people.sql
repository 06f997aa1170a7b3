CREATE TABLE `assignments` (
	`assessment_id` text NOT NULL,
	`standard_id` text NOT NULL,
	`institution` text NOT NULL,
	`person_id` text,
	`due` text,
	`progress` text NOT NULL,
	`answer` text,
	`note` text,
	`changed_at` text,
	`changed_by` text,
	`version` integer NOT NULL,
	PRIMARY KEY(`assessment_id`, `standard_id`, `institution`),
	FOREIGN KEY (`assessment_id`) REFERENCES `assessments`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE set null,
	CONSTRAINT "assignments_progress" CHECK(progress in ('open', 'in-progress', 'ready', 'sent-back', 'approved'))
) STRICT;
--> statement-breakpoint
CREATE INDEX `assignments_person` ON `assignments` (`person_id`);--> statement-breakpoint
CREATE TABLE `audit` (
	`sequence` integer PRIMARY KEY NOT NULL,
	`at` text NOT NULL,
	`action` text NOT NULL,
	`organisation_id` text,
	`person_id` text,
	`assessment_id` text,
	`standard_id` text,
	`ref` text,
	`details` text NOT NULL,
	`hash` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE INDEX `audit_assessment` ON `audit` (`assessment_id`,`sequence`);--> statement-breakpoint
CREATE INDEX `audit_organisation` ON `audit` (`organisation_id`,`sequence`);--> statement-breakpoint
CREATE TABLE `audit_details` (
	`sequence` integer PRIMARY KEY NOT NULL,
	`salt` text NOT NULL,
	`who` text NOT NULL,
	`before` text,
	`after` text
) STRICT;
--> statement-breakpoint
CREATE TABLE `challenges` (
	`hash` text PRIMARY KEY NOT NULL,
	`purpose` text NOT NULL,
	`person_id` text,
	`body` text NOT NULL,
	`expires_at` text NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE cascade
) STRICT;
--> statement-breakpoint
CREATE TABLE `checkpoints` (
	`size` integer PRIMARY KEY NOT NULL,
	`head` text NOT NULL,
	`at` text NOT NULL,
	`signature` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `comments` (
	`id` text PRIMARY KEY NOT NULL,
	`assessment_id` text NOT NULL,
	`standard_id` text NOT NULL,
	`parent_id` text,
	`audience` text NOT NULL,
	`institution` text,
	`person_id` text NOT NULL,
	`who` text NOT NULL,
	`body` text NOT NULL,
	`at` text NOT NULL,
	`resolved_at` text,
	`resolved_by` text,
	FOREIGN KEY (`assessment_id`) REFERENCES `assessments`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "comments_audience" CHECK(audience in ('internal', 'shared'))
) STRICT;
--> statement-breakpoint
CREATE INDEX `comments_standard` ON `comments` (`assessment_id`,`standard_id`);--> statement-breakpoint
CREATE TABLE `decisions` (
	`assessment_id` text NOT NULL,
	`standard_id` text NOT NULL,
	`institution` text,
	`reason` text,
	`decided_by` text NOT NULL,
	`decided_at` text NOT NULL,
	PRIMARY KEY(`assessment_id`, `standard_id`),
	FOREIGN KEY (`assessment_id`) REFERENCES `assessments`(`id`) ON UPDATE no action ON DELETE cascade
) STRICT;
--> statement-breakpoint
CREATE TABLE `devices` (
	`hash` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`seen_at` text NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE cascade
) STRICT;
--> statement-breakpoint
CREATE INDEX `devices_person` ON `devices` (`person_id`);--> statement-breakpoint
CREATE TABLE `identities` (
	`issuer` text NOT NULL,
	`subject` text NOT NULL,
	`person_id` text NOT NULL,
	`created_at` text NOT NULL,
	PRIMARY KEY(`issuer`, `subject`),
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE cascade
) STRICT;
--> statement-breakpoint
CREATE TABLE `invitations` (
	`id` text PRIMARY KEY NOT NULL,
	`hash` text NOT NULL,
	`email` text NOT NULL,
	`name` text NOT NULL,
	`language` text,
	`organisation_id` text,
	`role` text,
	`institution` text,
	`until` text,
	`invited_by` text,
	`confirmed_by` text,
	`needs_confirmation` integer NOT NULL,
	`created_at` text NOT NULL,
	`expires_at` text NOT NULL,
	`accepted_at` text,
	`revoked_at` text,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "invitations_role" CHECK(role in ('coordinator', 'contributor', 'observer'))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `invitations_hash` ON `invitations` (`hash`);--> statement-breakpoint
CREATE INDEX `invitations_organisation` ON `invitations` (`organisation_id`);--> statement-breakpoint
CREATE TABLE `memberships` (
	`organisation_id` text NOT NULL,
	`person_id` text NOT NULL,
	`role` text NOT NULL,
	`institution` text,
	`until` text,
	`version` integer NOT NULL,
	`created_at` text NOT NULL,
	PRIMARY KEY(`organisation_id`, `person_id`),
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "memberships_role" CHECK(role in ('coordinator', 'contributor', 'observer'))
) STRICT;
--> statement-breakpoint
CREATE INDEX `memberships_person` ON `memberships` (`person_id`);--> statement-breakpoint
CREATE TABLE `organisation_states` (
	`organisation_id` text NOT NULL,
	`state` text NOT NULL,
	PRIMARY KEY(`organisation_id`, `state`),
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE cascade
) STRICT;
--> statement-breakpoint
CREATE TABLE `organisations` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`name` text NOT NULL,
	`version` integer NOT NULL,
	`created_at` text NOT NULL,
	CONSTRAINT "organisations_kind" CHECK(kind in ('government', 'ngo', 'reviewer'))
) STRICT;
--> statement-breakpoint
CREATE TABLE `outbox` (
	`id` text PRIMARY KEY NOT NULL,
	`address` text NOT NULL,
	`message` text NOT NULL,
	`language` text NOT NULL,
	`sealed` text NOT NULL,
	`created_at` text NOT NULL,
	`next_try_at` text NOT NULL,
	`tries` integer NOT NULL,
	`sent_at` text,
	`failure` text
) STRICT;
--> statement-breakpoint
CREATE INDEX `outbox_next` ON `outbox` (`sent_at`,`next_try_at`);--> statement-breakpoint
CREATE TABLE `passkeys` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`name` text NOT NULL,
	`public_key` text NOT NULL,
	`counter` integer NOT NULL,
	`transports` text NOT NULL,
	`created_at` text NOT NULL,
	`used_at` text,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE cascade
) STRICT;
--> statement-breakpoint
CREATE INDEX `passkeys_person` ON `passkeys` (`person_id`);--> statement-breakpoint
CREATE TABLE `people` (
	`id` text PRIMARY KEY NOT NULL,
	`email` text NOT NULL,
	`name` text NOT NULL,
	`language` text,
	`administrator` integer NOT NULL,
	`password_hash` text,
	`totp_secret` text,
	`totp_step` integer,
	`disabled_at` text,
	`version` integer NOT NULL,
	`created_at` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `people_email` ON `people` (`email`);--> statement-breakpoint
CREATE TABLE `recovery_codes` (
	`person_id` text NOT NULL,
	`hash` text NOT NULL,
	`used_at` text,
	PRIMARY KEY(`person_id`, `hash`),
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE cascade
) STRICT;
--> statement-breakpoint
CREATE TABLE `reminders` (
	`key` text PRIMARY KEY NOT NULL,
	`at` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `resets` (
	`hash` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`created_at` text NOT NULL,
	`expires_at` text NOT NULL,
	`used_at` text,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE cascade
) STRICT;
--> statement-breakpoint
CREATE TABLE `round_organisations` (
	`round_id` text NOT NULL,
	`organisation_id` text NOT NULL,
	PRIMARY KEY(`round_id`, `organisation_id`),
	FOREIGN KEY (`round_id`) REFERENCES `rounds`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE cascade
) STRICT;
--> statement-breakpoint
CREATE INDEX `round_organisations_organisation` ON `round_organisations` (`organisation_id`);--> statement-breakpoint
CREATE TABLE `rounds` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`catalogue_id` text NOT NULL,
	`catalogue_version` text NOT NULL,
	`period_from` text NOT NULL,
	`period_to` text NOT NULL,
	`opens` text NOT NULL,
	`due` text NOT NULL,
	`closes` text NOT NULL,
	`version` integer NOT NULL,
	`created_at` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `sessions` (
	`hash` text PRIMARY KEY NOT NULL,
	`id` text NOT NULL,
	`person_id` text NOT NULL,
	`stage` text NOT NULL,
	`device` text,
	`created_at` text NOT NULL,
	`seen_at` text NOT NULL,
	`proven_at` text,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "sessions_stage" CHECK(stage in ('second-factor', 'enrolment', 'full'))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `sessions_id` ON `sessions` (`id`);--> statement-breakpoint
CREATE INDEX `sessions_person` ON `sessions` (`person_id`);--> statement-breakpoint
CREATE TABLE `submission_files` (
	`submission_id` text NOT NULL,
	`ref` text NOT NULL,
	`stored_as` text NOT NULL,
	PRIMARY KEY(`submission_id`, `ref`),
	FOREIGN KEY (`submission_id`) REFERENCES `submissions`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `submission_files_stored_as` ON `submission_files` (`stored_as`);--> statement-breakpoint
CREATE TABLE `submissions` (
	`id` text PRIMARY KEY NOT NULL,
	`assessment_id` text NOT NULL,
	`number` integer NOT NULL,
	`reason` text,
	`document` text NOT NULL,
	`sha256` text NOT NULL,
	`submitted_at` text NOT NULL,
	`submitted_by` text NOT NULL,
	`audit_sequence` integer NOT NULL,
	`superseded` integer NOT NULL,
	`outcome` text,
	`outcome_reason` text,
	`outcome_at` text,
	`outcome_by` text,
	FOREIGN KEY (`assessment_id`) REFERENCES `assessments`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `submissions_number` ON `submissions` (`assessment_id`,`number`);--> statement-breakpoint
ALTER TABLE `answers` ADD `carried_from` text;--> statement-breakpoint
-- Who answers so far becomes an organisation, so that everything has an owner; a government has one State.
CREATE TEMPORARY TABLE `owners` AS
SELECT lower(hex(randomblob(16))) AS "id", "organisation_kind" AS "kind", "organisation_name" AS "name",
	CASE WHEN "organisation_kind" = 'government' THEN "state" ELSE '' END AS "state", min("created_at") AS "created_at"
FROM `assessments` GROUP BY 2, 3, 4;
--> statement-breakpoint
INSERT INTO `organisations` ("id", "kind", "name", "version", "created_at")
SELECT "id", "kind", "name", 1, "created_at" FROM `owners`;
--> statement-breakpoint
INSERT INTO `organisation_states` ("organisation_id", "state")
SELECT DISTINCT `owners`."id", `assessments`."state" FROM `assessments`
JOIN `owners` ON `owners`."kind" = "organisation_kind" AND `owners`."name" = "organisation_name"
	AND `owners`."state" IN ('', `assessments`."state")
WHERE "organisation_kind" <> 'reviewer';
--> statement-breakpoint
PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE `__new_assessments` (
	`id` text PRIMARY KEY NOT NULL,
	`catalogue_id` text NOT NULL,
	`catalogue_version` text NOT NULL,
	`kind` text NOT NULL,
	`state` text NOT NULL,
	`organisation_name` text NOT NULL,
	`organisation_kind` text NOT NULL,
	`period_from` text NOT NULL,
	`period_to` text NOT NULL,
	`language` text,
	`organisation_id` text NOT NULL,
	`round_id` text,
	`previous_id` text,
	`status` text DEFAULT 'draft' NOT NULL,
	`version` integer NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`round_id`) REFERENCES `rounds`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "assessments_kind" CHECK(kind in ('self', 'shadow', 'review')),
	CONSTRAINT "assessments_organisation_kind" CHECK(organisation_kind in ('government', 'ngo', 'reviewer')),
	CONSTRAINT "assessments_status" CHECK(status in ('draft', 'in-approval', 'submitted', 'returned', 'accepted'))
) STRICT;
--> statement-breakpoint
INSERT INTO `__new_assessments`("id", "catalogue_id", "catalogue_version", "kind", "state", "organisation_name", "organisation_kind", "period_from", "period_to", "language", "organisation_id", "version", "created_at", "updated_at")
SELECT a."id", "catalogue_id", "catalogue_version", a."kind", a."state", "organisation_name", "organisation_kind", "period_from", "period_to", "language", `owners`."id", "version", a."created_at", "updated_at"
FROM `assessments` a JOIN `owners` ON `owners`."kind" = "organisation_kind" AND `owners`."name" = "organisation_name"
	AND `owners`."state" IN ('', a."state");
--> statement-breakpoint
DROP TABLE `assessments`;--> statement-breakpoint
ALTER TABLE `__new_assessments` RENAME TO `assessments`;--> statement-breakpoint
DROP TABLE `owners`;--> statement-breakpoint
PRAGMA foreign_keys=ON;--> statement-breakpoint
CREATE INDEX `assessments_organisation` ON `assessments` (`organisation_id`);--> statement-breakpoint
ALTER TABLE `evidence` ADD `institution` text;--> statement-breakpoint
ALTER TABLE `installation` ADD `keys` text;