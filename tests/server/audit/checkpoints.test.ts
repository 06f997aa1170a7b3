import { appendFile, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { asc } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import * as checkpoints from '#lib/server/audit/checkpoints.ts';
import { GENESIS } from '#lib/server/audit/entry.ts';
import { record } from '#lib/server/audit/record.ts';
import { isSigned } from '#lib/server/keys.ts';
import { SYSTEM } from '#lib/server/policy.ts';
import type { World } from '#lib/server/world.ts';
import { ENGINES, openedWorld } from '../engines.ts';

const AT = '2026-03-01T00:00:00.000Z';
const entry = { action: 'round.create', organisationId: null } as const;

const grow = ({ store }: World) =>
	store.write((transaction) => record(transaction, SYSTEM, AT, entry));
const stored = ({ store }: World) =>
	store.read(({ db, tables }) =>
		db.select().from(tables.checkpoints).orderBy(asc(tables.checkpoints.size))
	);
const headOf = async ({ store }: World) =>
	store.read(async ({ db, tables: { audit } }) => {
		const rows = await db.select().from(audit).orderBy(asc(audit.sequence));
		return rows.at(-1)?.hash;
	});
const linesOf = async ({ checkpointsFile }: World) =>
	(await readFile(checkpointsFile, 'utf8')).split('\n').slice(0, -1);

test('the signed bytes and the line are canonical JSON', () => {
	const checkpoint = { size: 7, head: 'ab', at: AT, signature: 'c2ln' };
	expect(Buffer.from(checkpoints.signedBytes(checkpoint)).toString()).toBe(
		`{"at":"${AT}","head":"ab","size":7}`
	);
	expect(checkpoints.lineOf(checkpoint)).toBe(
		`{"at":"${AT}","head":"ab","signature":"c2ln","size":7}`
	);
});

describe.each(ENGINES)('checkpoints on $engine', (engine) => {
	const opened = openedWorld(engine);

	test('an empty trail has a head too, signed once', async () => {
		const { world } = opened;
		const first = await checkpoints.sign(world);
		expect(first).toMatchObject({ size: 0, head: GENESIS });
		expect(await checkpoints.sign(world)).toEqual(first);
		expect(await stored(world)).toEqual([first]);
	});

	test('a trail that has grown is signed again: size, head and time, outside too', async () => {
		const { world } = opened;
		await grow(world);
		await grow(world);
		const signed = await checkpoints.sign(world);
		expect(signed).toMatchObject({ size: 2, head: await headOf(world) });
		const { signature, ...bare } = signed;
		const { publicKey } = world.keys;
		expect(isSigned(checkpoints.signedBytes(bare), signature, publicKey)).toBe(true);
		for (const other of [{ size: 3 }, { head: GENESIS }, { at: AT }])
			expect(isSigned(checkpoints.signedBytes({ ...bare, ...other }), signature, publicKey)).toBe(
				false
			);
		expect(await linesOf(world)).toEqual((await stored(world)).map(checkpoints.lineOf));
		expect((await stat(world.checkpointsFile)).mode & 0o777).toBe(0o600);
		expect(world.checkpointsFile).toBe(join(opened.home, 'checkpoints.jsonl'));
	});

	test('within a transaction: it covers the entry just recorded, and goes with it', async () => {
		const { world } = opened;
		const before = await stored(world);
		const undone = world.store.write(async (transaction) => {
			await record(transaction, SYSTEM, AT, entry);
			await checkpoints.signWithin(transaction, world, AT);
			throw new Error('undone');
		});
		await expect(undone).rejects.toThrow('undone');
		expect(await stored(world)).toEqual(before);
		const { sequence, checkpoint } = await world.store.write(async (transaction) => ({
			sequence: await record(transaction, SYSTEM, AT, entry),
			checkpoint: await checkpoints.signWithin(transaction, world, AT)
		}));
		expect(checkpoint).toMatchObject({ size: sequence, head: await headOf(world), at: AT });
		expect(await linesOf(world)).not.toContain(checkpoints.lineOf(checkpoint));
		expect(await checkpoints.publish(world, checkpoint)).toBe(true);
		expect((await linesOf(world)).at(-1)).toBe(checkpoints.lineOf(checkpoint));
	});

	test('what could not be published is published with the next signing', async () => {
		const { world } = opened;
		const elsewhere = { ...world, checkpointsFile: join(opened.home, 'away', 'lines') };
		await grow(world);
		const missed = await world.store.write((transaction) =>
			checkpoints.signWithin(transaction, world, AT)
		);
		expect(await checkpoints.publish(elsewhere, missed)).toBe(false);
		await expect(checkpoints.sign(elsewhere)).rejects.toThrow(/ENOENT.*away/);
		await grow(world);
		const next = await checkpoints.sign(world);
		expect((await linesOf(world)).slice(-2)).toEqual([missed, next].map(checkpoints.lineOf));
		await checkpoints.sign(world);
		expect(await linesOf(world)).toHaveLength((await stored(world)).length);
	});

	test('a lost file is written anew, an unfinished line stands alone', async () => {
		const { world } = opened;
		await rm(world.checkpointsFile);
		await checkpoints.sign(world);
		const whole = (await stored(world)).map(checkpoints.lineOf);
		expect(await linesOf(world)).toEqual(whole);
		const torn = whole.at(-1)!.slice(0, 40);
		await writeFile(world.checkpointsFile, whole.slice(0, -1).join('\n') + '\n');
		await appendFile(world.checkpointsFile, torn);
		await checkpoints.sign(world);
		expect(await linesOf(world)).toEqual([...whole.slice(0, -1), torn, whole.at(-1)]);
	});

	test('a checkpoint of another head of the same size is not overwritten', async () => {
		const { world } = opened;
		await grow(world);
		const { size } = await checkpoints.sign(world);
		await world.store.write(async ({ db, tables }) => {
			await db.update(tables.checkpoints).set({ head: GENESIS });
		});
		expect(await checkpoints.sign(world)).toMatchObject({ size, head: await headOf(world) });
		expect((await stored(world)).at(-1)).toMatchObject({ size, head: GENESIS });
	});
});

describe('hourly', () => {
	const opened = openedWorld(ENGINES[0]);
	beforeEach(() => void vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] }));
	afterEach(() => void vi.useRealTimers());

	test('signs at once, every hour when it has grown, and at the end', async () => {
		const { world } = opened;
		const sizes = async () => (await stored(world)).map(({ size }) => size);
		const failures: unknown[] = [];
		const stop = await checkpoints.signHourly(world, (failure) => failures.push(failure));
		expect(await sizes()).toEqual([0]);
		await grow(world);
		await vi.advanceTimersByTimeAsync(59 * 60 * 1_000);
		expect(await sizes()).toEqual([0]);
		await vi.advanceTimersByTimeAsync(60 * 1_000);
		await vi.waitFor(async () => expect(await sizes()).toEqual([0, 1]));
		await grow(world);
		await stop();
		expect(await sizes()).toEqual([0, 1, 2]);
		expect(await linesOf(world)).toHaveLength(3);
		expect(vi.getTimerCount()).toBe(0);
		expect(failures).toEqual([]);
	});

	test('a failure later is told, a failure at the start is thrown', async () => {
		const elsewhere = { ...opened.world };
		const failures: unknown[] = [];
		const stop = await checkpoints.signHourly(elsewhere, (failure) => failures.push(failure));
		elsewhere.checkpointsFile = join(opened.home, 'away', 'lines');
		await stop();
		expect(failures).toEqual([expect.objectContaining({ code: 'ENOENT' })]);
		await expect(checkpoints.signHourly(elsewhere, () => {})).rejects.toThrow('ENOENT');
	});
});
