import { asc } from 'drizzle-orm';
import { purposeOf } from '#lib/server/mail/outbox.ts';
import type { World } from '#lib/server/world.ts';

/** What stands in the outbox, by address, with its parameters opened; it is empty afterwards. */
export const takenLetters = (world: World) =>
	world.store.write(async ({ db, tables: { outbox } }) => {
		const rows = await db.select().from(outbox).orderBy(asc(outbox.address), asc(outbox.message));
		await db.delete(outbox);
		return rows.map(({ id, address, message, language, sealed, ...rest }) => ({
			...{ address, message, language, rest },
			parameters: JSON.parse(world.keys.unseal(sealed, purposeOf(id))) as unknown
		}));
	});

/** The same, in short. */
export const takenInShort = async (world: World) =>
	(await takenLetters(world)).map(
		({ address, message, parameters }) => [address, message, parameters] as const
	);
