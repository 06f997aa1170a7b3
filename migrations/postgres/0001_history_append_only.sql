CREATE FUNCTION "history_append_only"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	RAISE EXCEPTION 'history is append-only';
END;
$$;
--> statement-breakpoint
CREATE TRIGGER "history_no_change" BEFORE UPDATE OR DELETE ON "history"
FOR EACH ROW EXECUTE FUNCTION "history_append_only"();
--> statement-breakpoint
CREATE TRIGGER "history_no_truncate" BEFORE TRUNCATE ON "history"
FOR EACH STATEMENT EXECUTE FUNCTION "history_append_only"();
