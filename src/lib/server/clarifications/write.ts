import { and, count, eq, max } from 'drizzle-orm';
import { z } from 'zod';
import { CLARIFICATION_KINDS, type ClarificationState, type Side } from '#lib/core/codes.ts';
import { day, filled } from '#lib/core/fields.ts';
import { InputError } from '#lib/core/input-error.ts';
import { LIMITS } from '#lib/core/limits.ts';
import { demand } from '#lib/server/access.ts';
import type { Saved } from '#lib/server/assessments.ts';
import { record } from '#lib/server/audit/record.ts';
import { checked } from '#lib/server/checked.ts';
import type { Transaction } from '#lib/server/db/store.ts';

import { NotFound } from '#lib/server/errors.ts';
import { newId } from '#lib/server/ids.ts';
import { post } from '#lib/server/mail/outbox.ts';
import { type Actor } from '#lib/server/policy.ts';
import { requireStandard } from '#lib/server/reviews/ratings.ts';
import { objectOf, reachReview, type ReviewRow } from '#lib/server/reviews/reach.ts';
import type { World } from '#lib/server/world.ts';

import { reach, type Row } from './thread.ts';

const body = filled(LIMITS.comment).overwrite((text) => text.trim());
const Asking = z.strictObject({
	kind: z.enum(CLARIFICATION_KINDS),
	/** Of a draft finding: its words, as they stand. */
	body,
	due: day.nullable()
});
export type Asking = z.input<typeof Asking>;

/**
 * Asks the State something about a standard, or puts a draft finding to it. The submission stays as
 * it is, whatever comes of it.
 * @returns the id of the thread
 * @throws NotFound
 * @throws InputError at `body` or `due`
 */
export async function ask(
	actor: Actor,
	world: World,
	reviewId: string,
	standard: string,
	input: Asking
): Promise<string> {
	const { kind, body, due } = checked(Asking, input);
	return world.store.write(async (transaction) => {
		const reached = await reachReview(transaction, actor, 'clarification.ask', reviewId);
		requireStandard(world, reached, standard);
		const at = world.now().toISOString();
		if (due !== null && due < at.slice(0, 10))
			throw new InputError([{ place: 'due', code: 'period-order', got: due }]);
		const { db, tables } = transaction;
		await refuseMore(transaction, reviewId, standard);
		const id = newId();
		await db.insert(tables.clarifications).values({
			...{ id, reviewId, standardId: standard, kind, due, at },
			state: 'open',
			version: 1
		});
		await write(transaction, actor, id, { side: 'reviewers', position: 0, body, at });
		await record(transaction, actor, at, {
			organisationId: reached.review.organisationId,
			assessmentId: reached.row.id,
			standard,
			action: 'clarification.ask',
			ref: id,
			after: { kind, due }
		});
		await post(transaction, world, at, {
			...{ message: 'clarification', what: 'asked', due },
			to: { coordinatorsOf: [reached.row.organisationId] }
		});
		return id;
	});
}

/**
 * Says something in a thread: a reviewer asks on, or the State's coordinator replies. Unless the
 * thread has changed since `version` was read.
 * @throws NotFound
 * @throws InputError at `body`; `order` in a thread that is closed
 */
