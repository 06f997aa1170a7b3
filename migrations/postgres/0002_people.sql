CREATE TABLE "assignments" (
	"assessment_id" text NOT NULL,
	"standard_id" text NOT NULL,
	"institution" text NOT NULL,
	"person_id" text,
	"due" text,
	"progress" text NOT NULL,
	"answer" json,
	"note" text,
	"changed_at" text,
	"changed_by" text,
	"version" integer NOT NULL,
	CONSTRAINT "assignments_key" PRIMARY KEY("assessment_id","standard_id","institution"),
	CONSTRAINT "assignments_progress" CHECK (progress in ('open', 'in-progress', 'ready', 'sent-back', 'approved'))
);
--> statement-breakpoint
CREATE TABLE "audit" (
	"sequence" integer PRIMARY KEY NOT NULL,
	"at" text NOT NULL,
	"action" text NOT NULL,
	"organisation_id" text,
	"person_id" text,
	"assessment_id" text,
	"standard_id" text,
	"ref" text,
	"details" text NOT NULL,
	"hash" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "audit_details" (
	"sequence" integer PRIMARY KEY NOT NULL,
	"salt" text NOT NULL,
	"who" text NOT NULL,
	"before" json,
	"after" json
);
--> statement-breakpoint
CREATE TABLE "challenges" (
	"hash" text PRIMARY KEY NOT NULL,
	"purpose" text NOT NULL,
	"person_id" text,
	"body" json NOT NULL,
	"expires_at" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "checkpoints" (
	"size" integer PRIMARY KEY NOT NULL,
	"head" text NOT NULL,
	"at" text NOT NULL,
	"signature" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "comments" (
	"id" text PRIMARY KEY NOT NULL,
	"assessment_id" text NOT NULL,
	"standard_id" text NOT NULL,
	"parent_id" text,
	"audience" text NOT NULL,
	"institution" text,
	"person_id" text NOT NULL,
	"who" text NOT NULL,
	"body" text NOT NULL,
	"at" text NOT NULL,
	"resolved_at" text,
	"resolved_by" text,
	CONSTRAINT "comments_audience" CHECK (audience in ('internal', 'shared'))
);
--> statement-breakpoint
CREATE TABLE "decisions" (
	"assessment_id" text NOT NULL,
	"standard_id" text NOT NULL,
	"institution" text,
	"reason" text,
	"decided_by" text NOT NULL,
	"decided_at" text NOT NULL,
	CONSTRAINT "decisions_key" PRIMARY KEY("assessment_id","standard_id")
);
--> statement-breakpoint
CREATE TABLE "devices" (
	"hash" text PRIMARY KEY NOT NULL,
	"person_id" text NOT NULL,
	"seen_at" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "identities" (
	"issuer" text NOT NULL,
	"subject" text NOT NULL,
	"person_id" text NOT NULL,
	"created_at" text NOT NULL,
	CONSTRAINT "identities_key" PRIMARY KEY("issuer","subject")
);
--> statement-breakpoint
CREATE TABLE "invitations" (
	"id" text PRIMARY KEY NOT NULL,
	"hash" text NOT NULL,
	"email" text NOT NULL,
	"name" text NOT NULL,
	"language" text,
	"organisation_id" text,
	"role" text,
	"institution" text,
	"until" text,
	"invited_by" text,
	"confirmed_by" text,
	"needs_confirmation" boolean NOT NULL,
	"created_at" text NOT NULL,
	"expires_at" text NOT NULL,
	"accepted_at" text,
	"revoked_at" text,
	CONSTRAINT "invitations_hash" UNIQUE("hash"),
	CONSTRAINT "invitations_role" CHECK (role in ('coordinator', 'contributor', 'observer'))
);
--> statement-breakpoint
CREATE TABLE "memberships" (
	"organisation_id" text NOT NULL,
	"person_id" text NOT NULL,
	"role" text NOT NULL,
	"institution" text,
	"until" text,
	"version" integer NOT NULL,
	"created_at" text NOT NULL,
	CONSTRAINT "memberships_key" PRIMARY KEY("organisation_id","person_id"),
	CONSTRAINT "memberships_role" CHECK (role in ('coordinator', 'contributor', 'observer'))
);
--> statement-breakpoint
CREATE TABLE "organisation_states" (
	"organisation_id" text NOT NULL,
	"state" text NOT NULL,
	CONSTRAINT "organisation_states_key" PRIMARY KEY("organisation_id","state")
);
--> statement-breakpoint
CREATE TABLE "organisations" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"version" integer NOT NULL,
	"created_at" text NOT NULL,
	CONSTRAINT "organisations_kind" CHECK (kind in ('government', 'ngo', 'reviewer'))
);
--> statement-breakpoint
CREATE TABLE "outbox" (
	"id" text PRIMARY KEY NOT NULL,
	"address" text NOT NULL,
	"message" text NOT NULL,
	"language" text NOT NULL,
	"sealed" text NOT NULL,
	"created_at" text NOT NULL,
	"next_try_at" text NOT NULL,
	"tries" integer NOT NULL,
	"sent_at" text,
	"failure" text
);
--> statement-breakpoint
CREATE TABLE "passkeys" (
	"id" text PRIMARY KEY NOT NULL,
	"person_id" text NOT NULL,
	"name" text NOT NULL,
	"public_key" text NOT NULL,
	"counter" bigint NOT NULL,
	"transports" json NOT NULL,
	"created_at" text NOT NULL,
	"used_at" text
);
--> statement-breakpoint
CREATE TABLE "people" (
	"id" text PRIMARY KEY NOT NULL,
	"email" text NOT NULL,
	"name" text NOT NULL,
	"language" text,
	"administrator" boolean NOT NULL,
	"password_hash" text,
	"totp_secret" text,
	"totp_step" bigint,
	"disabled_at" text,
	"version" integer NOT NULL,
	"created_at" text NOT NULL,
	CONSTRAINT "people_email" UNIQUE("email")
);
--> statement-breakpoint
CREATE TABLE "recovery_codes" (
	"person_id" text NOT NULL,
	"hash" text NOT NULL,
	"used_at" text,
	CONSTRAINT "recovery_codes_key" PRIMARY KEY("person_id","hash")
);
--> statement-breakpoint
CREATE TABLE "reminders" (
	"key" text PRIMARY KEY NOT NULL,
	"at" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "resets" (
	"hash" text PRIMARY KEY NOT NULL,
	"person_id" text NOT NULL,
	"created_at" text NOT NULL,
	"expires_at" text NOT NULL,
	"used_at" text
);
--> statement-breakpoint
CREATE TABLE "round_organisations" (
	"round_id" text NOT NULL,
	"organisation_id" text NOT NULL,
	CONSTRAINT "round_organisations_key" PRIMARY KEY("round_id","organisation_id")
);
--> statement-breakpoint
CREATE TABLE "rounds" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"catalogue_id" text NOT NULL,
	"catalogue_version" text NOT NULL,
	"period_from" text NOT NULL,
	"period_to" text NOT NULL,
	"opens" text NOT NULL,
	"due" text NOT NULL,
	"closes" text NOT NULL,
	"version" integer NOT NULL,
	"created_at" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"hash" text PRIMARY KEY NOT NULL,
	"id" text NOT NULL,
	"person_id" text NOT NULL,
	"stage" text NOT NULL,
	"device" text,
	"created_at" text NOT NULL,
	"seen_at" text NOT NULL,
	"proven_at" text,
	CONSTRAINT "sessions_id" UNIQUE("id"),
	CONSTRAINT "sessions_stage" CHECK (stage in ('second-factor', 'enrolment', 'full'))
);
--> statement-breakpoint
CREATE TABLE "submission_files" (
	"submission_id" text NOT NULL,
	"ref" text NOT NULL,
	"stored_as" text NOT NULL,
	CONSTRAINT "submission_files_key" PRIMARY KEY("submission_id","ref")
);
--> statement-breakpoint
CREATE TABLE "submissions" (
	"id" text PRIMARY KEY NOT NULL,
	"assessment_id" text NOT NULL,
	"number" integer NOT NULL,
	"reason" text,
	"document" text NOT NULL,
	"sha256" text NOT NULL,
	"submitted_at" text NOT NULL,
	"submitted_by" text NOT NULL,
	"audit_sequence" integer NOT NULL,
	"superseded" boolean NOT NULL,
	"outcome" text,
	"outcome_reason" text,
	"outcome_at" text,
	"outcome_by" text
);
--> statement-breakpoint
ALTER TABLE "answers" ADD COLUMN "carried_from" text;--> statement-breakpoint
ALTER TABLE "assessments" ADD COLUMN "organisation_id" text;--> statement-breakpoint
-- Who answers so far becomes an organisation, so that everything has an owner; a government has one State.
CREATE TEMPORARY TABLE "owners" ON COMMIT DROP AS
SELECT md5(random()::text || clock_timestamp()::text) AS "id", "organisation_kind" AS "kind", "organisation_name" AS "name",
	CASE WHEN "organisation_kind" = 'government' THEN "state" ELSE '' END AS "state", min("created_at") AS "created_at"
FROM "assessments" GROUP BY 2, 3, 4;--> statement-breakpoint
INSERT INTO "organisations" ("id", "kind", "name", "version", "created_at")
SELECT "id", "kind", "name", 1, "created_at" FROM "owners";--> statement-breakpoint
INSERT INTO "organisation_states" ("organisation_id", "state")
SELECT DISTINCT "owners"."id", "assessments"."state" FROM "assessments"
JOIN "owners" ON "owners"."kind" = "organisation_kind" AND "owners"."name" = "organisation_name"
	AND "owners"."state" IN ('', "assessments"."state")
WHERE "organisation_kind" <> 'reviewer';--> statement-breakpoint
UPDATE "assessments" SET "organisation_id" = "owners"."id" FROM "owners"
WHERE "owners"."kind" = "organisation_kind" AND "owners"."name" = "organisation_name"
	AND "owners"."state" IN ('', "assessments"."state");--> statement-breakpoint
ALTER TABLE "assessments" ALTER COLUMN "organisation_id" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "assessments" ADD COLUMN "round_id" text;--> statement-breakpoint
ALTER TABLE "assessments" ADD COLUMN "previous_id" text;--> statement-breakpoint
ALTER TABLE "assessments" ADD COLUMN "status" text DEFAULT 'draft' NOT NULL;--> statement-breakpoint
ALTER TABLE "evidence" ADD COLUMN "institution" text;--> statement-breakpoint
ALTER TABLE "installation" ADD COLUMN "keys" text;--> statement-breakpoint
ALTER TABLE "assignments" ADD CONSTRAINT "assignments_assessment_id_assessments_id_fk" FOREIGN KEY ("assessment_id") REFERENCES "public"."assessments"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignments" ADD CONSTRAINT "assignments_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "challenges" ADD CONSTRAINT "challenges_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comments" ADD CONSTRAINT "comments_assessment_id_assessments_id_fk" FOREIGN KEY ("assessment_id") REFERENCES "public"."assessments"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decisions" ADD CONSTRAINT "decisions_assessment_id_assessments_id_fk" FOREIGN KEY ("assessment_id") REFERENCES "public"."assessments"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "devices" ADD CONSTRAINT "devices_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identities" ADD CONSTRAINT "identities_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "organisation_states" ADD CONSTRAINT "organisation_states_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "passkeys" ADD CONSTRAINT "passkeys_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recovery_codes" ADD CONSTRAINT "recovery_codes_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "resets" ADD CONSTRAINT "resets_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "round_organisations" ADD CONSTRAINT "round_organisations_round_id_rounds_id_fk" FOREIGN KEY ("round_id") REFERENCES "public"."rounds"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "round_organisations" ADD CONSTRAINT "round_organisations_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "submission_files" ADD CONSTRAINT "submission_files_submission_id_submissions_id_fk" FOREIGN KEY ("submission_id") REFERENCES "public"."submissions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "submissions" ADD CONSTRAINT "submissions_assessment_id_assessments_id_fk" FOREIGN KEY ("assessment_id") REFERENCES "public"."assessments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "assignments_person" ON "assignments" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "audit_assessment" ON "audit" USING btree ("assessment_id","sequence");--> statement-breakpoint
CREATE INDEX "audit_organisation" ON "audit" USING btree ("organisation_id","sequence");--> statement-breakpoint
CREATE INDEX "comments_standard" ON "comments" USING btree ("assessment_id","standard_id");--> statement-breakpoint
CREATE INDEX "devices_person" ON "devices" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "invitations_organisation" ON "invitations" USING btree ("organisation_id");--> statement-breakpoint
CREATE INDEX "memberships_person" ON "memberships" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "outbox_next" ON "outbox" USING btree ("sent_at","next_try_at");--> statement-breakpoint
CREATE INDEX "passkeys_person" ON "passkeys" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "round_organisations_organisation" ON "round_organisations" USING btree ("organisation_id");--> statement-breakpoint
CREATE INDEX "sessions_person" ON "sessions" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "submission_files_stored_as" ON "submission_files" USING btree ("stored_as");--> statement-breakpoint
CREATE UNIQUE INDEX "submissions_number" ON "submissions" USING btree ("assessment_id","number");--> statement-breakpoint
ALTER TABLE "assessments" ADD CONSTRAINT "assessments_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assessments" ADD CONSTRAINT "assessments_round_id_rounds_id_fk" FOREIGN KEY ("round_id") REFERENCES "public"."rounds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "assessments_organisation" ON "assessments" USING btree ("organisation_id");--> statement-breakpoint
ALTER TABLE "assessments" ADD CONSTRAINT "assessments_status" CHECK (status in ('draft', 'in-approval', 'submitted', 'returned', 'accepted'));