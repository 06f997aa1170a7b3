import { and, eq, inArray, type InferSelectModel } from 'drizzle-orm';
import type { Answer } from '#lib/core/assessment.ts';
import { InputError, quote } from '#lib/core/input-error.ts';
import { catalogueOfRow, reach } from './access.ts';
import * as answers from './answers.ts';
import type { Saved } from './assessments.ts';
import { record } from './audit/record.ts';
import { readOneAnswer } from './db/answer-rows.ts';
import type { Tables } from './db/tables.ts';
import { NotFound } from './errors.ts';
import type { Actor } from './policy.ts';
import { checkedReason } from './reason.ts';
import type { World } from './world.ts';

export type Decision = Omit<InferSelectModel<Tables['decisions']>, 'assessmentId' | 'standardId'>;

/**
 * How the State's own answer to a standard came from those of the institutions; `null` while nobody
 * has decided.
 * @throws NotFound
 */
export function find(
	actor: Actor,
	world: World,
	assessmentId: string,
	standard: string
): Promise<Decision | null> {
	return world.store.read(async (transaction) => {
		await reach(transaction, actor, 'assignment.list', assessmentId);
		const { db, tables } = transaction;
		const { decisions } = tables;
		const { institution, reason, decidedBy, decidedAt } = decisions;
		const [found] = await db
			.select({ institution, reason, decidedBy, decidedAt })
			.from(decisions)
			.where(and(eq(decisions.assessmentId, assessmentId), eq(decisions.standardId, standard)));
		return found ?? null;
	});
}

/**
 * Decides between the answers of institutions: takes one of them as the State's own, or keeps the
 * State's own as it stands (`institution: null`). The institutions' answers stay as they are; those
 * that were handed in are approved by it. Unless the State's answer has changed since `version`.
 * @throws NotFound
 * @throws InputError at `institution` when it has handed in nothing, `reason-missing`
 */
export function decide(
	actor: Actor,
	world: World,
	assessmentId: string,
	standard: string,
	{ institution, reason, version }: { institution: string | null; reason: string; version: number }
): Promise<Saved<Answer>> {
	return world.store.write(async (transaction) => {
		const row = await reach(transaction, actor, 'contribution.decide', assessmentId);
		const { standards } = catalogueOfRow(row, world.catalogues);
		if (!standards.some(({ id }) => id === standard)) throw new NotFound();
		const { db, tables } = transaction;
		const { assignments, decisions } = tables;
		const ofStandard = and(
			eq(assignments.assessmentId, assessmentId),
			eq(assignments.standardId, standard)
		);
		const handedIn = await db
			.select()
			.from(assignments)
			.where(and(ofStandard, inArray(assignments.progress, ['ready', 'approved'])));
		const taken = handedIn.find((one) => one.institution === institution);
		if (institution !== null && !taken)
			throw new InputError([{ place: 'institution', code: 'one-of', got: quote(institution) }]);
		const why = checkedReason(reason);
		const current = await readOneAnswer(transaction, assessmentId, standard);
		if (current.version !== version)
			return { saved: false, current: current.answer, version: current.version };
		const at = world.now().toISOString();
		if (taken)
			await answers.put(transaction, actor, world, row, standard, {
				answer: taken.answer as Answer,
				version
			});
		const decision = { institution, reason: why, decidedBy: actor.name, decidedAt: at };
		await db
			.insert(decisions)
			.values({ assessmentId, standardId: standard, ...decision })
			.onConflictDoUpdate({
				target: [decisions.assessmentId, decisions.standardId],
				set: decision
			});
		await db
			.update(assignments)
			.set({ progress: 'approved', changedAt: at, changedBy: actor.name })
			.where(and(ofStandard, eq(assignments.progress, 'ready')));
		await record(transaction, actor, at, {
			organisationId: row.organisationId,
			assessmentId,
			action: 'answer.decide',
			standard,
			ref: institution ?? undefined,
			after: { institution, reason: why }
		});
		return { saved: true, version: taken ? version + 1 : version };
	});
}
