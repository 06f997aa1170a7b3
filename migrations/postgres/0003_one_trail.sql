-- The history so far begins the audit trail; its entries are sealed at the next start.
INSERT INTO "audit" ("sequence", "at", "action", "organisation_id", "assessment_id", "standard_id", "ref", "details", "hash")
SELECT row_number() OVER (ORDER BY "sequence"), "at", "what",
	(SELECT "organisation_id" FROM "assessments" WHERE "id" = "assessment_id"), "assessment_id", "standard_id", "ref", '', '' FROM "history";
--> statement-breakpoint
INSERT INTO "audit_details" ("sequence", "salt", "who", "before", "after")
SELECT row_number() OVER (ORDER BY "sequence"), md5(random()::text), "who", "before", "after" FROM "history";
--> statement-breakpoint
DROP TABLE "history" CASCADE;
