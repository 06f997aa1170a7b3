CREATE TRIGGER `audit_no_update` BEFORE UPDATE ON `audit` WHEN OLD.hash <> ''
BEGIN
	SELECT RAISE(ABORT, 'the audit trail is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER `audit_no_delete` BEFORE DELETE ON `audit`
BEGIN
	SELECT RAISE(ABORT, 'the audit trail is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER `submissions_no_update` BEFORE UPDATE OF
	`id`, `assessment_id`, `number`, `reason`, `document`, `sha256`, `submitted_at`, `submitted_by`, `audit_sequence` ON `submissions`
BEGIN
	SELECT RAISE(ABORT, 'a submission stays as it was submitted');
END;
--> statement-breakpoint
CREATE TRIGGER `submissions_no_delete` BEFORE DELETE ON `submissions`
BEGIN
	SELECT RAISE(ABORT, 'a submission stays as it was submitted');
END;
