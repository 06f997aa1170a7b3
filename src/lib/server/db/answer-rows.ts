import { and, asc, eq, type InferSelectModel } from 'drizzle-orm';
import { NO_ANSWER } from '#lib/core/answer-to.ts';
import type { Answer, Target } from '#lib/core/assessment.ts';
import { CRITERION_IDS } from '#lib/core/codes.ts';
import { insertAll } from './insert-all.ts';
import type { Transaction } from './store.ts';
import type { Tables } from './tables.ts';

/** An answer and how often it has changed; 0: it has no row yet. */
export type VersionedAnswer = {
	answer: Answer;
	version: number;
	/** The assessment that it was carried over from and not confirmed since. */
	carriedFrom: string | null;
};

type TargetRow = Pick<InferSelectModel<Tables['targets']>, 'design' | 'implementation' | 'by'>;

const targetOf = ({ design, implementation, by }: TargetRow): Target => ({
	...(design !== null && { design }),
	...(implementation !== null && { implementation }),
	...(by !== null && { by })
});

/** The same answer in the one form that the rows give back: an absent field, not an empty one. */
export function canonical(answer: Answer): Answer {
	const { applicable, notApplicableReason, design, implementation, narrative, evidence } = answer;
	const { criteria, target } = answer;
	return {
		applicable,
		notApplicableReason,
		design,
		implementation,
		target:
			target &&
			targetOf({
				design: target.design ?? null,
				implementation: target.implementation ?? null,
				by: target.by ?? null
			}),
		criteria: Object.fromEntries(
			CRITERION_IDS.flatMap((id) => (criteria[id] ? [[id, criteria[id]]] : []))
		),
		narrative,
		evidence: [...evidence]
	};
}

/** The answers of an assessment, or the one to `standardId`, by standard, in four queries. */
export async function readAnswers(
	{ db, tables }: Transaction,
	assessmentId: string,
	standardId?: string
): Promise<Map<string, VersionedAnswer>> {
	const { answers, criterionMarks, targets, answerEvidence } = tables;
	const of = (
		table: typeof answers | typeof criterionMarks | typeof targets | typeof answerEvidence
	) =>
		and(
			eq(table.assessmentId, assessmentId),
			standardId === undefined ? undefined : eq(table.standardId, standardId)
		);
	const found = new Map<string, VersionedAnswer>();
	for (const row of await db.select().from(answers).where(of(answers))) {
		const { applicable, notApplicableReason, design, implementation, narrative } = row;
		const { version, carriedFrom } = row;
		const answer: Answer = {
			applicable,
			notApplicableReason,
			design,
			implementation,
			target: null,
			criteria: {},
			narrative,
			evidence: []
		};
		found.set(row.standardId, { answer, version, carriedFrom });
	}
	for (const row of await db.select().from(targets).where(of(targets))) {
		const entry = found.get(row.standardId);
		if (entry) entry.answer.target = targetOf(row);
	}
	const marks = await db
		.select()
		.from(criterionMarks)
		.where(of(criterionMarks))
		.orderBy(asc(criterionMarks.criterion));
	for (const { standardId, criterion, mark } of marks) {
		const entry = found.get(standardId);
		if (entry) entry.answer.criteria[criterion] = mark;
	}
	const cited = await db
		.select()
		.from(answerEvidence)
		.where(of(answerEvidence))
		.orderBy(asc(answerEvidence.position));
	for (const { standardId, ref } of cited) found.get(standardId)?.answer.evidence.push(ref);
	return found;
}

export async function readOneAnswer(
	transaction: Transaction,
	assessmentId: string,
	standardId: string
): Promise<VersionedAnswer> {
	const found = await readAnswers(transaction, assessmentId, standardId);
	return found.get(standardId) ?? { answer: NO_ANSWER, version: 0, carriedFrom: null };
}

type NewAnswer = {
	assessmentId: string;
	standardId: string;
	answer: Answer;
	version: number;
	/** Written by nobody here yet, but taken from that assessment. */
	carriedFrom?: string;
};

/** Writes answers that have no rows yet. */
export async function insertAnswers(
	transaction: Transaction,
	entries: readonly NewAnswer[]
): Promise<void> {
	const { tables } = transaction;
	await insertAll(transaction, tables.answers, entries.map(answerRow));
	await insertChildren(transaction, entries);
}

/** Replaces an answer; the caller has seen that its version is the one that was read. */
export async function replaceAnswer(transaction: Transaction, entry: NewAnswer): Promise<void> {
	const { db, tables } = transaction;
	const { assessmentId, standardId } = entry;
	for (const table of [tables.criterionMarks, tables.targets, tables.answerEvidence])
		await db
			.delete(table)
			.where(and(eq(table.assessmentId, assessmentId), eq(table.standardId, standardId)));
	const row = answerRow(entry);
	const { answers } = tables;
	await db
		.insert(answers)
		.values(row)
		.onConflictDoUpdate({ target: [answers.assessmentId, answers.standardId], set: row });
	await insertChildren(transaction, [entry]);
}

const answerRow = ({ assessmentId, standardId, answer, version, carriedFrom }: NewAnswer) => ({
	assessmentId,
	standardId,
	applicable: answer.applicable,
	notApplicableReason: answer.notApplicableReason,
	design: answer.design,
	implementation: answer.implementation,
	narrative: answer.narrative,
	carriedFrom: carriedFrom ?? null,
	version
});

async function insertChildren(
	transaction: Transaction,
	entries: readonly NewAnswer[]
): Promise<void> {
	const { tables } = transaction;
	const targets = entries.flatMap(({ assessmentId, standardId, answer: { target } }) =>
		target ? { assessmentId, standardId, ...target } : []
	);
	const marks = entries.flatMap(({ assessmentId, standardId, answer }) =>
		CRITERION_IDS.flatMap((criterion) => {
			const mark = answer.criteria[criterion];
			return mark ? { assessmentId, standardId, criterion, mark } : [];
		})
	);
	const cited = entries.flatMap(({ assessmentId, standardId, answer }) =>
		answer.evidence.map((ref, position) => ({ assessmentId, standardId, ref, position }))
	);
	await insertAll(transaction, tables.targets, targets);
	await insertAll(transaction, tables.criterionMarks, marks);
	await insertAll(transaction, tables.answerEvidence, cited);
}
