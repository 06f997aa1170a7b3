CREATE FUNCTION "append_only"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	RAISE EXCEPTION '% is append-only', TG_TABLE_NAME;
END;
$$;
--> statement-breakpoint
CREATE TRIGGER "audit_no_update" BEFORE UPDATE ON "audit"
FOR EACH ROW WHEN (OLD.hash <> '') EXECUTE FUNCTION "append_only"();
--> statement-breakpoint
CREATE TRIGGER "audit_no_delete" BEFORE DELETE ON "audit"
FOR EACH ROW EXECUTE FUNCTION "append_only"();
--> statement-breakpoint
CREATE TRIGGER "audit_no_truncate" BEFORE TRUNCATE ON "audit"
FOR EACH STATEMENT EXECUTE FUNCTION "append_only"();
--> statement-breakpoint
CREATE TRIGGER "submissions_no_update" BEFORE UPDATE OF
	"id", "assessment_id", "number", "reason", "document", "sha256", "submitted_at", "submitted_by", "audit_sequence" ON "submissions"
FOR EACH ROW EXECUTE FUNCTION "append_only"();
--> statement-breakpoint
CREATE TRIGGER "submissions_no_delete" BEFORE DELETE ON "submissions"
FOR EACH ROW EXECUTE FUNCTION "append_only"();
--> statement-breakpoint
CREATE TRIGGER "submissions_no_truncate" BEFORE TRUNCATE ON "submissions"
FOR EACH STATEMENT EXECUTE FUNCTION "append_only"();
--> statement-breakpoint
DROP FUNCTION "history_append_only"();
