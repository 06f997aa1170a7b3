import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
	generateDrizzleJson,
	generateMigration,
	generateSQLiteDrizzleJson,
	generateSQLiteMigration
} from 'drizzle-kit/api';
import { expect, test } from 'vitest';
import * as postgres from '#lib/server/db/schema.postgres.ts';
import * as sqlite from '#lib/server/db/schema.sqlite.ts';
import { postgresWords, sqliteWords } from '#lib/server/db/dialect.ts';
import { defineTables } from '#lib/server/db/tables.ts';
import { projectRoot } from '#lib/server/root.ts';

/** What drizzle-kit knows of the last migration. */
function lastSnapshot<T>(engine: 'sqlite' | 'postgres'): T {
	const meta = join(projectRoot(), 'migrations', engine, 'meta');
	const journal = JSON.parse(readFileSync(join(meta, '_journal.json'), 'utf8')) as {
		entries: { idx: number; when: number }[];
	};
	const times = journal.entries.map(({ when }) => when);
	expect(times).toEqual(times.toSorted((a, b) => a - b));
	const name = String(journal.entries.length - 1).padStart(4, '0');
	return JSON.parse(readFileSync(join(meta, `${name}_snapshot.json`), 'utf8')) as T;
}

test('the migrations of SQLite end at the tables', async () => {
	const current = await generateSQLiteDrizzleJson(sqlite);
	const last = lastSnapshot<typeof current>('sqlite');
	expect(await generateSQLiteMigration(last, current)).toEqual([]);
});

test('the migrations of PostgreSQL end at the tables', async () => {
	const current = generateDrizzleJson(postgres);
	const last = lastSnapshot<typeof current>('postgres');
	expect(await generateMigration(last, current)).toEqual([]);
});

test.each([
	{ engine: 'sqlite', schema: sqlite, words: sqliteWords },
	{ engine: 'postgres', schema: postgres, words: postgresWords }
])('drizzle-kit is shown every table of $engine', ({ schema, words }) => {
	expect(Object.keys(schema).sort()).toEqual(Object.keys(defineTables(words)).sort());
});
