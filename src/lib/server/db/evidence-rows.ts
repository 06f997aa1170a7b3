import { and, asc, eq, type InferSelectModel } from 'drizzle-orm';
import type { Evidence } from '#lib/core/assessment.ts';
import type { EvidenceDraft } from '#lib/core/evidence-draft.ts';
import type { Transaction } from './store.ts';
import type { Tables } from './tables.ts';

type Row = InferSelectModel<Tables['evidence']>;
type FileRow = InferSelectModel<Tables['evidenceFiles']>;

/** An evidence item, its version, and under which name its file's bytes are here, if they are. */
export type StoredEvidence = {
	item: Evidence;
	version: number;
	storedAs: string | null;
	/** Whose contributor brought it; `null` for the coordinators'. */
	institution: string | null;
};

/** The evidence of an assessment in its order, or the one item `ref`, in one query. */
export async function readEvidence(
	{ db, tables: { evidence, evidenceFiles } }: Transaction,
	assessmentId: string,
	ref?: string
): Promise<StoredEvidence[]> {
	const rows = await db
		.select({ row: evidence, file: evidenceFiles })
		.from(evidence)
		.leftJoin(
			evidenceFiles,
			and(
				eq(evidenceFiles.assessmentId, evidence.assessmentId),
				eq(evidenceFiles.ref, evidence.ref)
			)
		)
		.where(
			and(
				eq(evidence.assessmentId, assessmentId),
				ref === undefined ? undefined : eq(evidence.ref, ref)
			)
		)
		.orderBy(asc(evidence.position));
	return rows.map(({ row, file }) => ({
		item: evidenceOf(row, file),
		version: row.version,
		storedAs: file?.storedAs ?? null,
		institution: row.institution
	}));
}

/** Fields in the order of the file format; what is `null` in the row is absent. */
function evidenceOf(row: Row, file: FileRow | null): Evidence {
	const { ref: id, title, issuer, date, language, pinpoint, access, kind, type } = row;
	const described = {
		id,
		title,
		...(issuer !== null && { issuer }),
		...(date !== null && { date }),
		...(language !== null && { language }),
		...(pinpoint !== null && { pinpoint }),
		access
	};
	if (kind === 'file' && file) {
		const { name, size, sha256, mediaType } = file;
		return { ...described, kind, type, file: { name, size, sha256, mediaType } };
	}
	if (kind === 'link' && row.url !== null) return { ...described, kind, type, url: row.url };
	if (kind === 'reference' && row.citation !== null)
		return { ...described, kind, type, citation: row.citation };
	throw new Error(`evidence ${id} of ${row.assessmentId} lacks what a ${kind} has`);
}

/** What a person can change of an item, as columns. */
export const draftColumns = (draft: EvidenceDraft | Evidence) => ({
	kind: draft.kind,
	type: draft.type,
	title: draft.title,
	issuer: draft.issuer ?? null,
	date: draft.date ?? null,
	language: draft.language ?? null,
	pinpoint: draft.pinpoint ?? null,
	access: draft.access,
	url: draft.kind === 'link' ? draft.url : null,
	citation: draft.kind === 'reference' ? draft.citation : null
});
