import type { SQLiteColumn } from 'drizzle-orm/sqlite-core';
import { asc, count, desc, eq, inArray, sql } from 'drizzle-orm';
import {
	AssessmentHead,
	periodFaults,
	type Answer,
	type Assessment
} from '#lib/core/assessment.ts';
import type { Catalogue } from '#lib/core/catalogue.ts';
import type { Status } from '#lib/core/codes.ts';
import { faultsOf } from '#lib/core/faults.ts';
import { InputError, quote } from '#lib/core/input-error.ts';
import {
	catalogueNamed,
	catalogueOfRow,
	columnsOf,
	demand,
	headOf,
	reach,
	type AssessmentRow
} from './access.ts';
import { readActions } from './actions.ts';
import { readAnswers } from './db/answer-rows.ts';
import { readEvidence } from './db/evidence-rows.ts';
import type { Transaction } from './db/store.ts';
import { record } from './audit/record.ts';
import { newId } from './ids.ts';
import type { Actor } from './policy.ts';
import type { World } from './world.ts';

/** What a save gives back: done, or what stands there now instead, untouched. */
export type Saved<T> =
	{ saved: true; version: number } | { saved: false; current: T; version: number };

export type AssessmentSummary = Omit<AssessmentHead, 'format'> & {
	id: string;
	organisationId: string;
	roundId: string | null;
	status: Status;
	createdAt: string;
	updatedAt: string;
	/** How many standards are not applicable or have a level. */
	answered: number;
};

/** An assessment and what the server knows about it; `versions` go with a save. */
export type StoredAssessment = {
	id: string;
	/** Whose it is, in which round, how far it is, and from which one it was carried over. */
	row: AssessmentRow;
	assessment: Assessment;
	catalogue: Catalogue;
	/** Of the head. */
	version: number;
	/** By standard; 0 where there is no answer yet. */
	versions: Record<string, number>;
	/** The standards whose answer was carried over and not confirmed yet. */
	carried: string[];
	/** By evidence: whether its file is on this server. */
	held: Record<string, boolean>;
	evidenceVersions: Record<string, number>;
	/** By evidence: whose contributor brought it; `null` for the coordinators'. */
	evidenceInstitutions: Record<string, string | null>;
	createdAt: string;
	updatedAt: string;
};

/** The assessments that the actor may see, the last changed first. */
export async function list(actor: Actor, world: World): Promise<AssessmentSummary[]> {
	demand(actor, 'assessment.list', null);
	return world.store.read(async ({ db, tables: { assessments, answers } }) => {
		const said = sql`case when not ${answers.applicable} or ${answers.design} is not null or ${answers.implementation} is not null then 1 end`;
		const rows = await db
			.select({ row: assessments, answered: count(said) })
			.from(assessments)
			.leftJoin(answers, eq(answers.assessmentId, assessments.id))
			.where(ownedBy(actor, assessments.organisationId))
			.groupBy(assessments.id)
			.orderBy(desc(assessments.updatedAt), asc(assessments.id));
		return rows.map(({ row, answered }) => {
			const { catalogue, kind, state, organisation, period, language } = headOf(row);
			const { id, organisationId, roundId, status, createdAt, updatedAt } = row;
			const head = { kind, state, organisation, period, catalogue, ...(language && { language }) };
			return { id, organisationId, roundId, status, ...head, createdAt, updatedAt, answered };
		});
	});
}

/** The tenant filter of a list: from who asks, never from what was asked. */
export const ownedBy = (actor: Actor, column: SQLiteColumn) =>
	actor.kind === 'system'
		? undefined
		: inArray(
				column,
				actor.kind === 'person' ? actor.memberships.map(({ organisation }) => organisation.id) : []
			);

/** Whose a new assessment is, within which round, and from which it is carried over. */
export type Owner = {
	organisationId: string;
	roundId?: string | null;
	previousId?: string | null;
};

/**
 * Makes an empty assessment and returns its id.
 * @throws InputError when the head has faults or names a catalogue that is not installed
 */
export async function create(
	actor: Actor,
	world: World,
	owner: Owner,
	head: AssessmentHead
): Promise<string> {
	const checked = checkedHead(head);
	demand(actor, 'assessment.create', { ...checked, ...owner });
	catalogueNamed(checked.catalogue, world.catalogues);
	const id = newId();
	const at = world.now().toISOString();
	await world.store.write(async (transaction) => {
		await insertHead(transaction, id, owner, checked, at);
		await record(transaction, actor, at, {
			organisationId: owner.organisationId,
			assessmentId: id,
			action: 'assessment.create',
			after: checked
		});
	});
	return id;
}

/** The row of a new assessment. */
export async function insertHead(
	{ db, tables: { assessments } }: Transaction,
	id: string,
	{ organisationId, roundId = null, previousId = null }: Owner,
	head: AssessmentHead,
	at: string
): Promise<void> {
	await db.insert(assessments).values({
		id,
		organisationId,
		roundId,
		previousId,
		...columnsOf(head),
		version: 1,
		createdAt: at,
		updatedAt: at
	});
}

