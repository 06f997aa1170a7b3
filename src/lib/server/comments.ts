import { and, asc, eq, isNull, type InferSelectModel } from 'drizzle-orm';
import { z } from 'zod';
import { COMMENT_AUDIENCES } from '#lib/core/codes.ts';
import { filled } from '#lib/core/fields.ts';
import { InputError } from '#lib/core/input-error.ts';
import { LIMITS } from '#lib/core/limits.ts';
import { catalogueOfRow, demand, reach, type AssessmentRow } from './access.ts';
import { record } from './audit/record.ts';
import { checked } from './checked.ts';
import type { Transaction } from './db/store.ts';
import type { Tables } from './db/tables.ts';
import { NotFound } from './errors.ts';
import { newId } from './ids.ts';
import { institutionOf, policy, type Actor } from './policy.ts';
import type { World } from './world.ts';

type Row = InferSelectModel<Tables['comments']>;
type Audience = Row['audience'];

const NewComment = z.strictObject({
	body: filled(LIMITS.comment).overwrite((body) => body.trim()),
	/** Of a reply it is that of its thread, whatever stands here. */
	audience: z.enum(COMMENT_AUDIENCES),
	/** Any comment of the thread to which it replies; `null` begins one. */
	parentId: z.string('text').nullable()
});
export type NewComment = z.input<typeof NewComment>;

export type Comment = {
	id: string;
	/** The name that the writer had then, and for which institution. */
	who: string;
	institution: string | null;
	body: string;
	/** ISO 8601, UTC. */
	at: string;
};
export type Thread = Comment & {
	audience: Audience;
	resolved: { at: string; by: string } | null;
	/** Whether the reader may resolve it and open it again. */
	mayResolve: boolean;
	replies: Comment[];
};

/**
 * The threads of a standard that the actor may read, the oldest first.
 * A thread is read as a whole: its first comment says by whom.
 * @throws NotFound
 */
export const list = (
	actor: Actor,
	world: World,
	assessmentId: string,
	standardId: string
): Promise<Thread[]> =>
	world.store.read(async (transaction) => {
		const row = await reach(transaction, actor, 'assessment.read', assessmentId);
		const rows = await rowsOf(transaction, assessmentId, standardId);
		return rows
			.filter((one) => one.parentId === null && policy(actor, 'comment.read', partOf(row, one)))
			.map((first) => ({
				...commentOf(first),
				audience: first.audience,
				resolved: first.resolvedAt ? { at: first.resolvedAt, by: first.resolvedBy ?? '' } : null,
				mayResolve: policy(actor, 'comment.resolve', partOf(row, first)),
				replies: rows.filter(({ parentId }) => parentId === first.id).map(commentOf)
			}));
	});

/** How many threads are open, of those that the actor may read, by standard. @throws NotFound */
export const openCounts = (
	actor: Actor,
	world: World,
	assessmentId: string
): Promise<Record<string, number>> =>
	world.store.read(async (transaction) => {
		const row = await reach(transaction, actor, 'assessment.read', assessmentId);
		const { db, tables } = transaction;
		const { comments } = tables;
		const open = await db
			.select({
				standardId: comments.standardId,
				audience: comments.audience,
				institution: comments.institution
			})
			.from(comments)
			.where(
				and(
					eq(comments.assessmentId, assessmentId),
					isNull(comments.parentId),
					isNull(comments.resolvedAt)
				)
			);
		const counts: Record<string, number> = {};
		for (const one of open)
			if (policy(actor, 'comment.read', partOf(row, one)))
				counts[one.standardId] = (counts[one.standardId] ?? 0) + 1;
		return counts;
	});

/**
 * Writes a comment; it never changes the answer. A reply to what was resolved opens it again.
 * @returns its id
 * @throws NotFound
 * @throws InputError at `body`; at `audience` when the writer could not read it afterwards
 */
