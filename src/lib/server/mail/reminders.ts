import { and, eq, gte, inArray, isNull, lt, lte, or } from 'drizzle-orm';
import {
	remindersOn,
	REMINDED_OF,
	type AssignedWork,
	type AwaitedReply,
	type AwaitedSubmission,
	type Colleague,
	type RemindedOf,
	type Reminder
} from '#lib/core/reminders.ts';
import { insertAll } from '#lib/server/db/insert-all.ts';
import type { Transaction } from '#lib/server/db/store.ts';
import type { World } from '#lib/server/world.ts';
import { post } from './outbox.ts';
import { forgetOld } from './queue.ts';

const HOUR = 60 * 60 * 1_000;
const DAY = 24 * HOUR;
/** No reminder is about a day that is further away than this. */
const REACH = 10 * DAY;
/** Longer than anything is told of twice. */
const KEPT = 60 * DAY;
const KEYS_AT_ONCE = 1_000;

/**
 * Puts one letter into the outbox for everybody who is to be reminded today and was not yet: with
 * counts, and never one for each standard.
 */
export async function remind(world: World): Promise<void> {
	if (!world.mail) return;
	await world.store.write(async (transaction) => {
		const now = world.now();
		const at = now.toISOString();
		await forgetKeys(transaction, now);
		const fresh = await notReminded(transaction, await dueOn(transaction, now));
		await insertAll(
			transaction,
			transaction.tables.reminders,
			fresh.map(({ key }) => ({ key, at }))
		);
		for (const { people, counts } of lettersOf(fresh))
			await post(transaction, world, at, { message: 'reminder', to: { people }, ...counts });
	});
}

type Counts = Record<RemindedOf, number>;

/** One letter for each person, those with the same counts together. */
function lettersOf(reminders: readonly Reminder[]): { people: string[]; counts: Counts }[] {
	const letters = new Map<string, { people: string[]; counts: Counts }>();
	for (const [personId, own] of Map.groupBy(reminders, (one) => one.personId)) {
		const counts = Object.fromEntries(
			REMINDED_OF.map((of) => [of, sum(own.filter((one) => one.of === of))])
		) as Counts;
		const key = JSON.stringify(counts);
		letters.set(key, { people: [...(letters.get(key)?.people ?? []), personId], counts });
	}
	return [...letters.values()];
}

const sum = (reminders: readonly Reminder[]): number =>
	reminders.reduce((total, { count }) => total + count, 0);

/** Reminds at once and then every hour; also forgets old letters. @returns what stops it */
export function remindHourly(
	world: World,
	report: (failure: unknown) => void
): () => Promise<void> {
	let running: Promise<void> = Promise.resolve();
	const run = () => {
		running = running
			.then(() => remind(world))
			.then(() => forgetOld(world))
			.catch(report);
	};
	const timer = setInterval(run, HOUR).unref();
	run();
	return () => {
		clearInterval(timer);
		return running;
	};
}

async function dueOn(transaction: Transaction, now: Date): Promise<Reminder[]> {
	const [from, to] = [dayOf(now, -REACH), dayOf(now, REACH)] as const;
	const work = await assignedWork(transaction, from, to);
	const submissions = await awaitedSubmissions(transaction, from, to);
	const replies = await awaitedReplies(transaction, from, to);
	if (work.length + submissions.length + replies.length === 0) return [];
	const today = dayOf(now);
	const people = await colleagues(transaction, today);
	return remindersOn(today, work, submissions, people, replies);
}

const dayOf = (now: Date, later = 0): string =>
	new Date(now.getTime() + later).toISOString().slice(0, 10);

