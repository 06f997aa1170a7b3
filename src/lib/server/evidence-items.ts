import { and, asc, eq } from 'drizzle-orm';
import { InputError } from '#lib/core/input-error.ts';
import { LIMITS } from '#lib/core/limits.ts';
import { demand, reach, type AssessmentRow } from './access.ts';
import { touch } from './assessments.ts';
import { record, type NewEntry } from './audit/record.ts';
import { readEvidence, type StoredEvidence } from './db/evidence-rows.ts';
import type { Transaction } from './db/store.ts';
import { NotFound } from './errors.ts';
import type { Actor } from './policy.ts';
import type { World } from './world.ts';

/** @throws NotFound */
export async function stored(
	transaction: Transaction,
	assessmentId: string,
	ref: string
): Promise<StoredEvidence> {
	const [found] = await readEvidence(transaction, assessmentId, ref);
	if (!found) throw new NotFound();
	return found;
}

/** The next id that no item has or had, so that no citation comes to mean another one. */
export async function nextPlace(
	{ db, tables: { evidence, audit } }: Transaction,
	assessmentId: string
): Promise<{ ref: string; position: number }> {
	const rows = await db
		.select({ ref: evidence.ref, position: evidence.position })
		.from(evidence)
		.where(eq(evidence.assessmentId, assessmentId));
	if (rows.length >= LIMITS.evidenceItems) {
		const [got, expected] = [String(rows.length + 1), `≤ ${LIMITS.evidenceItems}`];
		throw new InputError([{ place: '', code: 'count', got, expected }]);
	}
	const removed = await db
		.select({ ref: audit.ref })
		.from(audit)
		.where(and(eq(audit.assessmentId, assessmentId), eq(audit.action, 'evidence.remove')));
	const used = new Set<string | null>([...rows, ...removed].map(({ ref }) => ref));
	let number = rows.length + removed.length + 1;
	while (used.has(`ev-${number}`)) number += 1;
	const position = Math.max(-1, ...rows.map((row) => row.position)) + 1;
	return { ref: `ev-${number}`, position };
}

/** Ids of the standards whose answers cite it. */
export async function citing(
	{ db, tables: { answerEvidence } }: Transaction,
	assessmentId: string,
	ref: string
): Promise<string[]> {
	const rows = await db
		.select({ standardId: answerEvidence.standardId })
		.from(answerEvidence)
		.where(and(eq(answerEvidence.assessmentId, assessmentId), eq(answerEvidence.ref, ref)))
		.orderBy(asc(answerEvidence.standardId));
	return rows.map(({ standardId }) => standardId);
}

/** Notes a change of an item in the assessment and in the trail. */
export async function changed(
	transaction: Transaction,
	actor: Actor,
	world: World,
	{ id: assessmentId, organisationId }: AssessmentRow,
	entry: Omit<NewEntry, 'assessmentId' | 'organisationId'>
): Promise<void> {
	const at = world.now().toISOString();
	await touch(transaction, assessmentId, at);
	await record(transaction, actor, at, { organisationId, assessmentId, ...entry });
}

/** An item that the actor may change, with the assessment that it belongs to. @throws NotFound */
export async function editable(
	transaction: Transaction,
	actor: Actor,
	assessmentId: string,
	ref: string
): Promise<{ row: AssessmentRow; current: StoredEvidence }> {
	const row = await reach(transaction, actor, 'evidence.read', assessmentId);
	const current = await stored(transaction, assessmentId, ref);
	demand(actor, 'evidence.edit', { ...row, institution: current.institution });
	return { row, current };
}
