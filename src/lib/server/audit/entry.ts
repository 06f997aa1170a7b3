import { createHash } from 'node:crypto';
import type { InferSelectModel } from 'drizzle-orm';
import { canonicalJson } from '#lib/server/canonical-json.ts';
import type { Tables } from '#lib/server/db/tables.ts';

export type AuditRow = InferSelectModel<Tables['audit']>;
export type DetailsRow = InferSelectModel<Tables['auditDetails']>;

/** What stands before the first entry. */
export const GENESIS = '0'.repeat(64);

/**
 * The link of an entry to the one before: SHA-256 of a zero byte (a leaf, as in RFC 6962), the
 * entry as canonical JSON, and the previous hash.
 * @returns 64 hexadecimal digits
 */
export function hashOfEntry(entry: Omit<AuditRow, 'hash'>, previous: string): string {
	const { sequence, at, action, organisationId, personId, assessmentId, standardId } = entry;
	const { ref, details } = entry;
	const body = {
		sequence,
		at,
		action,
		organisationId,
		personId,
		assessmentId,
		standardId,
		ref,
		details
	};
	return createHash('sha256')
		.update(Buffer.of(0))
		.update(canonicalJson(body))
		.update(Buffer.from(previous, 'hex'))
		.digest('hex');
}

/** The salt hides what the details were once they are erased. */
export const hashOfDetails = ({ salt, who, before, after }: Omit<DetailsRow, 'sequence'>): string =>
	createHash('sha256').update(salt).update(canonicalJson({ who, before, after })).digest('hex');
