import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import Database from 'better-sqlite3';
import { beforeAll, describe, expect, test } from 'vitest';
import * as assessments from '#lib/server/assessments.ts';
import { GENESIS, hashOfDetails, hashOfEntry } from '#lib/server/audit/entry.ts';
import { APPLICATION_ID } from '#lib/server/db/sqlite.ts';
import * as history from '#lib/server/history.ts';
import { SYSTEM } from '#lib/server/policy.ts';
import { projectRoot } from '#lib/server/root.ts';
import { openWorld } from '#lib/server/world.ts';
import { temporaryFolder } from '../engines.ts';

/** A connection of its own to a database that nobody else has open. */
type Client = {
	run(sql: string): Promise<void>;
	rows(sql: string): Promise<Record<string, unknown>[]>;
	close(): Promise<void>;
};
type Previous = { databaseUrl: string; connect(): Promise<Client>; version: string };

const folder = temporaryFolder();
const migration = (engine: string, name: string): string =>
	readFileSync(join(projectRoot(), 'migrations', engine, `${name}.sql`), 'utf8');
const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');

const ENGINES: { engine: 'sqlite' | 'postgres'; at: (home: string) => Previous }[] = [
	{
		engine: 'sqlite',
		at: (home) => ({
			databaseUrl: join(home, 'nrm.db'),
			version: `PRAGMA application_id = ${APPLICATION_ID}; PRAGMA user_version = 2;`,
			connect: () => {
				const client = new Database(join(home, 'nrm.db'));
				return Promise.resolve({
					run: (sql) => Promise.resolve(void client.exec(sql)),
					rows: (sql) => Promise.resolve(client.prepare<[], Record<string, unknown>>(sql).all()),
					close: () => Promise.resolve(void client.close())
				});
			}
		})
	},
	{
		engine: 'postgres',
		at: (home) => ({
			databaseUrl: `pglite://${join(home, 'pg')}`,
			version: `create table nrm_schema (version integer primary key, hash text not null);
				insert into nrm_schema values (1, '${hashOf('1')}'), (2, '${hashOf('2')}');`,
			connect: async () => {
				const client = await PGlite.create(join(home, 'pg'));
				return {
					run: async (sql) => void (await client.exec(sql)),
					rows: async (sql) => (await client.query<Record<string, unknown>>(sql)).rows,
					close: () => client.close()
				};
			}
		})
	}
];

const CREATED = '2025-03-01T00:00:00.000Z';
const UPDATED = '2025-04-01T00:00:00.000Z';
const CATALOGUE = `'nrm-2022-working', '1.0.0'`;
const assessment = (id: string, kind: string, state: string, name: string, by: string) =>
	`('${id}', ${CATALOGUE}, '${kind}', '${state}', '${name}', '${by}', '2025-01-01', '2025-12-31', 'en', 3, '${CREATED}', '${UPDATED}')`;

/** Two governments of the same name, an NGO that answered for two States, and a reviewer. */
const ROWS = `
insert into installation values ('0123456789abcdef0123456789abcdef');
insert into assessments values
	${assessment('a1', 'self', 'XA', 'Ministry', 'government')},
	${assessment('a2', 'self', 'XA', 'Ministry', 'government')},
	${assessment('b1', 'self', 'XB', 'Ministry', 'government')},
	${assessment('n1', 'shadow', 'XA', 'Relief', 'ngo')},
	${assessment('n2', 'shadow', 'XB', 'Relief', 'ngo')},
	${assessment('r1', 'review', 'XC', 'Ministry', 'reviewer')};
insert into answers values
	('a1', 'F-01', true, null, 4, 3, 'Закон', 2),
	('a1', 'F-02', false, 'This State has no land border and no consular service.', null, null, '', 1),
	('n1', 'F-01', true, null, 1, null, 'Not in practice', 1);
insert into criterion_marks values ('a1', 'F-01', 'a', 'yes'), ('n1', 'F-01', 'e', 'no');
insert into targets values ('a1', 'F-01', 4, 4, '2027-01');
insert into evidence values
	('a1', 'E1', 0, 'link', 'law', 'Act', null, null, null, null, 'public', 'https://example.org/', null, 1),
	('a1', 'E2', 1, 'file', 'law', 'Scan', null, null, null, null, 'internal', null, null, 2);
insert into evidence_files values ('a1', 'E2', 'act.pdf', 5, '${hashOf('bytes')}', 'application/pdf', null);
insert into answer_evidence values ('a1', 'F-01', 'E2', 0), ('a1', 'F-01', 'E1', 1);
insert into history (sequence, assessment_id, at, who, what, standard_id, ref, "before", "after") values
	(1, 'a1', '${CREATED}', 'local', 'assessment.create', null, null, null, '{"state":"XA"}'),
	(2, 'n1', '${CREATED}', 'local', 'assessment.import', null, null, null, null),
	(5, 'gone', '${CREATED}', 'local', 'assessment.remove', null, null, '{"state":"XD"}', null),
	(6, 'a1', '${UPDATED}', 'local', 'answer.save', 'F-01', null, null, '{"narrative":"Закон","design":4}'),
	(9, 'a1', '${UPDATED}', 'local', 'evidence.add', null, 'E1', null, '{"title":"Act"}');
`;

