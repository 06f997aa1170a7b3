import * as pg from 'drizzle-orm/pg-core';
import * as sqlite from 'drizzle-orm/sqlite-core';

/** The words in which `tables.ts` is written, as SQLite means them. */
export const sqliteWords = {
	table: sqlite.sqliteTable,
	text: sqlite.text,
	integer: sqlite.integer,
	/** A whole number up to 2^53 − 1. */
	bigInteger: (name: string) => sqlite.integer(name),
	boolean: (name: string) => sqlite.integer(name, { mode: 'boolean' }),
	json: (name: string) => sqlite.text(name, { mode: 'json' }).$type<unknown>(),
	/** A primary key that the database counts up by itself. */
	sequence: (name: string) => sqlite.integer(name).primaryKey({ autoIncrement: true }),
	index: sqlite.index,
	uniqueIndex: sqlite.uniqueIndex,
	primaryKey: sqlite.primaryKey,
	foreignKey: sqlite.foreignKey,
	check: sqlite.check
};
export type Words = typeof sqliteWords;

const words = {
	table: pg.pgTable,
	text: pg.text,
	integer: pg.integer,
	bigInteger: (name: string) => pg.bigint(name, { mode: 'number' }),
	boolean: pg.boolean,
	// `json` keeps the text as it is; `jsonb` would put the keys in an order of its own
	json: pg.json,
	sequence: (name: string) => pg.bigserial(name, { mode: 'number' }).primaryKey(),
	index: pg.index,
	uniqueIndex: pg.uniqueIndex,
	primaryKey: pg.primaryKey,
	foreignKey: pg.foreignKey,
	check: pg.check
};
/** The same words as PostgreSQL means them. The one cast: see docs/decisions/002. */
export const postgresWords = words as unknown as Words;
