import type { AuditRow, DetailsRow } from './audit/entry.ts';
import { csvRows } from './csv.ts';

export const TRAIL_FORMATS = ['csv', 'jsonl'] as const;
export type TrailFormat = (typeof TRAIL_FORMATS)[number];

export type ExportedEntry = { entry: AuditRow; details: DetailsRow | null };

const COLUMNS = [
	'sequence',
	'at',
	'action',
	'organisation',
	'person',
	'who',
	'assessment',
	'standard',
	'ref',
	'before',
	'after',
	'hash'
];

/** What stands before the first entry. */
export const TRAIL_HEAD: Record<TrailFormat, string> = {
	csv: csvRows([COLUMNS], { first: true }),
	jsonl: ''
};

/**
 * Entries as lines. As JSON they are all that their hash is made of, so that whoever has the entry
 * before can check it; CSV is for reading.
 */
export const entryLines = (entries: readonly ExportedEntry[], format: TrailFormat): string =>
	format === 'csv'
		? csvRows(entries.map(rowOf), { first: false })
		: entries
				.map(({ entry, details }) => `${JSON.stringify({ ...entry, ...named(details) })}\n`)
				.join('');

/** The hash of the details is in the entry; the details themselves beside it. */
const named = (details: DetailsRow | null) =>
	details && {
		salt: details.salt,
		who: details.who,
		before: details.before,
		after: details.after
	};

const rowOf = ({ entry, details }: ExportedEntry) => [
	entry.sequence,
	entry.at,
	entry.action,
	entry.organisationId,
	entry.personId,
	details?.who ?? null,
	entry.assessmentId,
	entry.standardId,
	entry.ref,
	jsonOf(details?.before),
	jsonOf(details?.after),
	entry.hash
];

const jsonOf = (value: unknown): string | null =>
	value === null || value === undefined ? null : JSON.stringify(value);
