import { eq, type InferSelectModel } from 'drizzle-orm';
import type { AssessmentHead } from '#lib/core/assessment.ts';
import { FORMAT } from '#lib/core/codes.ts';
import type { Catalogue } from '#lib/core/catalogue.ts';
import { InputError, quote } from '#lib/core/input-error.ts';
import type { Transaction } from './db/store.ts';
import type { Tables } from './db/tables.ts';
import { Denied, NotFound } from './errors.ts';
import { policy, type Actor, type Deed, type ObjectOf } from './policy.ts';

export type AssessmentRow = InferSelectModel<Tables['assessments']>;

/** The deeds that need to know no more than the assessment. */
type AssessmentDeed = {
	[D in Deed]: AssessmentRow extends ObjectOf<D> ? D : never;
}[Deed];

/** @throws NotFound when the actor may not: a `Denied`, which the audit trail tells from what is not there */
export function demand<D extends Deed>(actor: Actor, deed: D, object: ObjectOf<D>): void {
	if (!policy(actor, deed, object)) throw new Denied(deed, object);
}

/**
 * The row of an assessment, for an actor who may do this to it.
 * @throws NotFound when there is none and when the actor may not
 */
export async function reach(
	{ db, tables: { assessments } }: Transaction,
	actor: Actor,
	deed: AssessmentDeed,
	id: string
): Promise<AssessmentRow> {
	const [row] = await db.select().from(assessments).where(eq(assessments.id, id));
	if (!row) throw new NotFound();
	demand(actor, deed, row);
	return row;
}

/**
 * The installed catalogue with which an assessment was made.
 * @throws InputError when it is not installed (any more)
 */
export function catalogueNamed(
	{ id, version }: { id: string; version: string },
	catalogues: readonly Catalogue[]
): Catalogue {
	const catalogue = catalogues.find((one) => one.id === id && one.version === version);
	if (catalogue) return catalogue;
	const expected = catalogues.map((one) => `${one.id} ${one.version}`).join(', ');
	throw new InputError([
		{ place: 'catalogue', code: 'unknown-catalogue', got: quote(`${id} ${version}`), expected }
	]);
}

export const catalogueOfRow = (row: AssessmentRow, catalogues: readonly Catalogue[]): Catalogue =>
	catalogueNamed({ id: row.catalogueId, version: row.catalogueVersion }, catalogues);

export const headOf = (row: AssessmentRow): AssessmentHead => ({
	format: FORMAT,
	catalogue: { id: row.catalogueId, version: row.catalogueVersion },
	kind: row.kind,
	state: row.state,
	organisation: { name: row.organisationName, kind: row.organisationKind },
	period: { from: row.periodFrom, to: row.periodTo },
	...(row.language !== null && { language: row.language })
});

export const columnsOf = ({
	catalogue,
	kind,
	state,
	organisation,
	period,
	language
}: AssessmentHead) => ({
	catalogueId: catalogue.id,
	catalogueVersion: catalogue.version,
	kind,
	state,
	organisationName: organisation.name,
	organisationKind: organisation.kind,
	periodFrom: period.from,
	periodTo: period.to,
	language: language ?? null
});
