import { and, asc, eq, inArray, isNotNull } from 'drizzle-orm';
import { Answer } from '#lib/core/assessment.ts';
import { crossFaults } from '#lib/core/cross-faults.ts';
import { faultsOf } from '#lib/core/faults.ts';
import { InputError } from '#lib/core/input-error.ts';
import { catalogueOfRow, reach, type AssessmentRow } from './access.ts';
import { touch, type Saved } from './assessments.ts';
import { canonical, readOneAnswer, replaceAnswer } from './db/answer-rows.ts';
import type { Transaction } from './db/store.ts';
import { NotFound } from './errors.ts';
import { record } from './audit/record.ts';
import type { Actor } from './policy.ts';
import type { World } from './world.ts';

/**
 * Saves the answer to a standard, unless it has changed since `version` was read: then nothing is
 * written, and what stands there comes back. An answer equal to the stored one writes nothing.
 * @param input an `Answer`, checked again
 * @param version 0 when there was no answer
 * @throws NotFound for an assessment or a standard that is not there
 * @throws InputError with every fault; places are those of an answer: `design`, `evidence.0`
 */
export function save(
	actor: Actor,
	world: World,
	assessmentId: string,
	standardId: string,
	input: Answer,
	version: number
): Promise<Saved<Answer>> {
	return world.store.write(async (transaction) => {
		const row = await reach(transaction, actor, 'answer.edit', assessmentId);
		const { standards } = catalogueOfRow(row, world.catalogues);
		if (!standards.some(({ id }) => id === standardId)) throw new NotFound();
		const answer = canonical(await checkedAnswer(transaction, assessmentId, input));
		const current = await readOneAnswer(transaction, assessmentId, standardId);
		if (current.version !== version)
			return { saved: false, current: current.answer, version: current.version };
		// A carried-over answer that is saved as it is becomes confirmed: that is a change.
		if (same(current.answer, answer) && current.carriedFrom === null)
			return { saved: true, version };
		await put(transaction, actor, world, row, standardId, { answer, version });
		return { saved: true, version: version + 1 };
	});
}

/**
 * Puts a checked answer in the place of the one of `version`, for a function that has asked whether
 * the actor may, and seen that this version is the current one.
 */
export async function put(
	transaction: Transaction,
	actor: Actor,
	world: World,
	{ id: assessmentId, organisationId }: AssessmentRow,
	standardId: string,
	{ answer, version }: { answer: Answer; version: number }
): Promise<void> {
	const at = world.now().toISOString();
	const { answer: before } = await readOneAnswer(transaction, assessmentId, standardId);
	await replaceAnswer(transaction, { assessmentId, standardId, answer, version: version + 1 });
	await touch(transaction, assessmentId, at);
	await record(transaction, actor, at, {
		organisationId,
		assessmentId,
		action: 'answer.save',
		standard: standardId,
		before: version === 0 ? null : before,
		after: answer
	});
}

/**
 * Confirms answers that were carried over, as they are; those that are not, or no longer, carried
 * over stay as they are. An answer that is saved is confirmed by that.
 * @returns how many were confirmed now
 * @throws NotFound
 */
export function confirm(
	actor: Actor,
	world: World,
	assessmentId: string,
	standardIds: readonly string[]
): Promise<number> {
	return world.store.write(async (transaction) => {
		const row = await reach(transaction, actor, 'answer.edit', assessmentId);
		const { db, tables } = transaction;
		const { answers } = tables;
		const chosen = and(
			eq(answers.assessmentId, assessmentId),
			inArray(answers.standardId, [...standardIds]),
			isNotNull(answers.carriedFrom)
		);
		const waiting = await db
			.select({ standard: answers.standardId, carriedFrom: answers.carriedFrom })
			.from(answers)
			.where(chosen)
			.orderBy(asc(answers.standardId));
		if (waiting.length === 0) return 0;
		const at = world.now().toISOString();
		await db.update(answers).set({ carriedFrom: null }).where(chosen);
		await touch(transaction, assessmentId, at);
		for (const { standard, carriedFrom } of waiting)
			await record(transaction, actor, at, {
				organisationId: row.organisationId,
				assessmentId,
				action: 'answer.confirm',
				standard,
				before: { carriedFrom },
				after: { carriedFrom: null }
			});
		return waiting.length;
	});
}

const same = (a: Answer, b: Answer): boolean => JSON.stringify(a) === JSON.stringify(canonical(b));

/**
 * The schema, and the rules between fields as a file is held to them.
 * @throws InputError
 */
export async function checkedAnswer(
	{ db, tables: { evidence } }: Transaction,
	assessmentId: string,
	input: unknown
): Promise<Answer> {
	const known = await db
		.select({ id: evidence.ref })
		.from(evidence)
		.where(eq(evidence.assessmentId, assessmentId));
	const result = Answer.safeParse(input, { reportInput: true });
	const own = result.success ? [] : faultsOf(result.error);
	const between = crossFaults({ answers: { own: input }, evidence: known }).map((fault) => ({
		...fault,
		place: fault.place.slice('answers.own.'.length)
	}));
	if (!result.success || own.length + between.length) throw new InputError([...own, ...between]);
	return result.data;
}
