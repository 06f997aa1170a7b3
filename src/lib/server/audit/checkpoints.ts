import { open, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { asc, desc, eq, type InferSelectModel } from 'drizzle-orm';
import { canonicalJson } from '#lib/server/canonical-json.ts';
import type { Transaction } from '#lib/server/db/store.ts';
import type { Tables } from '#lib/server/db/tables.ts';
import { syncFolder } from '#lib/server/sync-folder.ts';
import type { World } from '#lib/server/world.ts';
import { GENESIS } from './entry.ts';

const HOUR = 60 * 60 * 1_000;

/** The head of the chain after `size` entries, signed with the key of the installation. */
export type Checkpoint = InferSelectModel<Tables['checkpoints']>;

/** What is signed: how many entries, the hash of the last one, and when, as canonical JSON. */
export const signedBytes = ({ size, head, at }: Omit<Checkpoint, 'signature'>): Uint8Array =>
	Buffer.from(canonicalJson({ size, head, at }));

/** A checkpoint as it leaves the database: one line, always the same. */
export const lineOf = ({ size, head, at, signature }: Checkpoint): string =>
	canonicalJson({ size, head, at, signature });

/**
 * Signs the trail as it ends in this transaction: call it after the last `record` of the change,
 * and `publish` with what it gives once the transaction is committed.
 * @param at ISO 8601, UTC
 */
export async function signWithin(
	{ db, tables: { audit, checkpoints } }: Transaction,
	world: Pick<World, 'keys'>,
	at: string
): Promise<Checkpoint> {
	const [last] = await db
		.select({ size: audit.sequence, head: audit.hash })
		.from(audit)
		.orderBy(desc(audit.sequence))
		.limit(1);
	const { size, head } = last ?? { size: 0, head: GENESIS };
	const [known] = await db.select().from(checkpoints).where(eq(checkpoints.size, size));
	if (known?.head === head) return known;
	const bare = { size, head, at };
	const checkpoint = { ...bare, signature: world.keys.sign(signedBytes(bare)) };
	// Another head of the same size was tampered with: it stays, so that verifying finds it.
	await db.insert(checkpoints).values(checkpoint).onConflictDoNothing();
	return checkpoint;
}

/**
 * Appends a committed checkpoint to the file outside the database, durably.
 * @returns whether it is written; if not, the next `sign` writes it and says what is wrong
 */
export const publish = (world: World, checkpoint: Checkpoint): Promise<boolean> =>
	append(world.checkpointsFile, [checkpoint]).then(
		() => true,
		() => false
	);

/**
 * Signs the trail if it has grown since the last checkpoint, and writes to the file whatever it
 * lacks.
 * @returns the newest checkpoint
 * @throws the system's error when the file cannot be written
 */
export async function sign(world: World): Promise<Checkpoint> {
	const newest = await world.store.write((transaction) =>
		signWithin(transaction, world, world.now().toISOString())
	);
	const published = new Set((await textOf(world.checkpointsFile)).split('\n'));
	const all = await world.store.read(({ db, tables: { checkpoints } }) =>
		db.select().from(checkpoints).orderBy(asc(checkpoints.size))
	);
	await append(
		world.checkpointsFile,
		all.filter((one) => !published.has(lineOf(one)))
	);
	return newest;
}

/**
 * Signs now and every hour, without keeping the process alive.
 * @param report is told why a later signing failed; the next one is tried all the same
 * @returns ends it, after signing once more
 * @throws the system's error when the file cannot be written now
 */
export async function signHourly(
	world: World,
	report: (failure: unknown) => void
): Promise<() => Promise<void>> {
	await sign(world);
	let running = Promise.resolve();
	// One after the other: two at once would write the same lines.
	const again = () => (running = running.then(async () => void (await sign(world).catch(report))));
	const timer = setInterval(again, HOUR).unref();
	return () => {
		clearInterval(timer);
		return again();
	};
}

async function append(path: string, checkpoints: readonly Checkpoint[]): Promise<void> {
	const file = await open(path, 'a+', 0o600);
	try {
		const { size } = await file.stat();
		const { buffer } = await file.read(Buffer.alloc(1), 0, 1, Math.max(0, size - 1));
		// What a power cut left unfinished is not continued.
		const start = size === 0 || buffer.toString() === '\n' ? '' : '\n';
		if (checkpoints.length === 0) return;
		await file.appendFile(start + checkpoints.map((one) => `${lineOf(one)}\n`).join(''));
		await file.sync();
		if (size === 0) await syncFolder(dirname(path));
	} finally {
		await file.close();
	}
}

const textOf = (path: string): Promise<string> =>
	readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
		if (error.code === 'ENOENT') return '';
		throw error;
	});
