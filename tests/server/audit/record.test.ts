import { createHash } from 'node:crypto';
import { asc, eq } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { GENESIS, hashOfDetails, hashOfEntry } from '#lib/server/audit/entry.ts';
import { record, sealEarlierEntries, type NewEntry } from '#lib/server/audit/record.ts';
import { SYSTEM } from '#lib/server/policy.ts';
import type { World } from '#lib/server/world.ts';
import { ENGINES, openedWorld } from '../engines.ts';
import { memberOf } from '../tenants.ts';

const AT = '2026-01-01T00:00:00.000Z';
const somebody = memberOf('own');

const trailOf = ({ store }: World) =>
	store.read(async ({ db, tables: { audit, auditDetails } }) => ({
		entries: await db.select().from(audit).orderBy(asc(audit.sequence)),
		details: await db.select().from(auditDetails).orderBy(asc(auditDetails.sequence))
	}));

const write = ({ store }: World, entry: Partial<NewEntry> = {}) =>
	store.write((transaction) =>
		record(transaction, somebody, AT, {
			action: 'answer.save',
			organisationId: 'own',
			...entry
		})
	);

/** What the database answers; one of the engines wraps it. */
const messageOf = (writing: Promise<void>): Promise<string> =>
	writing.then(
		() => 'written',
		(error: Error) => (error.cause instanceof Error ? error.cause : error).message
	);

/** Without a gap, and each hash follows from its entry and the hash before. */
async function expectChain(world: World, length: number): Promise<void> {
	const { entries } = await trailOf(world);
	expect(entries.map(({ sequence }) => sequence)).toEqual(
		Array.from({ length }, (_, index) => index + 1)
	);
	const hashes = entries.map(({ hash }) => hash);
	const expected = entries.map((entry, index) => hashOfEntry(entry, hashes[index - 1] ?? GENESIS));
	expect(hashes).toEqual(expected);
	expect(new Set(hashes).size).toBe(length);
}

test('the hash of an entry covers every field of it and the hash before', () => {
	const entry = {
		sequence: 7,
		at: AT,
		action: 'evidence.add',
		organisationId: 'o',
		personId: 'p',
		assessmentId: 'a',
		standardId: 'F-01',
		ref: 'E1',
		details: 'd'
	} as const;
	const json =
		'{"action":"evidence.add","assessmentId":"a","at":"2026-01-01T00:00:00.000Z","details":"d",' +
		'"organisationId":"o","personId":"p","ref":"E1","sequence":7,"standardId":"F-01"}';
	const bytes = Buffer.concat([Buffer.of(0), Buffer.from(json), Buffer.alloc(32, 0xab)]);
	const hash = createHash('sha256').update(bytes).digest('hex');
	expect(hashOfEntry(entry, 'ab'.repeat(32))).toBe(hash);
});

test('the hash of details covers the salt, the name and what changed', () => {
	const details = { salt: '00ff', who: 'Éa', before: null, after: { b: 1, a: [2] } };
	const json = '{"after":{"a":[2],"b":1},"before":null,"who":"Éa"}';
	const hash = createHash('sha256').update(`00ff${json}`).digest('hex');
	expect(hashOfDetails(details)).toBe(hash);
});

