CREATE TABLE `actions` (
	`assessment_id` text NOT NULL,
	`ref` text NOT NULL,
	`position` integer NOT NULL,
	`body` text NOT NULL,
	`version` integer NOT NULL,
	PRIMARY KEY(`assessment_id`, `ref`),
	FOREIGN KEY (`assessment_id`) REFERENCES `assessments`(`id`) ON UPDATE no action ON DELETE cascade
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `actions_position` ON `actions` (`assessment_id`,`position`);--> statement-breakpoint
CREATE TABLE `answer_evidence` (
	`assessment_id` text NOT NULL,
	`standard_id` text NOT NULL,
	`ref` text NOT NULL,
	`position` integer NOT NULL,
	PRIMARY KEY(`assessment_id`, `standard_id`, `ref`),
	FOREIGN KEY (`assessment_id`,`standard_id`) REFERENCES `answers`(`assessment_id`,`standard_id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`assessment_id`,`ref`) REFERENCES `evidence`(`assessment_id`,`ref`) ON UPDATE no action ON DELETE cascade
) STRICT;
--> statement-breakpoint
CREATE INDEX `answer_evidence_ref` ON `answer_evidence` (`assessment_id`,`ref`);--> statement-breakpoint
CREATE TABLE `answers` (
	`assessment_id` text NOT NULL,
	`standard_id` text NOT NULL,
	`applicable` integer NOT NULL,
	`not_applicable_reason` text,
	`design` integer,
	`implementation` integer,
	`narrative` text NOT NULL,
	`version` integer NOT NULL,
	PRIMARY KEY(`assessment_id`, `standard_id`),
	FOREIGN KEY (`assessment_id`) REFERENCES `assessments`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "answers_design" CHECK(design in (0, 1, 2, 3, 4)),
	CONSTRAINT "answers_implementation" CHECK(implementation in (0, 1, 2, 3, 4))
) STRICT;
--> statement-breakpoint
CREATE TABLE `assessments` (
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
	`version` integer NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	CONSTRAINT "assessments_kind" CHECK(kind in ('self', 'shadow', 'review')),
	CONSTRAINT "assessments_organisation_kind" CHECK(organisation_kind in ('government', 'ngo', 'reviewer'))
) STRICT;
--> statement-breakpoint
CREATE TABLE `criterion_marks` (
	`assessment_id` text NOT NULL,
	`standard_id` text NOT NULL,
	`criterion` text NOT NULL,
	`mark` text NOT NULL,
	PRIMARY KEY(`assessment_id`, `standard_id`, `criterion`),
	FOREIGN KEY (`assessment_id`,`standard_id`) REFERENCES `answers`(`assessment_id`,`standard_id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "criterion_marks_criterion" CHECK(criterion in ('a', 'b', 'c', 'd', 'e')),
	CONSTRAINT "criterion_marks_mark" CHECK(mark in ('yes', 'partly', 'no', 'unknown'))
) STRICT;
--> statement-breakpoint
CREATE TABLE `evidence` (
	`assessment_id` text NOT NULL,
	`ref` text NOT NULL,
	`position` integer NOT NULL,
	`kind` text NOT NULL,
	`type` text NOT NULL,
	`title` text NOT NULL,
	`issuer` text,
	`date` text,
	`language` text,
	`pinpoint` text,
	`access` text NOT NULL,
	`url` text,
	`citation` text,
	`version` integer NOT NULL,
	PRIMARY KEY(`assessment_id`, `ref`),
	FOREIGN KEY (`assessment_id`) REFERENCES `assessments`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "evidence_kind" CHECK(kind in ('file', 'link', 'reference')),
	CONSTRAINT "evidence_access" CHECK(access in ('public', 'reviewers', 'internal')),
	CONSTRAINT "evidence_url" CHECK((kind = 'link') = (url is not null)),
	CONSTRAINT "evidence_citation" CHECK((kind = 'reference') = (citation is not null))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `evidence_position` ON `evidence` (`assessment_id`,`position`);--> statement-breakpoint
CREATE TABLE `evidence_files` (
	`assessment_id` text NOT NULL,
	`ref` text NOT NULL,
	`name` text NOT NULL,
	`size` integer NOT NULL,
	`sha256` text NOT NULL,
	`media_type` text NOT NULL,
	`stored_as` text,
	PRIMARY KEY(`assessment_id`, `ref`),
	FOREIGN KEY (`assessment_id`,`ref`) REFERENCES `evidence`(`assessment_id`,`ref`) ON UPDATE no action ON DELETE cascade
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `evidence_files_stored_as` ON `evidence_files` (`stored_as`);--> statement-breakpoint
CREATE TABLE `history` (
	`sequence` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`assessment_id` text NOT NULL,
	`at` text NOT NULL,
	`who` text NOT NULL,
	`what` text NOT NULL,
	`standard_id` text,
	`ref` text,
	`before` text,
	`after` text
) STRICT;
--> statement-breakpoint
CREATE INDEX `history_assessment` ON `history` (`assessment_id`,`sequence`);--> statement-breakpoint
CREATE TABLE `installation` (
	`id` text PRIMARY KEY NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `targets` (
	`assessment_id` text NOT NULL,
	`standard_id` text NOT NULL,
	`design` integer,
	`implementation` integer,
	`by` text,
	PRIMARY KEY(`assessment_id`, `standard_id`),
	FOREIGN KEY (`assessment_id`,`standard_id`) REFERENCES `answers`(`assessment_id`,`standard_id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "targets_design" CHECK(design in (0, 1, 2, 3, 4)),
	CONSTRAINT "targets_implementation" CHECK(implementation in (0, 1, 2, 3, 4))
) STRICT;