const KEPT = {
	installation: '1',
	assessments: '1',
	answers: '1, 2',
	criterion_marks: '1, 2, 3',
	targets: '1, 2',
	evidence: '1, 2',
	evidence_files: '1, 2',
	answer_evidence: '1, 2, 3'
};
const NEW_COLUMNS = [
	'organisation_id',
	'round_id',
	'previous_id',
	'imported_from',
	'origin_id',
	'status'
];

async function keptRows({ rows }: Client): Promise<Record<string, Record<string, unknown>[]>> {
	const tables = Object.entries(KEPT).map(
		async ([table, order]) =>
			[table, await rows(`select * from ${table} order by ${order}`)] as const
	);
	return Object.fromEntries(await Promise.all(tables));
}

describe.each(ENGINES)('a database of the version without organisations, on $engine', (one) => {
	const home = () => join(folder.path, one.engine);
	const previous = () => one.at(home());
	let before: Record<string, Record<string, unknown>[]>;

	beforeAll(async () => {
		mkdirSync(home());
		const { connect, version, databaseUrl } = previous();
		const client = await connect();
		for (const name of ['0000_start', '0001_history_append_only'])
			await client.run(migration(one.engine, name));
		await client.run(version);
		await client.run(ROWS);
		before = await keptRows(client);
		await client.close();
		await (await openWorld({ home: home(), databaseUrl })).close();
	}, 60_000);

	test('keeps every row, and adds nothing but what is new', { timeout: 60_000 }, async () => {
		const client = await previous().connect();
		const after = await keptRows(client);
		await client.close();
		expect(before['assessments']).toHaveLength(6);
		for (const [table, rows] of Object.entries(before)) {
			expect(after[table], table).toHaveLength(rows.length);
			expect(after[table], table).toMatchObject(rows);
		}
		expect(after['installation']?.[0]?.['keys']).toMatch(/^[0-9a-f]{32}$/);
		const added = after['assessments']!.map((row) =>
			Object.keys(row).filter((column) => !(column in before['assessments']![0]!))
		);
		expect(new Set(added.flat())).toEqual(new Set(NEW_COLUMNS));
		expect(after['answers']!.map((row) => row['carried_from'])).toEqual([null, null, null]);
	});

	test('gives each assessment its organisation', { timeout: 60_000 }, async () => {
		const client = await previous().connect();
		const owners = await client.rows(
			`select a.id, a.status, o.kind, o.name, o.version, o.created_at, o.id as owner
			from assessments a join organisations o on o.id = a.organisation_id order by a.id`
		);
		const states = await client.rows('select * from organisation_states order by state');
		const [{ total } = {}] = await client.rows('select count(*) as total from organisations');
		await client.close();
		const ownerOf = (id: string) => owners.find((row) => row['id'] === id)?.['owner'] as string;
		const shared = { status: 'draft', version: 1, created_at: CREATED };
		expect(owners).toEqual(
			[
				{ id: 'a1', kind: 'government', name: 'Ministry', owner: ownerOf('a1') },
				{ id: 'a2', kind: 'government', name: 'Ministry', owner: ownerOf('a1') },
				{ id: 'b1', kind: 'government', name: 'Ministry', owner: ownerOf('b1') },
				{ id: 'n1', kind: 'ngo', name: 'Relief', owner: ownerOf('n1') },
				{ id: 'n2', kind: 'ngo', name: 'Relief', owner: ownerOf('n1') },
				{ id: 'r1', kind: 'reviewer', name: 'Ministry', owner: ownerOf('r1') }
			].map((row) => ({ ...row, ...shared }))
		);
		const ids = ['a1', 'b1', 'n1', 'r1'].map(ownerOf);
		expect(new Set(ids).size).toBe(4);
		for (const id of ids) expect(id).toMatch(/^[0-9a-f]{32}$/);
		expect(Number(total)).toBe(4);
		const placed = states.map((row) => [row['state'], row['organisation_id']]);
		expect(placed).toHaveLength(4);
		expect(placed).toEqual(
			expect.arrayContaining([
				['XA', ownerOf('a1')],
				['XB', ownerOf('b1')],
				['XA', ownerOf('n1')],
				['XB', ownerOf('n1')]
			])
		);
	});

	test('begins its audit trail with the history, chained', { timeout: 60_000 }, async () => {
		const world = await openWorld({ home: home(), databaseUrl: previous().databaseUrl });
		const { entries, details, owners } = await world.store.read(async ({ db, tables }) => ({
			entries: await db.select().from(tables.audit).orderBy(tables.audit.sequence),
			details: await db.select().from(tables.auditDetails).orderBy(tables.auditDetails.sequence),
			owners: await db.select().from(tables.assessments)
		}));
		const ownerOf = (id: string) => owners.find((row) => row.id === id)!.organisationId;
		expect(
			entries.map(({ sequence, at, action, organisationId, assessmentId, standardId, ref }) => [
				sequence,
				at,
				action,
				organisationId,
				assessmentId,
				standardId,
				ref
			])
		).toEqual([
			[1, CREATED, 'assessment.create', ownerOf('a1'), 'a1', null, null],
			[2, CREATED, 'assessment.import', ownerOf('n1'), 'n1', null, null],
			[3, CREATED, 'assessment.remove', null, 'gone', null, null],
			[4, UPDATED, 'answer.save', ownerOf('a1'), 'a1', 'F-01', null],
			[5, UPDATED, 'evidence.add', ownerOf('a1'), 'a1', null, 'E1']
		]);
		expect(details.map(({ who, before, after }) => [who, before, after])).toEqual([
			['local', null, { state: 'XA' }],
			['local', null, null],
			['local', { state: 'XD' }, null],
			['local', null, { narrative: 'Закон', design: 4 }],
			['local', null, { title: 'Act' }]
		]);
		expect(new Set(details.map(({ salt }) => salt)).size).toBe(5);
		expect(entries.map((entry) => entry.details)).toEqual(details.map(hashOfDetails));
		expect(entries.map(({ hash }) => hash)).toEqual(
			entries.map((entry, index) => hashOfEntry(entry, entries[index - 1]?.hash ?? GENESIS))
		);
		expect((await history.list(SYSTEM, world, 'a1')).map(({ action }) => action)).toEqual([
			'evidence.add',
			'answer.save',
			'assessment.create'
		]);
		await world.close();
	});

	test('reads and writes its assessments as before', { timeout: 60_000 }, async () => {
		const world = await openWorld({ home: home(), databaseUrl: previous().databaseUrl });
		const { assessment, version } = await assessments.find(SYSTEM, world, 'a1');
		expect(version).toBe(3);
		expect(assessment.answers['F-01']).toMatchObject({
			design: 4,
			implementation: 3,
			narrative: 'Закон',
			criteria: { a: 'yes' },
			evidence: ['E2', 'E1'],
			target: { design: 4, implementation: 4, by: '2027-01' }
		});
		expect(Object.keys(assessment.answers)).toEqual(['F-01', 'F-02']);
		expect((await assessments.list(SYSTEM, world)).map(({ id }) => id).toSorted()).toEqual([
			'a1',
			'a2',
			'b1',
			'n1',
			'n2',
			'r1'
		]);
		await assessments.remove(SYSTEM, world, 'n1');
		expect((await assessments.list(SYSTEM, world)).map(({ id }) => id)).not.toContain('n1');
		await world.close();
	});
});
