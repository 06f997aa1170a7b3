import { sql, type SQL } from 'drizzle-orm';
import { readMigrationFiles, type MigrationMeta } from 'drizzle-orm/migrator';
import { drizzle } from 'drizzle-orm/node-postgres';
import type { PgTransactionConfig } from 'drizzle-orm/pg-core';
import pg from 'pg';
import { InputError } from '#lib/core/input-error.ts';
import { postgresWords } from './dialect.ts';
import type { Handle, Store, Work } from './store.ts';
import { defineTables } from './tables.ts';

/** Two programs that start together migrate one after the other: "NRM1" is the lock's number. */
const MIGRATION_LOCK = 0x4e524d31;
const ATTEMPTS = 10;
/** Serialisation failure, deadlock, and the same row made twice at once: try again. */
const CONFLICTS = new Set(['40001', '40P01', '23505']);

type Database = {
	transaction<T>(
		work: (handle: { execute(query: SQL): PromiseLike<{ rows: unknown[] }> }) => Promise<T>,
		config?: PgTransactionConfig
	): Promise<T>;
};

/** Opens a PostgreSQL database through a pool of connections. */
export async function openPostgres(url: string, migrationsFolder: string): Promise<Store> {
	const pool = new pg.Pool({ connectionString: url });
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
	const run = <T>(work: Work<T>, config: PgTransactionConfig): Promise<T> =>
		// Built by the same functions, awaited alike: only the type is SQLite's.
		database.transaction((handle) => work({ db: handle as unknown as Handle, tables }), config);
	return {
		engine: 'postgres',
		read: (work) => run(work, { isolationLevel: 'repeatable read', accessMode: 'read only' }),
		write: (work) => again(() => run(work, { isolationLevel: 'serializable' })),
		close
	};
}

async function again<T>(attempt: () => Promise<T>): Promise<T> {
	for (let count = 1; ; count += 1) {
		try {
			return await attempt();
		} catch (error) {
			if (count === ATTEMPTS || !CONFLICTS.has(stateOf(error))) throw error;
		}
	}
}

/** The SQLSTATE of an error; drizzle wraps the driver's. */
function stateOf(error: unknown): string {
	const cause = error instanceof Error && error.cause !== undefined ? error.cause : error;
	return cause instanceof Error && 'code' in cause ? String(cause.code) : '';
}

function migrate(database: Database, name: string, migrations: readonly MigrationMeta[]) {
	return database.transaction(async (handle) => {
		await handle.execute(sql`select pg_advisory_xact_lock(${sql.raw(String(MIGRATION_LOCK))})`);
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
