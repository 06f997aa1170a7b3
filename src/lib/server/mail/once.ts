import type { Transaction } from '#lib/server/db/store.ts';

/** Notes that something is told of, and says whether it is for the first time. */
export async function isFirst(
	{ db, tables: { reminders } }: Transaction,
	key: string,
	at: string
): Promise<boolean> {
	const noted = await db
		.insert(reminders)
		.values({ key, at })
		.onConflictDoNothing()
		.returning({ key: reminders.key });
	return noted.length > 0;
}
