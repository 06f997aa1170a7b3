import { asc, eq, inArray, type InferSelectModel } from 'drizzle-orm';

import { type Side } from '#lib/core/codes.ts';

import { demand } from '#lib/server/access.ts';

import type { Transaction } from '#lib/server/db/store.ts';
import type { Tables } from '#lib/server/db/tables.ts';
import { NotFound } from '#lib/server/errors.ts';

import { policy, type Actor } from '#lib/server/policy.ts';

import { findReview, objectOf, type Reached, type ReviewRow } from '#lib/server/reviews/reach.ts';
import type { World } from '#lib/server/world.ts';

export type Row = InferSelectModel<Tables['clarifications']>;

/** What reviewers put to a State about a standard, and what it replied. */
export type Clarification = Pick<Row, 'id' | 'kind' | 'due' | 'state' | 'version' | 'at'> & {
	reviewId: string;
	standard: string;
	/** Whether the day has passed and nothing was replied. */
	overdue: boolean;
	messages: { side: Side; who: string; body: string; at: string }[];
	/** Whether the actor may write into it, and on which side. */
	side: Side | null;
};

/** A thread without what was said in it. */
export const factsOf = ({ standardId, ...row }: Row, today: string) => ({
	...row,
	standard: standardId,
	overdue: row.state === 'open' && row.due !== null && row.due < today
});

/** A thread for whoever may read it, and the side on which the actor may write. @throws NotFound */
export async function reach(
	transaction: Transaction,
	actor: Actor,
	id: string
): Promise<{ row: Row; reached: Reached; side: Side | null }> {
	const { db, tables } = transaction;
	const [row] = await db
		.select()
		.from(tables.clarifications)
		.where(eq(tables.clarifications.id, id));
	if (!row) throw new NotFound();
	const reached = await findReview(transaction, row.reviewId);
	demand(actor, 'clarification.read', objectOf(reached));
	return { row, reached, side: sideOf(actor, reached) };
}

function sideOf(actor: Actor, reached: Reached): Side | null {
	const object = objectOf(reached);
	if (policy(actor, 'clarification.reply', object)) return 'state';
	return policy(actor, 'clarification.ask', object) ? 'reviewers' : null;
}

/** The threads with their messages, in one query. A State is told the body, not the reviewer. */
export async function threads(
	{ db, tables }: Transaction,
	actor: Actor,
	world: World,
	reached: Reached,
	rows: readonly Row[]
): Promise<Clarification[]> {
	if (rows.length === 0) return [];
	const { clarificationMessages: messages, organisations } = tables;
	const said = await db
		.select()
		.from(messages)
		.where(
			inArray(
				messages.clarificationId,
				rows.map(({ id }) => id)
			)
		)
		.orderBy(asc(messages.position));
	const isOfBody = policy(actor, 'review.read', objectOf(reached));
	const body = await nameOf({ db, organisations }, reached.review);
	const today = world.now().toISOString().slice(0, 10);
	return rows.map((row) => ({
		...factsOf(row, today),
		side: sideOf(actor, reached),
		messages: said
			.filter(({ clarificationId }) => clarificationId === row.id)
			.map(({ side, who, body: text, at }) => ({
				...{ side, body: text, at },
				who: side === 'reviewers' && !isOfBody ? body : who
			}))
	}));
}

async function nameOf(
	{ db, organisations }: { db: Transaction['db']; organisations: Tables['organisations'] },
	{ organisationId }: ReviewRow
): Promise<string> {
	const [row] = await db
		.select({ name: organisations.name })
		.from(organisations)
		.where(eq(organisations.id, organisationId));
	return row?.name ?? '';
}
