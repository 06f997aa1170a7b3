import type { Store } from './store.ts';
import { postgresStore } from './postgres.ts';

/** PostgreSQL within the process, for tests: `memory`, or a folder. */
export async function openPglite(place: string, migrationsFolder: string): Promise<Store> {
	// The engine is a development dependency, so it is loaded only here, by drizzle's own import.
	const { drizzle } = await import('drizzle-orm/pglite');
	const database = drizzle(place === 'memory' ? 'memory://' : place);
	return postgresStore(database, place, migrationsFolder, () => database.$client.close());
}
