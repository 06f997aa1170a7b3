import { appendFile, readFile, rm, writeFile } from 'node:fs/promises';
import { eq, gt, sql, type SQL } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import * as checkpoints from '#lib/server/audit/checkpoints.ts';
import { GENESIS, hashOfDetails, hashOfEntry } from '#lib/server/audit/entry.ts';
import { record } from '#lib/server/audit/record.ts';
import { verify } from '#lib/server/audit/verify.ts';
import type { Transaction } from '#lib/server/db/store.ts';
import { newId } from '#lib/server/ids.ts';
import { SYSTEM } from '#lib/server/policy.ts';
import type { World } from '#lib/server/world.ts';
import { ENGINES, newAssessment, openedWorld } from '../engines.ts';

const AT = '2026-03-01T00:00:00.000Z';
/** How many entries each trail begins with, all of them signed: by 4 and by 6. */
const LENGTH = 6;
const UNSIGNED = LENGTH + 1;

/** Runs SQL as whoever owns the database can. */
type Raw = { run?: (query: SQL) => unknown; execute?: (query: SQL) => Promise<unknown> };
const raw = async ({ db }: Transaction, query: string): Promise<void> => {
	const handle = db as unknown as Raw;
	if (handle.execute) await handle.execute(sql.raw(query));
	else handle.run?.(sql.raw(query));
};

async function dropTriggers(world: World): Promise<void> {
	const on = (table: string) => (world.store.engine === 'postgres' ? ` on ${table}` : '');
	await world.store.write(async (transaction) => {
		for (const name of ['audit_no_update', 'audit_no_delete'])
			await raw(transaction, `drop trigger if exists ${name}${on('audit')}`);
	});
}

const grow = (world: World, times = 1) =>
	world.store.write(async (transaction) => {
		for (let time = 0; time < times; time += 1)
			await record(transaction, SYSTEM, AT, {
				action: 'answer.save',
				organisationId: 'o',
				before: { narrative: `before ${time}` },
				after: { narrative: 'Текст' }
			});
	});

/** Rows, for those who may change them. */
const rowsOf = async ({ db, tables: { audit } }: Transaction) =>
	(await db.select().from(audit)).toSorted((a, b) => a.sequence - b.sequence);

/** Makes all hashes follow again, as somebody without the key can. */
async function rehash(transaction: Transaction): Promise<void> {
	const { db, tables } = transaction;
	let previous = GENESIS;
	for (const row of await rowsOf(transaction)) {
		previous = hashOfEntry(row, previous);
		await db
			.update(tables.audit)
			.set({ hash: previous })
			.where(eq(tables.audit.sequence, row.sequence));
	}
}

