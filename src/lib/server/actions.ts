import { asc, eq } from 'drizzle-orm';
import { z } from 'zod';
import { actionSchema, type Action } from '#lib/core/assessment.ts';
import type { Catalogue } from '#lib/core/catalogue.ts';
import type { Transaction } from './db/store.ts';

/** The action plan of an assessment, in its order. */
export async function readActions(
	{ db, tables: { actions } }: Transaction,
	assessmentId: string,
	catalogue: Catalogue
): Promise<Action[]> {
	const rows = await db
		.select({ body: actions.body })
		.from(actions)
		.where(eq(actions.assessmentId, assessmentId))
		.orderBy(asc(actions.position));
	const standards = catalogue.standards.map(({ id }) => id);
	const schema = z.array(actionSchema(z.enum(standards), z.enum(catalogue.institutions)));
	return schema.parse(rows.map(({ body }) => body));
}
