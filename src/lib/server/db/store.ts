import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { BaseSQLiteDatabase } from 'drizzle-orm/sqlite-core';
import { projectRoot } from '#lib/server/root.ts';
import type { Tables } from './tables.ts';

/** A drizzle handle; `await` every query and use no `.get()`, `.all()`, `.run()`: they differ per engine. */
export type Handle = Pick<
	BaseSQLiteDatabase<'async', unknown>,
	'select' | 'selectDistinct' | 'insert' | 'update' | 'delete'
>;

/** One transaction: its handle and the tables to ask it for. */
export type Transaction = { db: Handle; tables: Tables };
export type Work<T> = (transaction: Transaction) => Promise<T>;

export type Store = {
	readonly engine: 'sqlite' | 'postgres';
	/** Runs `work` on one unchanging view of the data; it cannot write. */
	read<T>(work: Work<T>): Promise<T>;
	/**
	 * Runs `work` in one transaction, as if alone; what it throws undoes it all.
	 * Await nothing but queries in it: nobody else writes until it is done.
	 */
	write<T>(work: Work<T>): Promise<T>;
	close(): Promise<void>;
};

/**
 * Opens a database and brings its tables up to date.
 * @param url a path or `file:` (SQLite), `postgres://…`, or `pglite://memory` and `pglite://<path>`
 * (PostgreSQL within the process, for tests)
 * @throws InputError when the database is another program's, newer than this one, or damaged
 */
export async function openStore(url: string, { root = projectRoot() } = {}): Promise<Store> {
	const migrations = join(root, 'migrations');
	// Imported when needed: an installation loads the engine that it runs on.
	if (/^postgres(ql)?:\/\//.test(url)) {
		const { openPostgres } = await import('./postgres.ts');
		return openPostgres(url, join(migrations, 'postgres'));
	}
	if (url.startsWith('pglite://')) {
		const { openPglite } = await import('./pglite.ts');
		return openPglite(url.slice('pglite://'.length), join(migrations, 'postgres'));
	}
	const { openSqlite } = await import('./sqlite.ts');
	const path = url.startsWith('file:') ? pathOf(url) : url;
	return openSqlite(path, join(migrations, 'sqlite'));
}

const pathOf = (url: string): string =>
	url.startsWith('file:///') ? fileURLToPath(url) : url.slice('file:'.length);
