import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Answer } from '#lib/core/assessment.ts';
import * as assessments from '#lib/server/assessments.ts';
import * as evidence from '#lib/server/evidence.ts';
import { SYSTEM as me } from '#lib/server/policy.ts';
import { openWorld, type World } from '#lib/server/world.ts';

const ROUNDS = 25;
/** In these the process dies while it makes or opens the database. */
const ROUNDS_AT_START = 5;

type Acknowledged = { id: string } & (
	| { ready: true }
	| { standard: string; count: number; narrative: string }
	| { ref: string; sha256: string }
);

let home: string;
beforeAll(async () => {
	home = join(await mkdtemp(join(tmpdir(), 'nrm-kill-')), 'home');
});
afterAll(() => rm(dirname(home), { recursive: true, force: true }));

/** Runs the writer until it is killed at a random moment; gives what it acknowledged. */
async function runAndKill(round: number): Promise<Acknowledged[]> {
	const child = spawn(process.execPath, ['tests/reliability/writer.ts', home, `r${round}`], {
		stdio: ['ignore', 'pipe', 'pipe']
	});
	let said = '';
	let failed = '';
	// By what is done and not by time, so that a slow machine proves as much: two files or more.
	const files = 2 + Math.floor(Math.random() * 4);
	let ready = (): void => {};
	const busy = new Promise<void>((resolve) => (ready = resolve));
	child.stdout.setEncoding('utf8').on('data', (text: string) => {
		said += text;
		if (said.split('"ref"').length > files) ready();
	});
	child.stderr.setEncoding('utf8').on('data', (text: string) => (failed += text));
	const closed = new Promise<string | null>((resolve) =>
		child.once('close', (_code, signal) => resolve(signal))
	);
	if (round >= ROUNDS_AT_START) await Promise.race([busy, closed]);
	await wait(Math.random() * (round < ROUNDS_AT_START ? 700 : 100));
	child.kill('SIGKILL');
	expect(await closed, failed).toBe('SIGKILL');
	// a last line without its end was never acknowledged
	return said
		.slice(0, said.lastIndexOf('\n') + 1)
		.split('\n')
		.filter(Boolean)
		.map((line) => JSON.parse(line) as Acknowledged);
}

/** Every narrative that was ever saved, as the history has it. */
async function savedNarratives(world: World): Promise<Set<string>> {
	const rows = await world.store.read(({ db, tables }) =>
		db
			.select({ action: tables.audit.action, after: tables.auditDetails.after })
			.from(tables.audit)
			.innerJoin(tables.auditDetails, eq(tables.auditDetails.sequence, tables.audit.sequence))
	);
	return new Set(
		rows
			.filter(({ action }) => action === 'answer.save')
			.map(({ after }) => (after as Answer).narrative)
	);
}

async function hashOf(world: World, id: string, ref: string): Promise<string> {
	const { stream } = await evidence.open(me, world, id, ref);
	const hash = createHash('sha256');
	for await (const chunk of stream) hash.update(chunk);
	return hash.digest('hex');
}

test(`killed ${ROUNDS} times, it loses nothing that it acknowledged`, async () => {
	const acknowledged: Acknowledged[] = [];
	for (let round = 0; round < ROUNDS; round += 1) {
		acknowledged.push(...(await runAndKill(round)));
		if (!existsSync(join(home, 'nrm.db'))) continue;
		const client = new Database(join(home, 'nrm.db'));
		expect(client.pragma('integrity_check', { simple: true })).toBe('ok');
		expect(client.pragma('foreign_key_check')).toEqual([]);
		client.close();
	}

	const world = await openWorld({ home });
	const narratives = await savedNarratives(world);
	const lastCount = new Map<string, number>();
	for (const one of acknowledged) {
		if ('narrative' in one) {
			expect(narratives).toContain(one.narrative);
			lastCount.set(`${one.id} ${one.standard}`, one.count);
		} else if ('ref' in one) {
			expect(await hashOf(world, one.id, one.ref)).toBe(one.sha256);
		}
	}
	for (const [key, count] of lastCount) {
		const [id = '', standard = ''] = key.split(' ');
		const { assessment, versions } = await assessments.find(me, world, id);
		// what was saved but not acknowledged any more may be there
		expect([count, count + 1]).toContain(versions[standard]);
		const narrative = assessment.answers[standard]?.narrative ?? '';
		expect(narrative.endsWith(`/${versions[standard]}`)).toBe(true);
	}
	for (const { id } of await assessments.list(me, world)) {
		const { assessment } = await assessments.find(me, world, id);
		for (const item of assessment.evidence)
			if (item.kind === 'file') expect(await hashOf(world, id, item.id)).toBe(item.file.sha256);
	}
	await world.close();
	const answersSaved = acknowledged.filter((one) => 'narrative' in one).length;
	const filesSaved = acknowledged.filter((one) => 'ref' in one).length;
	expect(answersSaved).toBeGreaterThan(ROUNDS);
	expect(filesSaved).toBeGreaterThan(ROUNDS);
	console.log(`${ROUNDS} kills, ${answersSaved} answers and ${filesSaved} files acknowledged`);
}, 300_000);
