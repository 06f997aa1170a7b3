import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { isNotNull } from 'drizzle-orm';
import type { Catalogue } from '#lib/core/catalogue.ts';
import { InputError } from '#lib/core/input-error.ts';
import { openAside, type Aside } from './aside.ts';
import { sealEarlierEntries } from './audit/record.ts';
import { loadCatalogues } from './catalogues.ts';
import { openStore, type Store } from './db/store.ts';
import { openEvidenceFiles, type EvidenceFiles } from './files.ts';
import { newId } from './ids.ts';
import { openKeys, type Keys } from './keys.ts';
import { projectRoot } from './root.ts';
import { keepEarlierLevels } from './submission-levels.ts';

/** Everything outside the program that a data function reaches: opened once, passed on. */
export type World = {
	readonly store: Store;
	readonly files: EvidenceFiles;
	readonly catalogues: readonly Catalogue[];
	readonly keys: Keys;
	/** Where the signed heads of the audit trail leave the database; `audit/checkpoints.ts`. */
	readonly checkpointsFile: string;
	/** Fictional people may sign in without a password. */
	readonly demonstration: boolean;
	/** Whether there is a way to send mail; without one, no letter is written. */
	readonly mail: boolean;
	readonly now: () => Date;
	/** For what no answer waits for. */
	readonly aside: Aside;
};

export type WorldOptions = {
	/** The folder of an installation; made with mode 0700. */
	home: string;
	/** Where the keys are, best on another disk; without it, `keys` in `home`. */
	keysFolder?: string | undefined;
	/** A file, best on another machine's disk; without it, `checkpoints.jsonl` in `home`. */
	checkpointsFile?: string | undefined;
	/** As `openStore`; without it, SQLite at `nrm.db` in `home`. */
	databaseUrl?: string | undefined;
	/** Where `data` and `migrations` are. */
	root?: string;
	now?: () => Date;
	demonstration?: boolean;
	/** Is told of failures that no answer tells of. */
	report?: (failure: unknown) => void;
	mail?: boolean;
};

/**
 * Opens the database, the evidence files and the catalogues, and removes files that no row names.
 * @throws InputError when the database cannot be used as it is, or a catalogue has faults
 */
export async function openWorld({
	home,
	keysFolder = resolve(home, 'keys'),
	checkpointsFile = resolve(home, 'checkpoints.jsonl'),
	databaseUrl,
	root = projectRoot(),
	now = () => new Date(),
	demonstration = false,
	report = (failure) => console.error(failure),
	mail = false
}: WorldOptions): Promise<World & { close(): Promise<void> }> {
	await mkdir(home, { recursive: true, mode: 0o700 });
	const catalogues = await loadCatalogues(join(root, 'data', 'catalogues'));
	const store = await openStore(databaseUrl || resolve(home, 'nrm.db'), { root });
	try {
		const keys = await openKeys(keysFolder);
		const files = await openEvidenceFiles(resolve(home, 'evidence'));
		if (await files.belongsTo(await installation(store, keys, keysFolder)))
			await files.sweep(() => storedNames(store), now());
		await sealEarlierEntries(store);
		await keepEarlierLevels(store, catalogues);
		const aside = openAside(report);
		const close = () => aside.done().then(() => store.close());
		return {
			...{ store, files, catalogues, keys, checkpointsFile },
			...{ demonstration, mail, now, aside, close }
		};
	} catch (error) {
		await store.close();
		throw error;
	}
}

const storedNames = (store: Store): Promise<ReadonlySet<string>> =>
	store.read(async ({ db, tables: { evidenceFiles, submissionFiles } }) => {
		const current = await db
			.select({ storedAs: evidenceFiles.storedAs })
			.from(evidenceFiles)
			.where(isNotNull(evidenceFiles.storedAs));
		const submitted = await db
			.selectDistinct({ storedAs: submissionFiles.storedAs })
			.from(submissionFiles);
		return new Set([...current, ...submitted].flatMap(({ storedAs }) => storedAs ?? []));
	});

/**
 * The name of this database, random, the same for as long as it lives; and the same keys with it:
 * with others, what is sealed in it could not be opened any more.
 */
const installation = (store: Store, keys: Keys, keysFolder: string): Promise<string> =>
	store.write(async ({ db, tables }) => {
		const [known] = await db.select().from(tables.installation);
		if (known?.keys && known.keys !== keys.id)
			throw new InputError([
				{ place: keysFolder, code: 'other-keys', got: keys.id, expected: known.keys }
			]);
		if (known?.keys) return known.id;
		const id = known?.id ?? newId();
		if (known) await db.update(tables.installation).set({ keys: keys.id });
		else await db.insert(tables.installation).values({ id, keys: keys.id });
		return id;
	});
