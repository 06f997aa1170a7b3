import type { Transaction } from './db/store.ts';
import type { Staged } from './files.ts';
import type { World } from './world.ts';

/**
 * Writes the rows of files that are kept already, so that no row is ever without its file.
 * When the transaction was certainly undone the files go at once; when its commit failed nobody
 * knows, and the sweeper decides by what the rows say.
 * @param storedAs the names under which they are kept
 * @param isUsed whether what came out of the transaction holds on to them
 */
export async function writeKept<T>(
	world: World,
	storedAs: readonly string[],
	work: (transaction: Transaction) => Promise<T>,
	isUsed: (value: T) => boolean = () => true
): Promise<T> {
	let isKept = false;
	try {
		const value = await world.store.write(async (transaction) => {
			const value = await work(transaction);
			isKept = true;
			return value;
		});
		isKept = isUsed(value);
		return value;
	} finally {
		if (!isKept) for (const name of storedAs) await world.files.erase(name);
	}
}

/** The same for a file that was just sent, or for none. */
export async function keeping<T>(
	world: World,
	staged: Staged | null,
	work: (transaction: Transaction, storedAs: string | null) => Promise<T>
): Promise<T> {
	const storedAs = staged && (await world.files.keep(staged));
	return writeKept(world, storedAs === null ? [] : [storedAs], (transaction) =>
		work(transaction, storedAs)
	);
}
