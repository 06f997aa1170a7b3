import { randomBytes } from 'node:crypto';
import { asc, desc, eq } from 'drizzle-orm';
import type { Store, Transaction } from '#lib/server/db/store.ts';
import type { Actor } from '#lib/server/policy.ts';
import type { AuditAction } from './actions.ts';
import { GENESIS, hashOfDetails, hashOfEntry } from './entry.ts';

export type NewEntry = {
	action: AuditAction;
	/** Whose trail shows it; `null`: only the installation's. */
	organisationId: string | null;
	assessmentId?: string;
	standard?: string;
	/** What else it is about: an evidence item, a person, a round. */
	ref?: string;
	before?: unknown;
	after?: unknown;
};

/**
 * Appends one entry to the audit trail, in the transaction of the change itself.
 * @returns its sequence number
 */
export async function record(
	{ db, tables: { audit, auditDetails } }: Transaction,
	actor: Actor,
	at: string,
	entry: NewEntry
): Promise<number> {
	const [last] = await db
		.select({ sequence: audit.sequence, hash: audit.hash })
		.from(audit)
		.orderBy(desc(audit.sequence))
		.limit(1);
	const sequence = (last?.sequence ?? 0) + 1;
	const details = {
		salt: randomBytes(16).toString('hex'),
		who: actor.name,
		before: entry.before ?? null,
		after: entry.after ?? null
	};
	const row = {
		sequence,
		at,
		action: entry.action,
		organisationId: entry.organisationId,
		personId: actor.kind === 'person' ? actor.id : null,
		assessmentId: entry.assessmentId ?? null,
		standardId: entry.standard ?? null,
		ref: entry.ref ?? null,
		details: hashOfDetails(details)
	};
	await db.insert(audit).values({ ...row, hash: hashOfEntry(row, last?.hash || GENESIS) });
	await db.insert(auditDetails).values({ sequence, ...details });
	return sequence;
}

/** Chains the entries of a version that had no chain: they have no hash yet. */
export const sealEarlierEntries = (store: Store): Promise<void> =>
	store.write(async ({ db, tables: { audit, auditDetails } }) => {
		const rows = await db
			.select({ entry: audit, details: auditDetails })
			.from(audit)
			.innerJoin(auditDetails, eq(auditDetails.sequence, audit.sequence))
			.where(eq(audit.hash, ''))
			.orderBy(asc(audit.sequence));
		let previous = GENESIS;
		for (const { entry, details } of rows) {
			const sealed = { ...entry, details: hashOfDetails(details) };
			previous = hashOfEntry(sealed, previous);
			await db
				.update(audit)
				.set({ details: sealed.details, hash: previous })
				.where(eq(audit.sequence, entry.sequence));
		}
	});
