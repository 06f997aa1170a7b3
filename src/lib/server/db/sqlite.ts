import { randomBytes } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, linkSync, openSync, rmSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { Mutex } from 'async-mutex';
import Database from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { readMigrationFiles, type MigrationMeta } from 'drizzle-orm/migrator';
import { InputError } from '#lib/core/input-error.ts';
import { sqliteWords } from './dialect.ts';
import type { Handle, Store, Work } from './store.ts';
import { defineTables } from './tables.ts';

/** "NRM1" in the header of the file says whose it is. */
export const APPLICATION_ID = 0x4e524d31;
const BUSY_MILLISECONDS = 5_000;

/**
 * Opens the database file, or makes it where there is none.
 * One connection writes, one at a time; another reads what is committed.
 * @throws InputError when the file is another program's, newer than this one, or damaged
 */
export function openSqlite(path: string, migrationsFolder: string): Store {
	const migrations = readMigrationFiles({ migrationsFolder });
	if (!existsSync(path)) create(path, migrations);
	const writer = connect(path);
	try {
		migrate(writer, path, migrations);
	} catch (error) {
		writer.close();
		throw error;
	}
	const reader = connect(path);
	reader.pragma('query_only = ON');
	const [writing, reading] = [new Mutex(), new Mutex()];
	return {
		engine: 'sqlite',
		read: transactions(reader, reading, 'BEGIN'),
		write: transactions(writer, writing, 'BEGIN IMMEDIATE'),
		async close() {
			await reading.runExclusive(() => reader.close());
			await writing.runExclusive(() => writer.close());
		}
	};
}

type Client = Database.Database;

/**
 * A new database is made under another name and appears whole or not at all, so that an empty or
 * half-made file in its place is always damage. `link` never replaces a file.
 */
function create(path: string, migrations: readonly MigrationMeta[]): void {
	const draft = `${path}.new-${randomBytes(8).toString('hex')}`;
	try {
		const client = new Database(draft);
		client.pragma(`application_id = ${APPLICATION_ID}`);
		apply(client, migrations, 0);
		client.close();
		sync(draft);
		linkSync(draft, path);
		sync(dirname(path));
	} catch (error) {
		if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
	} finally {
		rmSync(draft, { force: true });
	}
}

function sync(path: string): void {
	const file = openSync(path, 'r');
	fsyncSync(file);
	closeSync(file);
}

/** One connection, set so that what it commits survives a power cut. */
export function connect(path: string): Client {
	const client = new Database(path, { fileMustExist: true, timeout: BUSY_MILLISECONDS });
	try {
		const owner = client.pragma('application_id', { simple: true });
		if (owner !== APPLICATION_ID)
			throw refusal(statSync(path).size === 0 ? 'damaged' : 'other-database', path);
		client.pragma('journal_mode = WAL');
		// The library is built with NORMAL for WAL: a power cut would lose acknowledged rows.
		client.pragma('synchronous = FULL');
		client.pragma('foreign_keys = ON');
		client.pragma('trusted_schema = OFF');
		client.pragma('cell_size_check = ON');
		client.pragma('secure_delete = ON');
		return client;
	} catch (error) {
		client.close();
		throw isDamage(error) ? refusal('damaged', path) : error;
	}
}

const refusal = (code: 'other-database' | 'newer-database' | 'damaged', place: string) =>
	new InputError([{ place, code }]);

const isDamage = (error: unknown): boolean =>
	error instanceof Database.SqliteError &&
	(error.code.startsWith('SQLITE_CORRUPT') || error.code === 'SQLITE_NOTADB');

/** `user_version` counts the migrations that the file has had. */
function migrate(client: Client, path: string, migrations: readonly MigrationMeta[]): void {
	const version = Number(client.pragma('user_version', { simple: true }));
	if (version > migrations.length) throw refusal('newer-database', path);
	if (version < 1) throw refusal('damaged', path);
	if (version < migrations.length) apply(client, migrations, version);
}

function apply(client: Client, migrations: readonly MigrationMeta[], from: number): void {
	// A table is rebuilt by dropping the old one: with foreign keys on, that deletes its children.
	// The switch does nothing within a transaction, so it stands before.
	client.pragma('foreign_keys = OFF');
	client.exec('BEGIN IMMEDIATE');
	try {
		const version = Number(client.pragma('user_version', { simple: true }));
		for (const { sql } of migrations.slice(Math.max(version, from)))
			for (const statement of sql) client.exec(statement);
		const dangling = client.pragma('foreign_key_check') as unknown[];
		if (dangling.length) throw new Error(`the migration left ${dangling.length} dangling rows`);
		client.pragma(`user_version = ${migrations.length}`);
		client.exec('COMMIT');
	} catch (error) {
		client.exec('ROLLBACK');
		throw error;
	} finally {
		client.pragma('foreign_keys = ON');
	}
}

/** One transaction at a time on this connection, from `begin` to its commit or its undoing. */
function transactions(
	client: Client,
	mutex: Mutex,
	begin: string
): <T>(work: Work<T>) => Promise<T> {
	const tables = defineTables(sqliteWords);
	// Awaiting a query works alike on both kinds of handle; only their types differ.
	const db = drizzle({ client }) as unknown as Handle;
	return (work) =>
		mutex.runExclusive(async () => {
			client.exec(begin);
			try {
				const value = await work({ db, tables });
				client.exec('COMMIT');
				return value;
			} catch (error) {
				// A full disk or a lost file has already ended the transaction.
				if (client.inTransaction) client.exec('ROLLBACK');
				throw error;
			}
		});
}
