import { sql } from 'drizzle-orm';

// Unqualified names: drizzle-kit rebuilds a SQLite table under another name.

export const isLevel = (column: string) => sql.raw(`${column} in (0, 1, 2, 3, 4)`);

/** `values` are our own codes, never input. */
export const isOneOf = (column: string, values: readonly string[]) =>
	sql.raw(`${column} in (${values.map((value) => `'${value}'`).join(', ')})`);
