import type { InferInsertModel } from 'drizzle-orm';
import type { Transaction } from './store.ts';
import type { Tables } from './tables.ts';

/** Both engines bound the parameters of one statement: SQLite at 32,766. */
const ROWS_AT_ONCE = 1_000;

/** Inserts any number of rows, also none. */
export async function insertAll<T extends Tables[keyof Tables]>(
	{ db }: Transaction,
	table: T,
	rows: readonly InferInsertModel<T>[]
): Promise<void> {
	for (let from = 0; from < rows.length; from += ROWS_AT_ONCE)
		await db.insert<T>(table).values(rows.slice(from, from + ROWS_AT_ONCE) as never);
}
