import type { Language } from '#lib/core/codes.ts';
import { checked } from '#lib/server/checked.ts';
import type { Transaction } from '#lib/server/db/store.ts';
import { newId } from '#lib/server/ids.ts';
import type { World } from '#lib/server/world.ts';
import { PARAMETERS, type Letter, type Message } from './letters.ts';
import { recipientsOf } from './recipients.ts';

/** In which somebody is written to who has chosen no language. */
const USUAL_LANGUAGE: Language = 'en';

/** Of no use without their link, so they reach people of NGOs as they are; they name nobody. */
const NEEDED: readonly Message[] = ['invitation', 'reset'];

/** What the parameters of a letter are sealed for. */
export const purposeOf = (letterId: string): string => `mail ${letterId}`;

/**
 * Puts a letter into the outbox, one mail to each recipient, in the transaction of what it tells:
 * when that is undone, nothing is sent. Whoever is with an NGO is only told that there is something
 * to read. Without a way to send mail, nothing is written.
 * @param at the moment, ISO-8601
 */
export async function post(
	transaction: Transaction,
	world: Pick<World, 'mail' | 'keys'>,
	at: string,
	{ message, to, ...rest }: Letter
): Promise<void> {
	if (!world.mail) return;
	const parameters = checked(PARAMETERS[message], rest);
	const rows = (await recipientsOf(transaction, at, to)).map(({ address, language, exposed }) => {
		const id = newId();
		const silent = exposed && !NEEDED.includes(message);
		return {
			id,
			address,
			message: silent ? 'message' : message,
			language: language ?? USUAL_LANGUAGE,
			sealed: world.keys.seal(JSON.stringify(silent ? {} : parameters), purposeOf(id)),
			createdAt: at,
			nextTryAt: at,
			tries: 0
		};
	});
	if (rows.length) await transaction.db.insert(transaction.tables.outbox).values(rows);
}
