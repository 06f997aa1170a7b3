import { createServer } from 'node:net';
import { PGlite } from '@electric-sql/pglite';
import { PGLiteSocketServer } from '@electric-sql/pglite-socket';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { NO_ANSWER } from '#lib/core/answer-to.ts';
import { writeAssessment } from '#lib/core/assessment.ts';
import * as answers from '#lib/server/answers.ts';
import * as assessments from '#lib/server/assessments.ts';
import { openStore } from '#lib/server/db/store.ts';
import * as evidence from '#lib/server/evidence.ts';
import * as history from '#lib/server/history.ts';
import { SYSTEM as me } from '#lib/server/policy.ts';
import * as transfer from '#lib/server/transfer.ts';
import { openWorld, type World } from '#lib/server/world.ts';
import { newAssessment, temporaryFolder, upload } from '../engines.ts';
import { ownerIn } from '../tenants.ts';

// The driver that an installation uses, over a socket; SQLite and PGlite have the full tests.
const folder = temporaryFolder();
let database: PGlite;
let server: PGLiteSocketServer;
let url: string;
let world: World & { close(): Promise<void> };

const freePort = (): Promise<number> =>
	new Promise((resolve) => {
		const probe = createServer().listen(0, '127.0.0.1', () => {
			const address = probe.address();
			probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
		});
	});

beforeAll(async () => {
	database = await PGlite.create();
	const port = await freePort();
	server = new PGLiteSocketServer({ db: database, port, host: '127.0.0.1', maxConnections: 4 });
	await server.start();
	url = `postgres://postgres:secret@127.0.0.1:${port}/postgres`;
	world = await openWorld({ home: folder.path, databaseUrl: url });
}, 60_000);
afterAll(async () => {
	await world.close();
	await server.stop();
	await database.close();
});

test('an assessment with an answer and a file comes back through the pool', async () => {
	const id = await newAssessment(world);
	const draft = { kind: 'file', type: 'law', title: 'Закон' };
	const ref = await evidence.add(me, world, id, draft, await upload(world, 'bytes'));
	const answer = {
		...NO_ANSWER,
		design: 4 as const,
		evidence: [ref],
		criteria: { e: 'no' as const }
	};
	expect(await answers.save(me, world, id, 'F-01', answer, 0)).toEqual({ saved: true, version: 1 });
	expect(await answers.save(me, world, id, 'F-01', NO_ANSWER, 0)).toEqual({
		saved: false,
		current: answer,
		version: 1
	});
	const { assessment } = await assessments.find(me, world, id);
	expect(assessment.answers['F-01']).toStrictEqual(answer);
	const copy = await transfer.importAssessment(
		me,
		world,
		{ organisationId: await ownerIn(world) },
		assessment
	);
	const text = writeAssessment((await assessments.find(me, world, copy)).assessment);
	expect(text).toBe(writeAssessment(assessment));
	expect((await assessments.list(me, world)).map(({ answered }) => answered)).toEqual([1, 1]);
	expect((await history.list(me, world, id)).map(({ action }) => action)).toEqual([
		'answer.save',
		'evidence.add',
		'assessment.create'
	]);
});

test('a read cannot write, a write that throws is undone', async () => {
	const writing = world.store.read(
		async ({ db, tables }) => void (await db.insert(tables.installation).values({ id: 'x' }))
	);
	await expect(writing).rejects.toMatchObject({ cause: { code: '25006' } });
	const undone = world.store.write(async ({ db, tables }) => {
		await db.insert(tables.installation).values({ id: 'x' });
		throw new Error('no');
	});
	await expect(undone).rejects.toThrow('no');
	const rows = await world.store.read(({ db, tables }) => db.select().from(tables.installation));
	expect(rows.map(({ id }) => id)).not.toContain('x');
});

test('writes at the same time come one after the other, on any connection', async () => {
	const id = await newAssessment(world);
	const draft = { kind: 'link', type: 'law', title: 'Act', url: 'https://example.org/' };
	const adding = Array.from({ length: 20 }, () => evidence.add(me, world, id, draft, null));
	const refs = await Promise.all(adding);
	expect(new Set(refs).size).toBe(20);
	const outcomes = await Promise.all(
		refs.map((narrative) => answers.save(me, world, id, 'F-01', { ...NO_ANSWER, narrative }, 0))
	);
	expect(outcomes.filter(({ saved }) => saved)).toEqual([{ saved: true, version: 1 }]);
});

test.each(['audit', 'submissions'])('%s cannot be emptied at once either', async (table) => {
	const emptying = database.query(`truncate ${table} cascade`);
	await expect(emptying).rejects.toThrow(`${table} is append-only`);
});

test('migrating again changes nothing; a later version is refused without its password', async () => {
	await (await openStore(url)).close();
	const { rows } = await database.query('select version from nrm_schema order by version');
	expect(rows).toEqual([1, 2, 3, 4, 5, 6].map((version) => ({ version })));
	await database.query(`insert into nrm_schema values (7, 'later')`);
	const { host } = new URL(url);
	await expect(openStore(url)).rejects.toMatchObject({
		faults: [{ place: `${host}/postgres`, code: 'newer-database' }]
	});
	await database.query('delete from nrm_schema where version = 7');
});