export async function say(
	actor: Actor,
	world: World,
	id: string,
	input: { body: string; version: number }
): Promise<Saved<ClarificationState>> {
	const text = checked(z.strictObject({ body }), { body: input.body }).body;
	return world.store.write(async (transaction) => {
		const { row, reached, side } = await reach(transaction, actor, id);
		if (side === null) throw new NotFound();
		if (row.version !== input.version)
			return { saved: false, current: row.state, version: row.version };
		if (row.state === 'closed')
			throw new InputError([{ place: 'status', code: 'order', got: row.state }]);
		const { db, tables } = transaction;
		const { clarificationMessages: messages } = tables;
		const [last] = await db
			.select({ position: max(messages.position) })
			.from(messages)
			.where(eq(messages.clarificationId, id));
		const position = (last?.position ?? 0) + 1;
		if (position >= LIMITS.comments)
			throw new InputError([
				{
					place: 'body',
					code: 'count',
					got: String(position + 1),
					expected: `≤ ${LIMITS.comments}`
				}
			]);
		const at = world.now().toISOString();
		await write(transaction, actor, id, { side, position, body: text, at });
		await setState(transaction, row, side === 'state' ? 'answered' : 'open');
		await record(transaction, actor, at, {
			organisationId: side === 'state' ? reached.row.organisationId : reached.review.organisationId,
			assessmentId: reached.row.id,
			standard: row.standardId,
			action: side === 'state' ? 'clarification.reply' : 'clarification.ask',
			ref: id
		});
		if (side === 'state')
			await post(transaction, world, at, {
				...{ message: 'clarification', what: 'replied' },
				to: await followers(transaction, id, reached.review)
			});
		else
			await post(transaction, world, at, {
				...{ message: 'clarification', what: 'asked', due: row.due },
				to: { coordinatorsOf: [reached.row.organisationId] }
			});
		return { saved: true, version: row.version + 1 };
	});
}

/** Who of the body hears of a reply: whoever has written in the thread, and its coordinators. */
async function followers(
	{ db, tables }: Transaction,
	id: string,
	{ organisationId }: Pick<ReviewRow, 'organisationId'>
): Promise<{ membersOf: string; people: string[] }> {
	const { clarificationMessages: messages, memberships } = tables;
	const writers = await db
		.selectDistinct({ personId: messages.personId })
		.from(messages)
		.where(and(eq(messages.clarificationId, id), eq(messages.side, 'reviewers')));
	const coordinators = await db
		.select({ personId: memberships.personId })
		.from(memberships)
		.where(
			and(eq(memberships.organisationId, organisationId), eq(memberships.role, 'coordinator'))
		);
	const people = [...writers, ...coordinators].map(({ personId }) => personId);
	return { membersOf: organisationId, people };
}

/** Closes a thread, or opens it again; reviewers do. @throws NotFound */
export const close = (actor: Actor, world: World, id: string, closed: boolean): Promise<void> =>
	world.store.write(async (transaction) => {
		const { row, reached } = await reach(transaction, actor, id);
		demand(actor, 'clarification.ask', objectOf(reached));
		if ((row.state === 'closed') === closed) return;
		await setState(transaction, row, closed ? 'closed' : 'open');
		await record(transaction, actor, world.now().toISOString(), {
			organisationId: reached.review.organisationId,
			assessmentId: reached.row.id,
			standard: row.standardId,
			action: 'clarification.close',
			ref: id,
			after: { closed }
		});
	});

const write = (
	{ db, tables }: Transaction,
	actor: Actor,
	clarificationId: string,
	message: { side: Side; position: number; body: string; at: string }
) =>
	db.insert(tables.clarificationMessages).values({
		id: newId(),
		clarificationId,
		personId: actor.kind === 'person' ? actor.id : '',
		who: actor.name,
		...message
	});

const setState = (
	{ db, tables: { clarifications } }: Transaction,
	{ id, version }: Row,
	state: ClarificationState
) =>
	db
		.update(clarifications)
		.set({ state, version: version + 1 })
		.where(eq(clarifications.id, id));

async function refuseMore(
	{ db, tables: { clarifications } }: Transaction,
	reviewId: string,
	standard: string
): Promise<void> {
	const [found] = await db
		.select({ n: count() })
		.from(clarifications)
		.where(and(eq(clarifications.reviewId, reviewId), eq(clarifications.standardId, standard)));
	const n = Number(found?.n ?? 0);
	if (n < LIMITS.clarifications) return;
	throw new InputError([
		{ place: 'body', code: 'count', got: String(n + 1), expected: `≤ ${LIMITS.clarifications}` }
	]);
}
