CREATE TABLE `aliases` (
	`organisation_id` text NOT NULL,
	`state` text NOT NULL,
	`number` integer NOT NULL,
	PRIMARY KEY(`organisation_id`, `state`),
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "aliases_from_one" CHECK(number >= 1)
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `aliases_number` ON `aliases` (`organisation_id`,`number`);--> statement-breakpoint
CREATE TABLE `clarification_messages` (
	`id` text PRIMARY KEY NOT NULL,
	`clarification_id` text NOT NULL,
	`position` integer NOT NULL,
	`side` text NOT NULL,
	`person_id` text NOT NULL,
	`who` text NOT NULL,
	`body` text NOT NULL,
	`at` text NOT NULL,
	FOREIGN KEY (`clarification_id`) REFERENCES `clarifications`(`id`) ON UPDATE no action ON DELETE cascade
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `clarification_messages_position` ON `clarification_messages` (`clarification_id`,`position`);--> statement-breakpoint
CREATE TABLE `clarifications` (
	`id` text PRIMARY KEY NOT NULL,
	`review_id` text NOT NULL,
	`standard_id` text NOT NULL,
	`kind` text NOT NULL,
	`due` text,
	`state` text NOT NULL,
	`version` integer NOT NULL,
	`at` text NOT NULL,
	FOREIGN KEY (`review_id`) REFERENCES `reviews`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "clarifications_kind" CHECK(kind in ('question', 'finding')),
	CONSTRAINT "clarifications_state" CHECK(state in ('open', 'answered', 'closed'))
) STRICT;
--> statement-breakpoint
CREATE INDEX `clarifications_review` ON `clarifications` (`review_id`,`standard_id`);--> statement-breakpoint
CREATE TABLE `conclusions` (
	`review_id` text NOT NULL,
	`standard_id` text NOT NULL,
	`body` text NOT NULL,
	`reason` text NOT NULL,
	`version` integer NOT NULL,
	`at` text NOT NULL,
	`by` text NOT NULL,
	PRIMARY KEY(`review_id`, `standard_id`),
	FOREIGN KEY (`review_id`) REFERENCES `reviews`(`id`) ON UPDATE no action ON DELETE cascade
) STRICT;
--> statement-breakpoint
CREATE TABLE `declarations` (
	`id` text PRIMARY KEY NOT NULL,
	`review_id` text NOT NULL,
	`person_id` text NOT NULL,
	`state` text NOT NULL,
	`conflict` integer NOT NULL,
	`statement` text NOT NULL,
	`at` text NOT NULL,
	`lifted_at` text,
	`lifted_by` text,
	`lifted_reason` text,
	FOREIGN KEY (`review_id`) REFERENCES `reviews`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE cascade
) STRICT;
--> statement-breakpoint
CREATE INDEX `declarations_person` ON `declarations` (`person_id`);--> statement-breakpoint
CREATE INDEX `declarations_review` ON `declarations` (`review_id`);--> statement-breakpoint
CREATE TABLE `imports` (
	`submission_id` text PRIMARY KEY NOT NULL,
	`fingerprint` text NOT NULL,
	`manifest` text NOT NULL,
	`signature` text NOT NULL,
	`at` text NOT NULL,
	`by` text NOT NULL,
	FOREIGN KEY (`submission_id`) REFERENCES `submissions`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `practices` (
	`submission_id` text NOT NULL,
	`standard_id` text NOT NULL,
	`summary` text NOT NULL,
	PRIMARY KEY(`submission_id`, `standard_id`),
	FOREIGN KEY (`submission_id`) REFERENCES `submissions`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `ratings` (
	`review_id` text NOT NULL,
	`standard_id` text NOT NULL,
	`person_id` text NOT NULL,
	`who` text NOT NULL,
	`body` text NOT NULL,
	`decided` integer NOT NULL,
	`version` integer NOT NULL,
	`at` text NOT NULL,
	PRIMARY KEY(`review_id`, `standard_id`, `person_id`),
	FOREIGN KEY (`review_id`) REFERENCES `reviews`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE cascade
) STRICT;
--> statement-breakpoint
CREATE TABLE `reviewers` (
	`review_id` text NOT NULL,
	`person_id` text NOT NULL,
	`standards` text,
	`until` text,
	`version` integer NOT NULL,
	PRIMARY KEY(`review_id`, `person_id`),
	FOREIGN KEY (`review_id`) REFERENCES `reviews`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE cascade
) STRICT;
--> statement-breakpoint
CREATE INDEX `reviewers_person` ON `reviewers` (`person_id`);--> statement-breakpoint
CREATE TABLE `reviews` (
	`id` text PRIMARY KEY NOT NULL,
	`submission_id` text NOT NULL,
	`organisation_id` text NOT NULL,
	`previous_id` text,
	`blind` integer NOT NULL,
	`status` text NOT NULL,
	`assessment_id` text,
	`version` integer NOT NULL,
	`created_at` text NOT NULL,
	`created_by` text NOT NULL,
	`finalised_at` text,
	`finalised_by` text,
	FOREIGN KEY (`submission_id`) REFERENCES `submissions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`assessment_id`) REFERENCES `assessments`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "reviews_status" CHECK(status in ('open', 'finalised'))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `reviews_submission` ON `reviews` (`submission_id`,`organisation_id`);--> statement-breakpoint
CREATE INDEX `reviews_organisation` ON `reviews` (`organisation_id`);--> statement-breakpoint
CREATE TABLE `senders` (
	`fingerprint` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`public_key` text NOT NULL,
	`added_at` text NOT NULL,
	`added_by` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `state_groups` (
	`id` text PRIMARY KEY NOT NULL,
	`organisation_id` text NOT NULL,
	`name` text NOT NULL,
	`states` text NOT NULL,
	`version` integer NOT NULL,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE cascade
) STRICT;
--> statement-breakpoint
CREATE INDEX `state_groups_organisation` ON `state_groups` (`organisation_id`);--> statement-breakpoint
CREATE TABLE `submission_levels` (
	`submission_id` text PRIMARY KEY NOT NULL,
	`levels` text NOT NULL,
	FOREIGN KEY (`submission_id`) REFERENCES `submissions`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
ALTER TABLE `assessments` ADD `imported_from` text;--> statement-breakpoint
ALTER TABLE `assessments` ADD `origin_id` text;--> statement-breakpoint
CREATE UNIQUE INDEX `assessments_origin` ON `assessments` (`imported_from`,`origin_id`);