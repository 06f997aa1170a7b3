import { Mutex } from 'async-mutex';
import { sql, type SQL } from 'drizzle-orm';
import { readMigrationFiles, type MigrationMeta } from 'drizzle-orm/migrator';
import { drizzle } from 'drizzle-orm/node-postgres';
import type { PgTransactionConfig } from 'drizzle-orm/pg-core';
import pg from 'pg';
import { InputError } from '#lib/core/input-error.ts';
import { postgresWords } from './dialect.ts';
import type { Handle, Store } from './store.ts';
import { defineTables } from './tables.ts';

/** "NRM1": the number of the lock that whoever writes or migrates holds. */
const WRITER_LOCK = 0x4e524d31;
/** A program that hangs in the middle of a transaction must not keep the others waiting. */
const IDLE_MILLISECONDS = 60_000;

type Database = {
	transaction<T>(
		work: (handle: { execute(query: SQL): PromiseLike<{ rows: unknown[] }> }) => Promise<T>,
		config?: PgTransactionConfig
	): Promise<T>;
};

/** Opens a PostgreSQL database through a pool of connections. */
export async function openPostgres(url: string, migrationsFolder: string): Promise<Store> {
	const pool = new pg.Pool({
		connectionString: url,
		idle_in_transaction_session_timeout: IDLE_MILLISECONDS
	});
	// A connection that breaks while idle is replaced; without a listener it would end the process.
	pool.on('error', () => {});
	try {
		return await postgresStore(drizzle({ client: pool }), nameOf(url), migrationsFolder, () =>
			pool.end()
		);
	} catch (error) {
		await pool.end();
		throw error;
	}
}

/** The database without the password that its address holds. */
function nameOf(url: string): string {
	const { host, pathname } = new URL(url);
	return `${host}${pathname}`;
}

/**
 * A store over any drizzle handle that speaks PostgreSQL; migrates it first.
 * @throws InputError when the database is newer than this program
 */
export async function postgresStore(
	database: Database,
	name: string,
	migrationsFolder: string,
	close: () => Promise<void>
): Promise<Store> {
	await migrate(database, name, readMigrationFiles({ migrationsFolder }));
	const tables = defineTables(postgresWords);
	// Built by the same functions, awaited alike: only the type of the handle is SQLite's.
	// Of this program's connections one at most waits for the lock: the others are free to read.
	const writing = new Mutex();
	const transaction = (handle: object) => ({ db: handle as Handle, tables });
	return {
		engine: 'postgres',
		read: (work) =>
			database.transaction((handle) => work(transaction(handle)), {
				isolationLevel: 'repeatable read',
				accessMode: 'read only'
			}),
		// One writer at a time, as on SQLite: what it reads cannot change before it writes. Each
		// statement must see what was committed while it waited, so the isolation is not stricter.
		write: (work) =>
			writing.runExclusive(() =>
				database.transaction(
					async (handle) => {
						await handle.execute(LOCK);
						return work(transaction(handle));
					},
					{ isolationLevel: 'read committed' }
				)
			),
		close
	};
}

const LOCK = sql.raw(`select pg_advisory_xact_lock(${WRITER_LOCK})`);

function migrate(database: Database, name: string, migrations: readonly MigrationMeta[]) {
	return database.transaction(async (handle) => {
		await handle.execute(LOCK);
		await handle.execute(
			sql`create table if not exists nrm_schema (version integer primary key, hash text not null)`
		);
		const { rows } = await handle.execute(sql`select version from nrm_schema`);
		if (rows.length > migrations.length)
			throw new InputError([{ place: name, code: 'newer-database' }]);
		for (const [index, { sql: statements, hash }] of migrations.entries()) {
			if (index < rows.length) continue;
			for (const statement of statements) await handle.execute(sql.raw(statement));
			await handle.execute(sql`insert into nrm_schema values (${index + 1}, ${hash})`);
		}
	});
}