/** Of assessments that can still be changed. */
async function assignedWork(
	{ db, tables: { assignments, assessments } }: Transaction,
	from: string,
	to: string
): Promise<AssignedWork[]> {
	const rows = await db
		.select({
			assessmentId: assignments.assessmentId,
			organisationId: assessments.organisationId,
			institution: assignments.institution,
			personId: assignments.personId,
			due: assignments.due,
			progress: assignments.progress
		})
		.from(assignments)
		.innerJoin(assessments, eq(assessments.id, assignments.assessmentId))
		.where(
			and(eq(assessments.status, 'draft'), gte(assignments.due, from), lte(assignments.due, to))
		)
		.orderBy(assignments.assessmentId, assignments.standardId, assignments.institution);
	return rows.flatMap(({ due, ...row }) => (due === null ? [] : [{ ...row, due }]));
}

/** Of organisations that were invited, and have begun no assessment or not submitted it. */
function awaitedSubmissions(
	{ db, tables }: Transaction,
	from: string,
	to: string
): Promise<AwaitedSubmission[]> {
	const { rounds, roundOrganisations, assessments } = tables;
	return db
		.selectDistinct({
			roundId: rounds.id,
			organisationId: roundOrganisations.organisationId,
			due: rounds.due
		})
		.from(rounds)
		.innerJoin(roundOrganisations, eq(roundOrganisations.roundId, rounds.id))
		.leftJoin(
			assessments,
			and(
				eq(assessments.roundId, rounds.id),
				eq(assessments.organisationId, roundOrganisations.organisationId)
			)
		)
		.where(
			and(
				gte(rounds.due, from),
				lte(rounds.due, to),
				or(
					isNull(assessments.id),
					inArray(assessments.status, ['draft', 'in-approval', 'returned'])
				)
			)
		)
		.orderBy(rounds.id, roundOrganisations.organisationId);
}

/** Of what reviewers ask in reviews that are open. */
async function awaitedReplies(
	{ db, tables }: Transaction,
	from: string,
	to: string
): Promise<AwaitedReply[]> {
	const { clarifications, reviews, submissions, assessments } = tables;
	const rows = await db
		.select({
			clarificationId: clarifications.id,
			organisationId: assessments.organisationId,
			due: clarifications.due
		})
		.from(clarifications)
		.innerJoin(reviews, eq(reviews.id, clarifications.reviewId))
		.innerJoin(submissions, eq(submissions.id, reviews.submissionId))
		.innerJoin(assessments, eq(assessments.id, submissions.assessmentId))
		.where(
			and(
				eq(clarifications.state, 'open'),
				eq(reviews.status, 'open'),
				gte(clarifications.due, from),
				lte(clarifications.due, to)
			)
		)
		.orderBy(clarifications.id);
	return rows.flatMap(({ due, ...row }) => (due === null ? [] : [{ ...row, due }]));
}

function colleagues(
	{ db, tables: { memberships, people } }: Transaction,
	today: string
): Promise<Colleague[]> {
	return db
		.select({
			organisationId: memberships.organisationId,
			personId: memberships.personId,
			role: memberships.role,
			institution: memberships.institution
		})
		.from(memberships)
		.innerJoin(people, eq(people.id, memberships.personId))
		.where(
			and(isNull(people.disabledAt), or(isNull(memberships.until), gte(memberships.until, today)))
		)
		.orderBy(people.email);
}

async function notReminded(
	{ db, tables: { reminders } }: Transaction,
	due: readonly Reminder[]
): Promise<Reminder[]> {
	const known = new Set<string>();
	for (let from = 0; from < due.length; from += KEYS_AT_ONCE) {
		const keys = due.slice(from, from + KEYS_AT_ONCE).map(({ key }) => key);
		const rows = await db
			.select({ key: reminders.key })
			.from(reminders)
			.where(inArray(reminders.key, keys));
		for (const { key } of rows) known.add(key);
	}
	return due.filter(({ key }) => !known.has(key));
}

async function forgetKeys({ db, tables: { reminders } }: Transaction, now: Date): Promise<void> {
	const oldest = new Date(now.getTime() - KEPT).toISOString();
	await db.delete(reminders).where(lt(reminders.at, oldest));
}