/**
 * The whole assessment as it is at one moment, in a fixed number of queries.
 * @throws NotFound
 * @throws InputError when its catalogue is not installed
 */
export function find(actor: Actor, world: World, id: string): Promise<StoredAssessment> {
	return world.store.read(async (transaction) =>
		readStored(transaction, world, await reach(transaction, actor, 'assessment.read', id))
	);
}

/** All of an assessment, for a function that has asked for its row with `reach`. */
export async function readStored(
	transaction: Transaction,
	world: World,
	row: AssessmentRow
): Promise<StoredAssessment> {
	const catalogue = catalogueOfRow(row, world.catalogues);
	const stored = await readAnswers(transaction, row.id);
	const evidence = await readEvidence(transaction, row.id);
	const actions = await readActions(transaction, row.id, catalogue);
	const answers: Record<string, Answer> = {};
	const versions: Record<string, number> = {};
	const carried: string[] = [];
	for (const { id: standard } of catalogue.standards) {
		const entry = stored.get(standard);
		versions[standard] = entry?.version ?? 0;
		if (entry) answers[standard] = entry.answer;
		if (entry?.carriedFrom) carried.push(standard);
	}
	return {
		id: row.id,
		row,
		assessment: { ...headOf(row), answers, evidence: evidence.map(({ item }) => item), actions },
		catalogue,
		version: row.version,
		versions,
		carried,
		held: Object.fromEntries(evidence.map(({ item, storedAs }) => [item.id, storedAs !== null])),
		evidenceVersions: Object.fromEntries(evidence.map(({ item, version }) => [item.id, version])),
		evidenceInstitutions: Object.fromEntries(
			evidence.map(({ item, institution }) => [item.id, institution])
		),
		createdAt: row.createdAt,
		updatedAt: row.updatedAt
	};
}

/**
 * Changes the head, unless it has changed since `version` was read. The catalogue stays.
 * @throws NotFound
 * @throws InputError
 */
export async function updateHead(
	actor: Actor,
	world: World,
	id: string,
	head: AssessmentHead,
	version: number
): Promise<Saved<AssessmentHead>> {
	const checked = checkedHead(head);
	return world.store.write(async (transaction) => {
		const { db, tables } = transaction;
		const row = await reach(transaction, actor, 'assessment.edit', id);
		demand(actor, 'assessment.create', { ...checked, organisationId: row.organisationId });
		const before = headOf(row);
		const name = (one: AssessmentHead) => `${one.catalogue.id} ${one.catalogue.version}`;
		if (name(before) !== name(checked))
			throw new InputError([
				{
					place: 'catalogue',
					code: 'other-catalogue',
					got: quote(name(checked)),
					expected: name(before)
				}
			]);
		if (row.version !== version) return { saved: false, current: before, version: row.version };
		if (JSON.stringify(headOf({ ...row, ...columnsOf(checked) })) === JSON.stringify(before))
			return { saved: true, version };
		const at = world.now().toISOString();
		const changed = { ...columnsOf(checked), version: version + 1, updatedAt: at };
		await db.update(tables.assessments).set(changed).where(eq(tables.assessments.id, id));
		await record(transaction, actor, at, {
			organisationId: row.organisationId,
			assessmentId: id,
			action: 'assessment.update',
			before,
			after: checked
		});
		return { saved: true, version: version + 1 };
	});
}

/**
 * Removes an assessment with its answers, evidence and files; the history stays.
 * @throws NotFound
 * @throws InputError `submitted` when any of it was submitted
 */
export async function remove(actor: Actor, world: World, id: string): Promise<void> {
	const stored = await world.store.write(async (transaction) => {
		const row = await reach(transaction, actor, 'assessment.remove', id);
		const { db, tables } = transaction;
		const evidence = await readEvidence(transaction, id);
		const { submissions } = tables;
		const [submitted] = await db
			.select({ id: submissions.id })
			.from(submissions)
			.where(eq(submissions.assessmentId, id))
			.limit(1);
		if (submitted) throw new InputError([{ place: '', code: 'submitted' }]);
		await db.delete(tables.assessments).where(eq(tables.assessments.id, id));
		await record(transaction, actor, world.now().toISOString(), {
			organisationId: row.organisationId,
			assessmentId: id,
			action: 'assessment.remove',
			before: headOf(row)
		});
		return evidence.flatMap(({ storedAs }) => storedAs ?? []);
	});
	// The rows are gone first; what a power cut leaves here goes with the next sweep.
	for (const storedAs of stored) await world.files.erase(storedAs);
}

/** Sets when the assessment was last changed. */
export async function touch(
	{ db, tables: { assessments } }: Transaction,
	id: string,
	at: string
): Promise<void> {
	await db.update(assessments).set({ updatedAt: at }).where(eq(assessments.id, id));
}

function checkedHead(input: unknown): AssessmentHead {
	const result = AssessmentHead.safeParse(input, { reportInput: true });
	const faults = result.success
		? periodFaults('period', result.data.period.from, result.data.period.to)
		: faultsOf(result.error);
	if (!result.success || faults.length) throw new InputError(faults);
	return result.data;
}
