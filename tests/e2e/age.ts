import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { Served } from './serve.ts';

/** As if ten minutes had gone by: the proofs of all who are signed in are too old. */
export function age({ home }: Served): void {
	const database = new Database(join(home, 'nrm.db'));
	const elevenMinutesAgo = new Date(Date.now() - 11 * 60_000).toISOString();
	database.prepare('UPDATE sessions SET proven_at = ?').run(elevenMinutesAgo);
	database.close();
}
