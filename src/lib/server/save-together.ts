import type { AnswerField } from '#lib/core/answer-fields.ts';
import { NO_ANSWER } from '#lib/core/answer-to.ts';
import type { Answer } from '#lib/core/assessment.ts';
import { changedFields } from '#lib/core/changed-answer.ts';
import { mergeAnswers, type FieldConflict } from '#lib/core/merge.ts';
import { catalogueOfRow, reach } from './access.ts';
import { checkedAnswer, put } from './answers.ts';
import { canonical, readOneAnswer } from './db/answer-rows.ts';
import { NotFound } from './errors.ts';
import type { Actor } from './policy.ts';
import type { World } from './world.ts';

/** Saved, with what was taken from somebody else; or what two people changed differently. */
export type Together =
	| { saved: true; version: number; took: AnswerField[] }
	| {
			saved: false;
			/** What stands there, and what will once the conflicts are settled: mine, until then. */
			theirs: Answer;
			merged: Answer;
			conflicts: FieldConflict[];
			/** Of theirs. */
			version: number;
	  };

/**
 * Saves the answer together with what somebody else has saved since `version` was read, field by
 * field. Where both changed the same field differently, nothing is written.
 * @param input an `Answer` of a form, checked by its schema already
 * @param bases what the writer may have begun with: the answer as it was read, and what was posted
 * since without an answer coming back; the one that still stands counts, or else the first
 * @throws NotFound for an assessment or a standard that is not there
 * @throws InputError as `answers.save`
 */
export function saveTogether(
	actor: Actor,
	world: World,
	assessmentId: string,
	standardId: string,
	input: Answer,
	bases: readonly Answer[],
	version: number
): Promise<Together> {
	return world.store.write(async (transaction) => {
		const row = await reach(transaction, actor, 'answer.edit', assessmentId);
		const { standards } = catalogueOfRow(row, world.catalogues);
		if (!standards.some(({ id }) => id === standardId)) throw new NotFound();
		const current = await readOneAnswer(transaction, assessmentId, standardId);
		const theirs = current.answer;
		const { merged, conflicts } = bringTogether(current, input, bases, version);
		if (conflicts.length)
			return { saved: false, theirs, merged, conflicts, version: current.version };
		const answer = canonical(await checkedAnswer(transaction, assessmentId, merged));
		const took = changedFields(input, answer);
		// A carried-over answer that is saved as it is becomes confirmed: that is a change.
		const isSame = changedFields(theirs, answer).length === 0 && current.carriedFrom === null;
		if (isSame) return { saved: true, version: current.version, took };
		const { version: before } = current;
		await put(transaction, actor, world, row, standardId, { answer, version: before });
		return { saved: true, version: before + 1, took };
	});
}

/**
 * What is made of an answer and of one that was saved since `version` was read.
 * @param bases as for `saveTogether`
 */
export function bringTogether(
	current: { answer: Answer; version: number },
	input: Answer,
	bases: readonly Answer[],
	version: number
): { merged: Answer; conflicts: FieldConflict[] } {
	if (current.version === version) return { merged: input, conflicts: [] };
	const theirs = current.answer;
	const base =
		bases.find((one) => changedFields(one, theirs).length === 0) ?? bases[0] ?? NO_ANSWER;
	return mergeAnswers(base, theirs, input);
}
