import { randomBytes } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { isNotNull } from 'drizzle-orm';
import type { Catalogue } from '#lib/core/catalogue.ts';
import { loadCatalogues } from './catalogues.ts';
import { openStore, type Store } from './db/store.ts';
import { openEvidenceFiles, type EvidenceFiles } from './files.ts';
import { projectRoot } from './root.ts';

/** Everything outside the program that a data function reaches: opened once, passed on. */
export type World = {
	readonly store: Store;
	readonly files: EvidenceFiles;
	readonly catalogues: readonly Catalogue[];
	readonly now: () => Date;
};

export type WorldOptions = {
	/** The folder of an installation; made with mode 0700. */
	home: string;
	/** As `openStore`; without it, SQLite at `nrm.db` in `home`. */
	databaseUrl?: string | undefined;
	/** Where `data` and `migrations` are. */
	root?: string;
	now?: () => Date;
};

/**
 * Opens the database, the evidence files and the catalogues, and removes files that no row names.
 * @throws InputError when the database cannot be used as it is, or a catalogue has faults
 */
export async function openWorld({
	home,
	databaseUrl,
	root = projectRoot(),
	now = () => new Date()
}: WorldOptions): Promise<World & { close(): Promise<void> }> {
	await mkdir(home, { recursive: true, mode: 0o700 });
	const catalogues = await loadCatalogues(join(root, 'data', 'catalogues'));
	const store = await openStore(databaseUrl || resolve(home, 'nrm.db'), { root });
	try {
		const files = await openEvidenceFiles(resolve(home, 'evidence'));
		if (await files.belongsTo(await installation(store)))
			await files.sweep(() => storedNames(store), now());
		return { store, files, catalogues, now, close: () => store.close() };
	} catch (error) {
		await store.close();
		throw error;
	}
}

const storedNames = (store: Store): Promise<ReadonlySet<string>> =>
	store.read(async ({ db, tables: { evidenceFiles } }) => {
		const rows = await db
			.select({ storedAs: evidenceFiles.storedAs })
			.from(evidenceFiles)
			.where(isNotNull(evidenceFiles.storedAs));
		return new Set(rows.flatMap(({ storedAs }) => storedAs ?? []));
	});

/** The name of this database, random, the same for as long as it lives. */
const installation = (store: Store): Promise<string> =>
	store.write(async ({ db, tables }) => {
		const [known] = await db.select().from(tables.installation);
		if (known) return known.id;
		const id = randomBytes(16).toString('hex');
		await db.insert(tables.installation).values({ id });
		return id;
	});
