CREATE TABLE "aliases" (
	"organisation_id" text NOT NULL,
	"state" text NOT NULL,
	"number" integer NOT NULL,
	CONSTRAINT "aliases_key" PRIMARY KEY("organisation_id","state"),
	CONSTRAINT "aliases_from_one" CHECK (number >= 1)
);
--> statement-breakpoint
CREATE TABLE "clarification_messages" (
	"id" text PRIMARY KEY NOT NULL,
	"clarification_id" text NOT NULL,
	"position" integer NOT NULL,
	"side" text NOT NULL,
	"person_id" text NOT NULL,
	"who" text NOT NULL,
	"body" text NOT NULL,
	"at" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "clarifications" (
	"id" text PRIMARY KEY NOT NULL,
	"review_id" text NOT NULL,
	"standard_id" text NOT NULL,
	"kind" text NOT NULL,
	"due" text,
	"state" text NOT NULL,
	"version" integer NOT NULL,
	"at" text NOT NULL,
	CONSTRAINT "clarifications_kind" CHECK (kind in ('question', 'finding')),
	CONSTRAINT "clarifications_state" CHECK (state in ('open', 'answered', 'closed'))
);
--> statement-breakpoint
CREATE TABLE "conclusions" (
	"review_id" text NOT NULL,
	"standard_id" text NOT NULL,
	"body" json NOT NULL,
	"reason" text NOT NULL,
	"version" integer NOT NULL,
	"at" text NOT NULL,
	"by" text NOT NULL,
	CONSTRAINT "conclusions_key" PRIMARY KEY("review_id","standard_id")
);
--> statement-breakpoint
CREATE TABLE "declarations" (
	"id" text PRIMARY KEY NOT NULL,
	"review_id" text NOT NULL,
	"person_id" text NOT NULL,
	"state" text NOT NULL,
	"conflict" boolean NOT NULL,
	"statement" text NOT NULL,
	"at" text NOT NULL,
	"lifted_at" text,
	"lifted_by" text,
	"lifted_reason" text
);
--> statement-breakpoint
CREATE TABLE "imports" (
	"submission_id" text PRIMARY KEY NOT NULL,
	"fingerprint" text NOT NULL,
	"manifest" text NOT NULL,
	"signature" text NOT NULL,
	"at" text NOT NULL,
	"by" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "practices" (
	"submission_id" text NOT NULL,
	"standard_id" text NOT NULL,
	"summary" text NOT NULL,
	CONSTRAINT "practices_key" PRIMARY KEY("submission_id","standard_id")
);
--> statement-breakpoint
CREATE TABLE "ratings" (
	"review_id" text NOT NULL,
	"standard_id" text NOT NULL,
	"person_id" text NOT NULL,
	"who" text NOT NULL,
	"body" json NOT NULL,
	"decided" boolean NOT NULL,
	"version" integer NOT NULL,
	"at" text NOT NULL,
	CONSTRAINT "ratings_key" PRIMARY KEY("review_id","standard_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "reviewers" (
	"review_id" text NOT NULL,
	"person_id" text NOT NULL,
	"standards" json,
	"until" text,
	"version" integer NOT NULL,
	CONSTRAINT "reviewers_key" PRIMARY KEY("review_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "reviews" (
	"id" text PRIMARY KEY NOT NULL,
	"submission_id" text NOT NULL,
	"organisation_id" text NOT NULL,
	"previous_id" text,
	"blind" boolean NOT NULL,
	"status" text NOT NULL,
	"assessment_id" text,
	"version" integer NOT NULL,
	"created_at" text NOT NULL,
	"created_by" text NOT NULL,
	"finalised_at" text,
	"finalised_by" text,
	CONSTRAINT "reviews_status" CHECK (status in ('open', 'finalised'))
);
--> statement-breakpoint
CREATE TABLE "senders" (
	"fingerprint" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"public_key" text NOT NULL,
	"added_at" text NOT NULL,
	"added_by" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "state_groups" (
	"id" text PRIMARY KEY NOT NULL,
	"organisation_id" text NOT NULL,
	"name" text NOT NULL,
	"states" json NOT NULL,
	"version" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "submission_levels" (
	"submission_id" text PRIMARY KEY NOT NULL,
	"levels" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "assessments" ADD COLUMN "imported_from" text;--> statement-breakpoint
ALTER TABLE "assessments" ADD COLUMN "origin_id" text;--> statement-breakpoint
ALTER TABLE "aliases" ADD CONSTRAINT "aliases_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "clarification_messages" ADD CONSTRAINT "clarification_messages_clarification_id_clarifications_id_fk" FOREIGN KEY ("clarification_id") REFERENCES "public"."clarifications"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "clarifications" ADD CONSTRAINT "clarifications_review_id_reviews_id_fk" FOREIGN KEY ("review_id") REFERENCES "public"."reviews"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "conclusions" ADD CONSTRAINT "conclusions_review_id_reviews_id_fk" FOREIGN KEY ("review_id") REFERENCES "public"."reviews"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "declarations" ADD CONSTRAINT "declarations_review_id_reviews_id_fk" FOREIGN KEY ("review_id") REFERENCES "public"."reviews"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "declarations" ADD CONSTRAINT "declarations_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "imports" ADD CONSTRAINT "imports_submission_id_submissions_id_fk" FOREIGN KEY ("submission_id") REFERENCES "public"."submissions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "practices" ADD CONSTRAINT "practices_submission_id_submissions_id_fk" FOREIGN KEY ("submission_id") REFERENCES "public"."submissions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ratings" ADD CONSTRAINT "ratings_review_id_reviews_id_fk" FOREIGN KEY ("review_id") REFERENCES "public"."reviews"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ratings" ADD CONSTRAINT "ratings_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reviewers" ADD CONSTRAINT "reviewers_review_id_reviews_id_fk" FOREIGN KEY ("review_id") REFERENCES "public"."reviews"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reviewers" ADD CONSTRAINT "reviewers_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reviews" ADD CONSTRAINT "reviews_submission_id_submissions_id_fk" FOREIGN KEY ("submission_id") REFERENCES "public"."submissions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reviews" ADD CONSTRAINT "reviews_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reviews" ADD CONSTRAINT "reviews_assessment_id_assessments_id_fk" FOREIGN KEY ("assessment_id") REFERENCES "public"."assessments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "state_groups" ADD CONSTRAINT "state_groups_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "submission_levels" ADD CONSTRAINT "submission_levels_submission_id_submissions_id_fk" FOREIGN KEY ("submission_id") REFERENCES "public"."submissions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "aliases_number" ON "aliases" USING btree ("organisation_id","number");--> statement-breakpoint
CREATE UNIQUE INDEX "clarification_messages_position" ON "clarification_messages" USING btree ("clarification_id","position");--> statement-breakpoint
CREATE INDEX "clarifications_review" ON "clarifications" USING btree ("review_id","standard_id");--> statement-breakpoint
CREATE INDEX "declarations_person" ON "declarations" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "declarations_review" ON "declarations" USING btree ("review_id");--> statement-breakpoint
CREATE INDEX "reviewers_person" ON "reviewers" USING btree ("person_id");--> statement-breakpoint
CREATE UNIQUE INDEX "reviews_submission" ON "reviews" USING btree ("submission_id","organisation_id");--> statement-breakpoint
CREATE INDEX "reviews_organisation" ON "reviews" USING btree ("organisation_id");--> statement-breakpoint
CREATE INDEX "state_groups_organisation" ON "state_groups" USING btree ("organisation_id");--> statement-breakpoint
CREATE UNIQUE INDEX "assessments_origin" ON "assessments" USING btree ("imported_from","origin_id");