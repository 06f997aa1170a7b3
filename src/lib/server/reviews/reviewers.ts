import { asc, eq } from 'drizzle-orm';
import type { Transaction } from '#lib/server/db/store.ts';

export type Declaration = {
	id: string;
	conflict: boolean;
	statement: string;
	at: string;
	lifted: boolean;
};

/** Somebody who is asked to review. */
export type Reviewer = {
	personId: string;
	name: string;
	/** Ids of standards; `null`: all of them. */
	standards: string[] | null;
	until: string | null;
	/** Whether it holds today. */
	current: boolean;
	/** The conflict that nobody has lifted, or else the last one; `null`: has not declared yet. */
	declaration: Declaration | null;
};

/** Whether somebody is asked to review that standard today. */
export const isAsked = ({ current, standards }: Reviewer, standard: string): boolean =>
	current && (standards === null || standards.includes(standard));

/** Whether somebody has declared to be free of a conflict of interest. */
export const isFree = ({ declaration }: Reviewer): boolean =>
	declaration !== null && (!declaration.conflict || declaration.lifted);

/** Those who review, by name, in two queries. */
export async function reviewersOf(
	{ db, tables }: Transaction,
	reviewId: string,
	today: string
): Promise<Reviewer[]> {
	const { reviewers, people, declarations } = tables;
	const rows = await db
		.select({ reviewer: reviewers, name: people.name })
		.from(reviewers)
		.innerJoin(people, eq(people.id, reviewers.personId))
		.where(eq(reviewers.reviewId, reviewId))
		.orderBy(asc(people.name), asc(people.id));
	const declared = await db
		.select()
		.from(declarations)
		.where(eq(declarations.reviewId, reviewId))
		.orderBy(asc(declarations.at), asc(declarations.id));
	return rows.map(({ reviewer: { personId, standards, until }, name }) => {
		const own = declared.filter((one) => one.personId === personId);
		// A conflict stays until it is lifted, whatever is declared after it.
		const last = own.findLast((one) => one.conflict && one.liftedAt === null) ?? own.at(-1);
		return {
			personId,
			name,
			standards: standards as string[] | null,
			until,
			current: until === null || until >= today,
			declaration: last
				? {
						id: last.id,
						conflict: last.conflict,
						statement: last.statement,
						at: last.at,
						lifted: last.liftedAt !== null
					}
				: null
		};
	});
}
