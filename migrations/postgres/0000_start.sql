CREATE TABLE "actions" (
	"assessment_id" text NOT NULL,
	"ref" text NOT NULL,
	"position" integer NOT NULL,
	"body" json NOT NULL,
	"version" integer NOT NULL,
	CONSTRAINT "actions_key" PRIMARY KEY("assessment_id","ref")
);
--> statement-breakpoint
CREATE TABLE "answer_evidence" (
	"assessment_id" text NOT NULL,
	"standard_id" text NOT NULL,
	"ref" text NOT NULL,
	"position" integer NOT NULL,
	CONSTRAINT "answer_evidence_key" PRIMARY KEY("assessment_id","standard_id","ref")
);
--> statement-breakpoint
CREATE TABLE "answers" (
	"assessment_id" text NOT NULL,
	"standard_id" text NOT NULL,
	"applicable" boolean NOT NULL,
	"not_applicable_reason" text,
	"design" integer,
	"implementation" integer,
	"narrative" text NOT NULL,
	"version" integer NOT NULL,
	CONSTRAINT "answers_key" PRIMARY KEY("assessment_id","standard_id"),
	CONSTRAINT "answers_design" CHECK (design in (0, 1, 2, 3, 4)),
	CONSTRAINT "answers_implementation" CHECK (implementation in (0, 1, 2, 3, 4))
);
--> statement-breakpoint
CREATE TABLE "assessments" (
	"id" text PRIMARY KEY NOT NULL,
	"catalogue_id" text NOT NULL,
	"catalogue_version" text NOT NULL,
	"kind" text NOT NULL,
	"state" text NOT NULL,
	"organisation_name" text NOT NULL,
	"organisation_kind" text NOT NULL,
	"period_from" text NOT NULL,
	"period_to" text NOT NULL,
	"language" text,
	"version" integer NOT NULL,
	"created_at" text NOT NULL,
	"updated_at" text NOT NULL,
	CONSTRAINT "assessments_kind" CHECK (kind in ('self', 'shadow', 'review')),
	CONSTRAINT "assessments_organisation_kind" CHECK (organisation_kind in ('government', 'ngo', 'reviewer'))
);
--> statement-breakpoint
CREATE TABLE "criterion_marks" (
	"assessment_id" text NOT NULL,
	"standard_id" text NOT NULL,
	"criterion" text NOT NULL,
	"mark" text NOT NULL,
	CONSTRAINT "criterion_marks_key" PRIMARY KEY("assessment_id","standard_id","criterion"),
	CONSTRAINT "criterion_marks_criterion" CHECK (criterion in ('a', 'b', 'c', 'd', 'e')),
	CONSTRAINT "criterion_marks_mark" CHECK (mark in ('yes', 'partly', 'no', 'unknown'))
);
--> statement-breakpoint
CREATE TABLE "evidence" (
	"assessment_id" text NOT NULL,
	"ref" text NOT NULL,
	"position" integer NOT NULL,
	"kind" text NOT NULL,
	"type" text NOT NULL,
	"title" text NOT NULL,
	"issuer" text,
	"date" text,
	"language" text,
	"pinpoint" text,
	"access" text NOT NULL,
	"url" text,
	"citation" text,
	"version" integer NOT NULL,
	CONSTRAINT "evidence_key" PRIMARY KEY("assessment_id","ref"),
	CONSTRAINT "evidence_kind" CHECK (kind in ('file', 'link', 'reference')),
	CONSTRAINT "evidence_access" CHECK (access in ('public', 'reviewers', 'internal')),
	CONSTRAINT "evidence_url" CHECK ((kind = 'link') = (url is not null)),
	CONSTRAINT "evidence_citation" CHECK ((kind = 'reference') = (citation is not null))
);
--> statement-breakpoint
CREATE TABLE "evidence_files" (
	"assessment_id" text NOT NULL,
	"ref" text NOT NULL,
	"name" text NOT NULL,
	"size" bigint NOT NULL,
	"sha256" text NOT NULL,
	"media_type" text NOT NULL,
	"stored_as" text,
	CONSTRAINT "evidence_files_key" PRIMARY KEY("assessment_id","ref"),
	CONSTRAINT "evidence_files_stored_as" UNIQUE("stored_as")
);
--> statement-breakpoint
CREATE TABLE "history" (
	"sequence" bigserial PRIMARY KEY NOT NULL,
	"assessment_id" text NOT NULL,
	"at" text NOT NULL,
	"who" text NOT NULL,
	"what" text NOT NULL,
	"standard_id" text,
	"ref" text,
	"before" json,
	"after" json
);
--> statement-breakpoint
CREATE TABLE "installation" (
	"id" text PRIMARY KEY NOT NULL
);
--> statement-breakpoint
CREATE TABLE "targets" (
	"assessment_id" text NOT NULL,
	"standard_id" text NOT NULL,
	"design" integer,
	"implementation" integer,
	"by" text,
	CONSTRAINT "targets_key" PRIMARY KEY("assessment_id","standard_id"),
	CONSTRAINT "targets_design" CHECK (design in (0, 1, 2, 3, 4)),
	CONSTRAINT "targets_implementation" CHECK (implementation in (0, 1, 2, 3, 4))
);
--> statement-breakpoint
ALTER TABLE "actions" ADD CONSTRAINT "actions_assessment_id_assessments_id_fk" FOREIGN KEY ("assessment_id") REFERENCES "public"."assessments"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answer_evidence" ADD CONSTRAINT "answer_evidence_answer" FOREIGN KEY ("assessment_id","standard_id") REFERENCES "public"."answers"("assessment_id","standard_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answer_evidence" ADD CONSTRAINT "answer_evidence_evidence" FOREIGN KEY ("assessment_id","ref") REFERENCES "public"."evidence"("assessment_id","ref") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answers" ADD CONSTRAINT "answers_assessment_id_assessments_id_fk" FOREIGN KEY ("assessment_id") REFERENCES "public"."assessments"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "criterion_marks" ADD CONSTRAINT "criterion_marks_answer" FOREIGN KEY ("assessment_id","standard_id") REFERENCES "public"."answers"("assessment_id","standard_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_assessment_id_assessments_id_fk" FOREIGN KEY ("assessment_id") REFERENCES "public"."assessments"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evidence_files" ADD CONSTRAINT "evidence_files_evidence" FOREIGN KEY ("assessment_id","ref") REFERENCES "public"."evidence"("assessment_id","ref") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "targets" ADD CONSTRAINT "targets_answer" FOREIGN KEY ("assessment_id","standard_id") REFERENCES "public"."answers"("assessment_id","standard_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "actions_position" ON "actions" USING btree ("assessment_id","position");--> statement-breakpoint
CREATE INDEX "answer_evidence_ref" ON "answer_evidence" USING btree ("assessment_id","ref");--> statement-breakpoint
CREATE UNIQUE INDEX "evidence_position" ON "evidence" USING btree ("assessment_id","position");--> statement-breakpoint
CREATE INDEX "history_assessment" ON "history" USING btree ("assessment_id","sequence");