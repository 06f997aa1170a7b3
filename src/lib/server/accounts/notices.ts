import type { Transaction } from '#lib/server/db/store.ts';
import type { NoticeOf } from '#lib/server/mail/letters.ts';
import { isFirst } from '#lib/server/mail/once.ts';
import { post } from '#lib/server/mail/outbox.ts';
import type { World } from '#lib/server/world.ts';

/** Tells somebody what happened to the own account. Source: requirement S37. */
export const tell = (
	transaction: Transaction,
	world: World,
	personId: string,
	what: NoticeOf
): Promise<void> =>
	post(transaction, world, world.now().toISOString(), {
		message: 'notice',
		to: { people: [personId] },
		what
	});

/**
 * Tells somebody, once a day, that others try in vain to sign in to the account; no answer waits
 * for it, or its time would say that there is such an account.
 */
export function tellOfFailures(world: World, personId: string): void {
	if (!world.mail) return;
	const at = world.now().toISOString();
	world.aside.start(() =>
		world.store.write(async (transaction) => {
			const key = `failures ${personId} ${at.slice(0, 10)}`;
			if (await isFirst(transaction, key, at)) await tell(transaction, world, personId, 'failures');
		})
	);
}