export async function write(
	actor: Actor,
	world: World,
	assessmentId: string,
	standardId: string,
	input: NewComment
): Promise<string> {
	const { body, audience, parentId } = checked(NewComment, input);
	return world.store.write(async (transaction) => {
		const row = await reach(transaction, actor, 'comment.write', assessmentId);
		const { standards } = catalogueOfRow(row, world.catalogues);
		if (!standards.some(({ id }) => id === standardId)) throw new NotFound();
		const rows = await rowsOf(transaction, assessmentId, standardId);
		refuseMore(rows.length);
		const first = parentId === null ? null : firstOf(rows, parentId);
		const institution = institutionOf(actor, row.organisationId);
		if (first) demand(actor, 'comment.read', partOf(row, first));
		else if (!policy(actor, 'comment.read', { ...row, audience, institution }))
			throw new InputError([
				{ place: 'audience', code: 'one-of', got: audience, expected: 'shared' }
			]);
		const { db, tables } = transaction;
		const at = world.now().toISOString();
		const comment = {
			id: newId(),
			assessmentId,
			standardId,
			parentId: first?.id ?? null,
			audience: first?.audience ?? audience,
			institution,
			personId: actor.kind === 'person' ? actor.id : '',
			who: actor.name,
			body,
			at
		};
		await db.insert(tables.comments).values(comment);
		if (first?.resolvedAt) await setResolved(transaction, first.id, null);
		await record(transaction, actor, at, {
			organisationId: row.organisationId,
			assessmentId,
			standard: standardId,
			action: 'comment.write',
			ref: comment.id,
			after: { audience: comment.audience, parent: comment.parentId }
		});
		return comment.id;
	});
}

/**
 * Marks a thread as resolved, or opens it again; what is so already stays as it is.
 * @param id of the first comment of the thread
 * @throws NotFound
 */
export const resolve = (
	actor: Actor,
	world: World,
	assessmentId: string,
	standardId: string,
	id: string,
	resolved: boolean
): Promise<void> =>
	world.store.write(async (transaction) => {
		const row = await reach(transaction, actor, 'assessment.read', assessmentId);
		const rows = await rowsOf(transaction, assessmentId, standardId);
		const first = rows.find((one) => one.id === id && one.parentId === null);
		if (!first) throw new NotFound();
		demand(actor, 'comment.read', partOf(row, first));
		demand(actor, 'comment.resolve', partOf(row, first));
		if (resolved === (first.resolvedAt !== null)) return;
		const at = world.now().toISOString();
		await setResolved(transaction, id, resolved ? { at, by: actor.name } : null);
		await record(transaction, actor, at, {
			organisationId: row.organisationId,
			assessmentId,
			standard: standardId,
			action: 'comment.resolve',
			ref: id,
			before: { resolved: !resolved },
			after: { resolved }
		});
	});

/** A comment as the policy sees it: a part of its assessment. */
const partOf = (
	row: AssessmentRow,
	{ audience, institution }: Pick<Row, 'audience' | 'institution'>
) => ({ ...row, audience, institution });

const commentOf = ({ id, who, institution, body, at }: Row): Comment => ({
	id,
	who,
	institution,
	body,
	at
});

function firstOf(rows: readonly Row[], id: string): Row {
	const comment = rows.find((one) => one.id === id);
	const first = comment?.parentId ? rows.find((one) => one.id === comment.parentId) : comment;
	if (!first) throw new NotFound();
	return first;
}

function refuseMore(count: number): void {
	if (count < LIMITS.comments) return;
	const [got, expected] = [String(count + 1), `≤ ${LIMITS.comments}`];
	throw new InputError([{ place: 'body', code: 'count', got, expected }]);
}

const rowsOf = (
	{ db, tables: { comments } }: Transaction,
	assessmentId: string,
	standardId: string
): Promise<Row[]> =>
	db
		.select()
		.from(comments)
		.where(and(eq(comments.assessmentId, assessmentId), eq(comments.standardId, standardId)))
		.orderBy(asc(comments.at), asc(comments.id));

async function setResolved(
	{ db, tables: { comments } }: Transaction,
	id: string,
	as: { at: string; by: string } | null
): Promise<void> {
	await db
		.update(comments)
		.set({ resolvedAt: as?.at ?? null, resolvedBy: as?.by ?? null })
		.where(eq(comments.id, id));
}
