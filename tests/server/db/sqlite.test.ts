import { execFileSync } from 'node:child_process';
import {
	copyFileSync,
	existsSync,
	mkdirSync,
	readdirSync,
	readFileSync,
	truncateSync,
	writeFileSync
} from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { beforeAll, describe, expect, test } from 'vitest';
import { APPLICATION_ID, connect, openSqlite } from '#lib/server/db/sqlite.ts';
import { openStore } from '#lib/server/db/store.ts';
import { projectRoot } from '#lib/server/root.ts';
import { temporaryFolder } from '../engines.ts';
import { sqliteWords } from '#lib/server/db/dialect.ts';
import { defineTables } from '#lib/server/db/tables.ts';

const MIGRATIONS = join(projectRoot(), 'migrations/sqlite');
const folder = temporaryFolder();
const at = (name: string): string => join(folder.path, name);

/** Opens the file beside the store and asks it. */
function ask<T>(path: string, question: (client: Database.Database) => T): T {
	const client = new Database(path);
	try {
		return question(client);
	} finally {
		client.close();
	}
}

test('a new database says whose it is and appears whole', async () => {
	const path = at('new.db');
	const store = await openStore(`file:${path}`);
	await store.close();
	expect(ask(path, (client) => client.pragma('application_id', { simple: true }))).toBe(
		APPLICATION_ID
	);
	expect(readdirSync(folder.path).filter((name) => name.startsWith('new.db'))).toEqual(['new.db']);
	const tables = ask(path, (client) => client.pragma('table_list')) as {
		name: string;
		strict: number;
	}[];
	const own = tables.filter(({ name }) => !name.startsWith('sqlite_'));
	expect(own).toHaveLength(Object.keys(defineTables(sqliteWords)).length);
	expect(own.filter(({ strict }) => strict === 0)).toEqual([]);
});

test('every connection is durable and strict', async () => {
	const path = at('pragmas.db');
	await (await openStore(path)).close();
	const client = connect(path);
	const settings = [
		'journal_mode',
		'synchronous',
		'foreign_keys',
		'trusted_schema',
		'cell_size_check',
		'secure_delete',
		'busy_timeout'
	].map((name) => client.pragma(name, { simple: true }));
	client.close();
	expect(settings).toEqual(['wal', 2, 1, 0, 1, 1, 5000]);
});

test('a write that throws is undone, and the next one works', async () => {
	const store = await openStore(at('undone.db'));
	const add = (at: string, then?: Error) =>
		store.write(async ({ db, tables }) => {
			await db.insert(tables.reminders).values({ key: at, at });
			if (then) throw then;
		});
	await expect(add('1', new Error('no'))).rejects.toThrow('no');
	await add('2');
	const rows = await store.read(({ db, tables }) => db.select().from(tables.reminders));
	expect(rows.map((row) => row.at)).toEqual(['2']);
	await store.close();
});

test('a read sees one moment, and cannot write', async () => {
	const store = await openStore(at('moment.db'));
	const insert = (id: string) =>
		store.write(
			async ({ db, tables }) => void (await db.insert(tables.installation).values({ id }))
		);
	await insert('a');
	const counts = await store.read(async ({ db, tables }) => {
		const before = await db.select().from(tables.installation);
		await insert('b');
		return [before.length, (await db.select().from(tables.installation)).length];
	});
	expect(counts).toEqual([1, 1]);
	const writing = store.read(
		async ({ db, tables }) => void (await db.insert(tables.installation).values({ id: 'c' }))
	);
	await expect(writing).rejects.toThrow(/readonly/);
	await store.close();
});

describe('a file that is not ours is refused and left as it is', () => {
	beforeAll(async () => (await openStore(at('ours.db'))).close());
	const ours = () => readFileSync(at('ours.db'));
	test.each<{ name: string; make: (path: string) => void; code: string }>([
		{ name: 'empty', make: (path) => writeFileSync(path, ''), code: 'damaged' },
		{
			name: 'text',
			make: (path) => writeFileSync(path, 'no database'.repeat(99)),
			code: 'damaged'
		},
		{
			name: 'junk in the header',
			make: (path) =>
				writeFileSync(path, Buffer.concat([Buffer.alloc(64, 7), ours().subarray(64)])),
			code: 'damaged'
		},
		{
			name: 'cut',
			make: (path) => {
				writeFileSync(path, ours());
				truncateSync(path, 5_000);
			},
			code: 'damaged'
		},
		{
			name: 'another program',
			make: (path) => ask(path, (client) => client.exec('create table notes (text)')),
			code: 'other-database'
		},
		{
			name: 'another program with a name',
			make: (path) => ask(path, (client) => client.pragma('application_id = 7')),
			code: 'other-database'
		},
		{
			name: 'a later version',
			make: (path) => {
				copyFileSync(at('ours.db'), path);
				ask(path, (client) => client.pragma('user_version = 999'));
			},
			code: 'newer-database'
		}
	])('$name', async ({ name, make, code }) => {
		const path = at(`${name}.db`);
		make(path);
		const before = readFileSync(path);
		await expect(openStore(path)).rejects.toMatchObject({
			name: 'InputError',
			faults: [{ place: path, code }]
		});
		expect(readFileSync(path).equals(before)).toBe(true);
	});
});

