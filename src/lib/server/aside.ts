/** Work that nobody waits for: an answer neither becomes slow nor fails because of it. */
export type Aside = {
	start(task: () => Promise<unknown>): void;
	/** Resolves when everything that was started has ended, well or not. */
	done(): Promise<void>;
};

/** @param report is told of what failed */
export function openAside(report: (failure: unknown) => void): Aside {
	const running = new Set<Promise<void>>();
	return {
		start(task) {
			const run: Promise<void> = task()
				.then(() => {}, report)
				.finally(() => running.delete(run));
			running.add(run);
		},
		async done() {
			while (running.size > 0) await Promise.all(running);
		}
	};
}