describe.each(ENGINES)('the audit trail on $engine', (engine) => {
	const opened = openedWorld(engine);

	test('entries of a version without chain are sealed once, before all others', async () => {
		const { world } = opened;
		await world.store.write(async ({ db, tables: { audit, auditDetails } }) => {
			for (const sequence of [1, 2, 3]) {
				const about = { organisationId: 'own', assessmentId: 'a', standardId: null, ref: null };
				const unsealed = { personId: null, details: '', hash: '' };
				await db
					.insert(audit)
					.values({ sequence, at: AT, action: 'answer.save', ...about, ...unsealed });
				const change = { before: null, after: { narrative: `Текст ${sequence}` } };
				await db
					.insert(auditDetails)
					.values({ sequence, salt: `salt ${sequence}`, who: 'local', ...change });
			}
		});
		await sealEarlierEntries(world.store);
		await expectChain(world, 3);
		const sealed = await trailOf(world);
		expect(sealed.entries.map(({ details }) => details)).toEqual(sealed.details.map(hashOfDetails));
		await sealEarlierEntries(world.store);
		expect(await trailOf(world)).toEqual(sealed);
		expect(await write(world)).toBe(4);
		await expectChain(world, 4);
	});

	test('an entry says who did what to what, and its details stand beside it', async () => {
		const { world } = opened;
		const about = { assessmentId: 'a', standard: 'F-01', ref: 'E1' };
		const change = { before: { level: 1 }, after: { narrative: 'é', level: 2.5, none: undefined } };
		const sequence = await write(world, { ...about, ...change });
		const { entries, details } = await trailOf(world);
		expect(details.at(-1)).toEqual({
			sequence,
			salt: expect.stringMatching(/^[0-9a-f]{32}$/) as unknown,
			who: somebody.name,
			before: { level: 1 },
			after: { narrative: 'é', level: 2.5 }
		});
		expect(entries.at(-1)).toEqual({
			sequence,
			at: AT,
			action: 'answer.save',
			organisationId: 'own',
			personId: somebody.id,
			assessmentId: 'a',
			standardId: 'F-01',
			ref: 'E1',
			details: hashOfDetails(details.at(-1)!),
			hash: expect.stringMatching(/^[0-9a-f]{64}$/) as unknown
		});
	});

	test('the process is no person; the same change writeIt has other salts and hashes', async () => {
		const { world } = opened;
		const entry = { action: 'round.create', organisationId: null } as const;
		const writeIt = () =>
			world.store.write((transaction) => record(transaction, SYSTEM, AT, entry));
		await writeIt();
		await writeIt();
		const { entries, details } = await trailOf(world);
		const [one, other] = entries.slice(-2);
		expect(one).toMatchObject({ personId: null, organisationId: null, assessmentId: null });
		expect(one?.details).not.toBe(other?.details);
		expect(details.at(-1)).toMatchObject({ who: 'system', before: null, after: null });
	});

	test('entries written at the same time, and an undone one, leave no gap', async () => {
		const { world } = opened;
		const { length } = (await trailOf(world)).entries;
		const undone = world.store.write(async (transaction) => {
			await record(transaction, SYSTEM, AT, { action: 'round.create', organisationId: null });
			throw new Error('undone');
		});
		await expect(undone).rejects.toThrow('undone');
		const written = await Promise.all(Array.from({ length: 10 }, () => write(world)));
		expect(written.toSorted((a, b) => a - b)).toEqual(
			Array.from({ length: 10 }, (_, index) => length + index + 1)
		);
		await expectChain(world, length + 10);
	});

	test('no entry can be changed or removed, not even the last', async () => {
		const { world } = opened;
		const before = await trailOf(world);
		const last = before.entries.length;
		for (const sequence of [1, last]) {
			const changing = world.store.write(async ({ db, tables: { audit } }) => {
				await db.update(audit).set({ at: 'later' }).where(eq(audit.sequence, sequence));
			});
			expect(await messageOf(changing), `update ${sequence}`).toMatch(/append-only/);
			const unsealing = world.store.write(async ({ db, tables: { audit } }) => {
				await db.update(audit).set({ hash: '' }).where(eq(audit.sequence, sequence));
			});
			expect(await messageOf(unsealing), `unseal ${sequence}`).toMatch(/append-only/);
			const removing = world.store.write(async ({ db, tables: { audit } }) => {
				await db.delete(audit).where(eq(audit.sequence, sequence));
			});
			expect(await messageOf(removing), `delete ${sequence}`).toMatch(/append-only/);
		}
		expect(await trailOf(world)).toEqual(before);
	});

	test('details can be erased, and the chain still holds and grows', async () => {
		const { world } = opened;
		const before = await trailOf(world);
		const { length } = before.entries;
		await world.store.write(async ({ db, tables: { auditDetails } }) => {
			await db.delete(auditDetails).where(eq(auditDetails.sequence, 2));
			await db.delete(auditDetails).where(eq(auditDetails.sequence, length));
		});
		const after = await trailOf(world);
		expect(after.entries).toEqual(before.entries);
		expect(after.details).toHaveLength(length - 2);
		expect(await write(world)).toBe(length + 1);
		await expectChain(world, length + 1);
	});
});
