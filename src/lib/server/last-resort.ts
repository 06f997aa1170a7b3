import type { Log } from './log.ts';

/** How long whatever still runs may take to end. */
const SECONDS = 10;

/**
 * Logs what nobody caught and ends the process with status 1; whoever supervises it starts it anew.
 * @param stop lets what runs come to its end
 */
export function endOnUncaught(log: Log, stop: () => void): void {
	const end = (failure: unknown): void => {
		// A failure while ending must not begin it all again.
		if (process.exitCode === 1) process.exit();
		process.exitCode = 1;
		log.failure(failure);
		setTimeout(() => process.exit(), SECONDS * 1_000).unref();
		stop();
	};
	process.on('uncaughtException', end);
	process.on('unhandledRejection', end);
}
