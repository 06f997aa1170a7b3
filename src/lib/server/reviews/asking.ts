import { and, asc, eq } from 'drizzle-orm';
import { z } from 'zod';
import { day } from '#lib/core/fields.ts';
import { InputError, quote, type Fault } from '#lib/core/input-error.ts';
import { recusalsOf } from '#lib/server/accounts/sessions.ts';
import { catalogueOfRow } from '#lib/server/access.ts';
import { record } from '#lib/server/audit/record.ts';
import { checked } from '#lib/server/checked.ts';
import type { Transaction } from '#lib/server/db/store.ts';
import { NotFound } from '#lib/server/errors.ts';
import { post } from '#lib/server/mail/outbox.ts';
import type { Actor } from '#lib/server/policy.ts';
import type { World } from '#lib/server/world.ts';
import { reachReview, type Reached } from './reach.ts';

const Assigning = z.strictObject({
	personId: z.string('text'),
	/** `null`: all of them. */
	standards: z.array(z.string('text'), 'list').min(1, 'missing').nullable(),
	/** The last day on which it holds. */
	until: day.nullable()
});
export type Assigning = z.input<typeof Assigning>;

/**
 * Asks a member of the body to review all or some standards until a day. Who was asked before gets
 * what is given now.
 * @throws NotFound
 * @throws InputError at `personId`, `standards` or `until`
 */
export async function assign(
	actor: Actor,
	world: World,
	reviewId: string,
	input: Assigning
): Promise<void> {
	const { personId, standards, until } = checked(Assigning, input);
	await world.store.write(async (transaction) => {
		const reached = await reachReview(transaction, actor, 'review.lead', reviewId);
		const { db, tables } = transaction;
		const at = world.now().toISOString();
		const faults = [
			...unknownFaults(world, reached, standards ?? []),
			...(await personFaults(transaction, reached, personId, at.slice(0, 10)))
		];
		if (faults.length) throw new InputError(faults);
		await db
			.insert(tables.reviewers)
			.values({ reviewId, personId, standards, until, version: 1 })
			.onConflictDoUpdate({
				target: [tables.reviewers.reviewId, tables.reviewers.personId],
				set: { standards, until }
			});
		const { organisationId } = reached.review;
		await record(transaction, actor, at, {
			organisationId,
			assessmentId: reached.row.id,
			action: 'review.assign',
			ref: personId,
			after: { standards, until }
		});
		const count =
			standards?.length ?? catalogueOfRow(reached.row, world.catalogues).standards.length;
		await post(transaction, world, at, {
			message: 'assignment',
			count,
			due: until,
			to: { membersOf: organisationId, people: [personId] }
		});
	});
}

/** Asks somebody no longer; what was rated stays. @throws NotFound */
export const unassign = (
	actor: Actor,
	world: World,
	reviewId: string,
	personId: string
): Promise<void> =>
	world.store.write(async (transaction) => {
		const { review, row } = await reachReview(transaction, actor, 'review.lead', reviewId);
		const { db, tables } = transaction;
		const [removed] = await db
			.delete(tables.reviewers)
			.where(and(eq(tables.reviewers.reviewId, reviewId), eq(tables.reviewers.personId, personId)))
			.returning();
		if (!removed) throw new NotFound();
		await record(transaction, actor, world.now().toISOString(), {
			organisationId: review.organisationId,
			assessmentId: row.id,
			action: 'review.assign',
			ref: personId,
			before: { standards: removed.standards, until: removed.until },
			after: null
		});
	});

function unknownFaults(world: World, { row }: Reached, standards: readonly string[]): Fault[] {
	const known = new Set(catalogueOfRow(row, world.catalogues).standards.map(({ id }) => id));
	return standards
		.filter((id) => !known.has(id))
		.map((id) => ({ place: 'standards', code: 'unknown-standard', got: quote(id) }));
}

/** Reviewers are members of the body today who do more than observe. */
async function personFaults(
	transaction: Transaction,
	{ review, row }: Reached,
	personId: string,
	today: string
): Promise<Fault[]> {
	const { db, tables } = transaction;
	const { memberships } = tables;
	const [member] = await db
		.select()
		.from(memberships)
		.where(
			and(eq(memberships.organisationId, review.organisationId), eq(memberships.personId, personId))
		);
	const works = member && member.role !== 'observer' && (!member.until || member.until >= today);
	// Whoever has stepped back over a conflict sees nothing of the State, and so cannot be asked.
	const isRecused = (await recusalsOf(transaction, personId)).includes(row.state);
	return works && !isRecused ? [] : [{ place: 'personId', code: 'one-of' }];
}

/** Who of the body can be asked, by name. @throws NotFound */
export const candidates = (
	actor: Actor,
	world: World,
	reviewId: string
): Promise<{ id: string; name: string }[]> =>
	world.store.read(async (transaction) => {
		const { review } = await reachReview(transaction, actor, 'review.lead', reviewId);
		const { db, tables } = transaction;
		const { memberships, people } = tables;
		const rows = await db
			.select({
				id: people.id,
				name: people.name,
				role: memberships.role,
				until: memberships.until
			})
			.from(memberships)
			.innerJoin(people, eq(people.id, memberships.personId))
			.where(eq(memberships.organisationId, review.organisationId))
			.orderBy(asc(people.name), asc(people.id));
		const today = world.now().toISOString().slice(0, 10);
		return rows
			.filter(({ role, until }) => role !== 'observer' && (until === null || until >= today))
			.map(({ id, name }) => ({ id, name }));
	});