describe.each(ENGINES)('verifying the trail on $engine', (engine) => {
	const opened = openedWorld(engine);
	const problems = async () =>
		(await verify(opened.world)).problems.map(({ code, sequence, until }) => [
			code,
			sequence,
			until
		]);
	const tamper = (work: (transaction: Transaction) => Promise<void>) =>
		opened.world.store.write(work);

	beforeEach(async () => {
		const { world } = opened;
		await dropTriggers(world);
		await tamper(async ({ db, tables }) => {
			await db.delete(tables.audit);
			await db.delete(tables.auditDetails);
			await db.delete(tables.checkpoints);
		});
		await rm(world.checkpointsFile, { force: true });
		await grow(world, 4);
		await checkpoints.sign(world);
		await grow(world, 2);
		await checkpoints.sign(world);
		await grow(world, 1);
	});

	test('a trail as it was written agrees with everything', async () => {
		const { world } = opened;
		const { head, signed, ...rest } = await verify(world);
		expect(rest).toEqual({ entries: UNSIGNED, erased: 0, checkpoints: 2, problems: [] });
		expect(signed?.size).toBe(LENGTH);
		expect(head).toMatch(/^[0-9a-f]{64}$/);
	});

	test('more than one page', async () => {
		const { world } = opened;
		await grow(world, 1_200);
		await checkpoints.sign(world);
		expect(await verify(world)).toMatchObject({
			entries: UNSIGNED + 1_200,
			checkpoints: 3,
			signed: { size: UNSIGNED + 1_200 },
			problems: []
		});
		await tamper(async ({ db, tables: { audit } }) => {
			await db.update(audit).set({ ref: 'x' }).where(eq(audit.sequence, 700));
		});
		expect(await problems()).toEqual([['changed', 700, 700]]);
	});

	test('erased details are no problem', async () => {
		await tamper(async ({ db, tables: { auditDetails } }) => {
			await db.delete(auditDetails).where(eq(auditDetails.sequence, 3));
		});
		expect(await verify(opened.world)).toMatchObject({ erased: 1, problems: [] });
	});

	test.each(['at', 'action', 'organisationId', 'personId', 'ref', 'details', 'hash'] as const)(
		'edited: %s',
		async (field) => {
			const value = field === 'hash' ? GENESIS : field === 'action' ? 'answer.confirm' : 'edited';
			await tamper(async ({ db, tables: { audit } }) => {
				await db
					.update(audit)
					.set({ [field]: value })
					.where(eq(audit.sequence, 3));
			});
			const [first] = await problems();
			expect(first).toEqual(['changed', 3, 3]);
		}
	);

	test('edited details', async () => {
		const edit = (values: object) =>
			tamper(async ({ db, tables: { auditDetails } }) => {
				await db.update(auditDetails).set(values).where(eq(auditDetails.sequence, 5));
			});
		const kept = await opened.world.store.read(({ db, tables: { auditDetails } }) =>
			db.select().from(auditDetails).where(eq(auditDetails.sequence, 5))
		);
		for (const values of [{ who: 'Somebody' }, { salt: '00' }, { before: null }, { after: [] }]) {
			await edit(values);
			expect(await problems()).toEqual([['details', 5, 5]]);
			await edit(kept[0]!);
		}
		expect(await problems()).toEqual([]);
	});

	test('edited, with its details and its own hash made to fit: the next one does not', async () => {
		await tamper(async (transaction) => {
			const { db, tables } = transaction;
			const details = { salt: '', who: 'Nobody', before: null, after: null };
			await db.update(tables.auditDetails).set(details).where(eq(tables.auditDetails.sequence, 2));
			const [first, second] = await rowsOf(transaction);
			const edited = { ...second!, details: hashOfDetails(details) };
			await db
				.update(tables.audit)
				.set({ ...edited, hash: hashOfEntry(edited, first!.hash) })
				.where(eq(tables.audit.sequence, 2));
		});
		expect(await problems()).toEqual([['changed', 3, 3]]);
	});

	test('edited, and every hash after it made to fit: the signed heads do not', async () => {
		await tamper(async (transaction) => {
			const { db, tables } = transaction;
			await db.update(tables.audit).set({ ref: 'x' }).where(eq(tables.audit.sequence, 5));
			await rehash(transaction);
		});
		expect(await problems()).toEqual([['rewritten', 5, LENGTH]]);
	});

	test('deleted, from the middle and from the beginning', async () => {
		await tamper(async ({ db, tables: { audit } }) => {
			await db.delete(audit).where(eq(audit.sequence, 3));
		});
		expect(await problems()).toEqual([['missing', 3, 3]]);
		await tamper(async ({ db, tables: { audit } }) => {
			await db.delete(audit).where(eq(audit.sequence, 1));
		});
		expect(await problems()).toEqual([
			['missing', 1, 1],
			['missing', 3, 3]
		]);
	});

	test('deleted, and those after it counted down', async () => {
		const move = () =>
			tamper(async (transaction) => {
				const { db, tables } = transaction;
				await db.delete(tables.audit).where(eq(tables.audit.sequence, 3));
				for (const { sequence } of await rowsOf(transaction))
					if (sequence > 3)
						await db
							.update(tables.audit)
							.set({ sequence: sequence - 1 })
							.where(eq(tables.audit.sequence, sequence));
			});
		await move();
		expect((await problems())[0]).toEqual(['changed', 3, 3]);
	});

	test('reordered: two entries in each other’s place', async () => {
		await tamper(async ({ db, tables: { audit } }) => {
			for (const [from, to] of [
				[2, 99],
				[5, 2],
				[99, 5]
			] as const)
				await db.update(audit).set({ sequence: to }).where(eq(audit.sequence, from));
		});
		const found = await problems();
		expect(found[0]).toEqual(['changed', 2, 2]);
		expect(found).toContainEqual(['changed', 5, 5]);
	});

	test('inserted before all others', async () => {
		await tamper(async (transaction) => {
			const [first] = await rowsOf(transaction);
			const { db, tables } = transaction;
			await db.insert(tables.audit).values({ ...first!, sequence: 0 });
		});
		expect(await problems()).toEqual([['changed', 0, 0]]);
	});

	test('cut off: the file still knows how long the trail was', async () => {
		const { world } = opened;
		await tamper(async ({ db, tables: { audit, auditDetails, checkpoints } }) => {
			await db.delete(audit).where(gt(audit.sequence, 4));
			await db.delete(auditDetails).where(gt(auditDetails.sequence, 4));
			await db.delete(checkpoints).where(gt(checkpoints.size, 4));
		});
		const { problems: found } = await verify(world);
		expect(found).toEqual([
			{ code: 'cut-off', sequence: 5, until: LENGTH, place: `${world.checkpointsFile}:2` }
		]);
		await grow(world, 5);
		expect((await problems())[0]).toEqual(['rewritten', 5, LENGTH]);
	});

	test('all of it gone', async () => {
		await tamper(async ({ db, tables }) => {
			await db.delete(tables.audit);
			await db.delete(tables.checkpoints);
		});
		expect(await problems()).toEqual([['cut-off', 1, LENGTH]]);
	});

	test('cut off: a submission knows its entry', async () => {
		const { world } = opened;
		const assessmentId = await newAssessment(world);
		const id = newId();
		const about = { organisationId: null, assessmentId };
		const entry = { action: 'submission.submit', ...about } as const;
		const auditSequence = await world.store.write(async (transaction) => {
			const { db, tables } = transaction;
			const sequence = await record(transaction, SYSTEM, AT, entry);
			const submission = {
				id,
				assessmentId,
				number: 1,
				document: '{}',
				sha256: '',
				superseded: false
			};
			const by = { submittedAt: AT, submittedBy: 'p', auditSequence: sequence };
			await db.insert(tables.submissions).values({ ...submission, ...by });
			return sequence;
		});
		expect(await problems()).toEqual([]);
		await tamper(async ({ db, tables: { audit, auditDetails } }) => {
			await db.delete(audit).where(eq(audit.sequence, auditSequence));
			await db.delete(auditDetails).where(eq(auditDetails.sequence, auditSequence));
		});
		const { problems: found } = await verify(world);
		const both = { sequence: auditSequence, until: auditSequence, place: `submission ${id}` };
		expect(found).toEqual([{ code: 'cut-off', ...both }]);
		await grow(world);
		expect((await verify(world)).problems).toEqual([{ code: 'submission', ...both }]);
		await tamper((transaction) =>
			raw(
				transaction,
				world.store.engine === 'postgres'
					? 'drop trigger submissions_no_delete on submissions'
					: 'drop trigger submissions_no_delete'
			)
		);
		await tamper(async ({ db, tables }) => void (await db.delete(tables.submissions)));
	});

	test('a checkpoint that was not signed with the key counts for nothing', async () => {
		const { world } = opened;
		await tamper(async (transaction) => {
			const { db, tables } = transaction;
			await db.update(tables.audit).set({ ref: 'x' }).where(eq(tables.audit.sequence, 5));
			await rehash(transaction);
			const head = (await rowsOf(transaction))[LENGTH - 1]!.hash;
			await db.update(tables.checkpoints).set({ head }).where(eq(tables.checkpoints.size, LENGTH));
		});
		const { problems: found } = await verify(world);
		expect(found).toEqual([
			{ code: 'rewritten', sequence: 5, until: LENGTH, place: `${world.checkpointsFile}:2` },
			{ code: 'signature', sequence: null, until: null, place: `checkpoints ${LENGTH}` }
		]);
	});

	test('the file: gone, mangled, and with an unfinished line', async () => {
		const { world } = opened;
		const path = world.checkpointsFile;
		const text = await readFile(path, 'utf8');
		const [first = '', second = ''] = text.split('\n');
		await writeFile(path, `${first}\n${second.slice(0, 30)}\n${second}\n`);
		expect(await problems()).toEqual([]);
		await writeFile(path, `${first.replace('"size":4', '"size":5')}\n${second}\n`);
		expect((await verify(world)).problems).toEqual([
			{ code: 'signature', sequence: null, until: null, place: `${path}:1` }
		]);
		await writeFile(path, text);
		await appendFile(path, 'not a checkpoint\n{"size":1}\n');
		expect((await verify(world)).problems).toEqual(
			[3, 4].map((line) => ({
				code: 'unreadable',
				sequence: null,
				until: null,
				place: `${path}:${line}`
			}))
		);
		await rm(path);
		expect((await verify(world)).problems).toEqual([
			{ code: 'no-file', sequence: null, until: null, place: path }
		]);
	});

	test('many problems of a kind are told twenty times, the first first', async () => {
		await grow(opened.world, 30);
		await tamper(async ({ db, tables: { audit } }) => {
			await db.update(audit).set({ ref: 'x' }).where(gt(audit.sequence, 2));
		});
		const found = await problems();
		expect(found).toHaveLength(20);
		expect(found[0]).toEqual(['changed', 3, 3]);
	});
});

describe('what is no JSON any more', () => {
	const opened = openedWorld(ENGINES[0]);
	test('is named, not stumbled over', async () => {
		const { world } = opened;
		await grow(world, 3);
		await world.store.write((transaction) =>
			raw(transaction, `update audit_details set after = '{"a' where sequence = 2`)
		);
		const { problems } = await verify(world);
		expect(problems).toEqual([{ code: 'details', sequence: 2, until: 2, place: null }]);
	});
});
