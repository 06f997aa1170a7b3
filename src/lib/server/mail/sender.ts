import type { Language } from '#lib/core/codes.ts';
import { newId } from '#lib/server/ids.ts';
import type { World } from '#lib/server/world.ts';
import { failureOf, isOfServer, type Failure } from './failure.ts';
import { mailText, trialText } from './mail-text.ts';
import { purposeOf } from './outbox.ts';
import { markFailed, markSent, take } from './queue.ts';
import type { Deliver } from './transport.ts';

const MINUTE = 60_000;

export type Sender = {
	/** There may be letters: looks at once, or as soon as it has done with those before. */
	wake(): void;
	/** Resolves when nothing is left to do at this moment. */
	done(): Promise<void>;
	/** Sends a mail past the outbox; what went wrong, or `null`. */
	tryOut(address: string, language: Language): Promise<Failure | null>;
	/** Takes no further letter, and resolves when the current one is done with. */
	close(): Promise<void>;
};

/**
 * Sends the letters of the outbox, one after the other, those that are due first; looks every
 * minute. Each goes out at least once: if the process ends after the mail server took a letter and
 * before that is written down, it goes out again with the same Message-ID.
 * @param report is told of failures that are not the mail server's
 */
export function openSender(
	world: World,
	deliver: Deliver,
	origin: string,
	report: (failure: unknown) => void
): Sender {
	let running: Promise<void> | null = null;
	let again = false;
	let closed = false;

	async function sendAll(): Promise<void> {
		while (!closed) {
			const letter = await take(world);
			if (!letter) return;
			const { id, address, sealed } = letter;
			const failure = await attempt(() => {
				const parameters = world.keys.unseal(sealed, purposeOf(id));
				return deliver({ id, address, ...mailText({ ...letter, parameters }, origin) });
			});
			if (!failure) await markSent(world, id);
			else await markFailed(world, id, failure);
			// The others would fail alike: they wait without having been tried.
			if (failure && isOfServer(failure)) return;
		}
	}

	function wake(): void {
		if (closed) return;
		again = running !== null;
		running ??= sendAll()
			.catch(report)
			.finally(() => {
				running = null;
				if (again) wake();
			});
	}

	const timer = setInterval(wake, MINUTE).unref();
	wake();
	return {
		wake,
		async done() {
			while (running) await running;
		},
		tryOut: (address, language) =>
			attempt(() => deliver({ id: newId(), address, ...trialText(language) })),
		async close() {
			closed = true;
			clearInterval(timer);
			await running;
		}
	};
}

async function attempt(call: () => Promise<void>): Promise<Failure | null> {
	try {
		await call();
		return null;
	} catch (error) {
		return failureOf(error);
	}
}