describe('migrations', () => {
	/** A folder of migrations: the released ones and these. */
	function migrationsWith(name: string, ...added: string[]): string {
		const made = at(name);
		mkdirSync(join(made, 'meta'), { recursive: true });
		const journal = JSON.parse(readFileSync(join(MIGRATIONS, 'meta/_journal.json'), 'utf8')) as {
			entries: { tag: string }[];
		};
		for (const { tag } of journal.entries)
			copyFileSync(join(MIGRATIONS, `${tag}.sql`), join(made, `${tag}.sql`));
		added.forEach((sql, index) => {
			writeFileSync(join(made, `added_${index}.sql`), sql);
			journal.entries.push({ tag: `added_${index}`, ...{ idx: 99, when: 1, breakpoints: true } });
		});
		writeFileSync(join(made, 'meta/_journal.json'), JSON.stringify(journal));
		return made;
	}

	const childRows = `insert into organisations values ('o','government','M',1,'t');
		insert into assessments values ('a','c','1','self','XA','M','government','2026-01-01','2026-12-31',null,'o',null,null,'draft',1,'t','t',null,null);
		insert into answers values ('a','F-01',1,null,3,null,'text',1,null);`;
	/** What drizzle-kit writes when a column changes. */
	const rebuild = `PRAGMA foreign_keys=OFF;--> statement-breakpoint
		create table __new as select * from assessments;--> statement-breakpoint
		drop table assessments;--> statement-breakpoint
		alter table __new rename to assessments;--> statement-breakpoint
		create unique index assessments_id on assessments (id);--> statement-breakpoint
		PRAGMA foreign_keys=ON;`;

	test('a rebuilt table keeps its children', async () => {
		const path = at('rebuilt.db');
		await openSqlite(path, MIGRATIONS).close();
		ask(path, (client) => client.exec(childRows));
		await openSqlite(path, migrationsWith('rebuild', rebuild)).close();
		expect(ask(path, (client) => client.prepare('select narrative from answers').all())).toEqual([
			{ narrative: 'text' }
		]);
	});

	test('one that leaves dangling rows, or fails, changes nothing', async () => {
		const path = at('dangling.db');
		await openSqlite(path, MIGRATIONS).close();
		ask(path, (client) => client.exec(childRows));
		const dump = () => ask(path, (client) => client.serialize());
		const before = dump();
		const dangling = migrationsWith('dangling', 'delete from assessments');
		expect(() => openSqlite(path, dangling)).toThrow('1 dangling');
		const failing = migrationsWith('failing', 'create table more (x)', 'no sql');
		expect(() => openSqlite(path, failing)).toThrow('syntax error');
		expect(dump().equals(before)).toBe(true);
		await openSqlite(path, MIGRATIONS).close();
	});

	test('a killed creation leaves nothing in the place', () => {
		const path = at('killed.db');
		const failing = migrationsWith('killed', 'no sql');
		expect(() => openSqlite(path, failing)).toThrow('syntax error');
		expect(existsSync(path)).toBe(false);
		expect(readdirSync(folder.path).filter((name) => name.startsWith('killed.db'))).toEqual([]);
	});
});

test('two programs that start together get one database', () => {
	const path = at('both.db');
	const script = `import { openStore } from '#lib/server/db/store.ts';
		const store = await openStore(${JSON.stringify(path)}); await store.close();`;
	const command = [1, 2, 3].map(() => `"$0" --input-type=module-typescript -e "$1" &`).join(' ');
	execFileSync('sh', ['-c', `${command} wait`, process.execPath, script], { cwd: projectRoot() });
	expect(ask(path, (client) => client.pragma('integrity_check', { simple: true }))).toBe('ok');
	expect(readdirSync(folder.path).filter((name) => name.startsWith('both.db'))).toEqual([
		'both.db'
	]);
});
