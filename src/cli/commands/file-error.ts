import { InputError, type Fault } from '#lib/core/input-error.ts';

/** Faults of what was given on the command line, each with the file or option that it is in. */
export class FileError extends Error {
	override name = 'FileError';
	readonly faults: readonly { file: string; fault: Fault }[];
	constructor(faults: FileError['faults']) {
		super(faults.map(({ file, fault }) => `${file}: ${fault.place}: ${fault.code}`).join('; '));
		this.faults = faults;
	}
}

/** Runs something about one file; an `InputError` leaves it as a `FileError`. */
export async function within<T>(file: string, task: () => T | Promise<T>): Promise<T> {
	try {
		return await task();
	} catch (error) {
		if (!(error instanceof InputError)) throw error;
		throw new FileError(error.faults.map((fault) => ({ file, fault })));
	}
}

/** Runs something about each of several files, and throws the faults of all of them together. */
export async function withinEach<T>(
	files: readonly string[],
	task: (file: string, index: number) => T | Promise<T>
): Promise<T[]> {
	const done: T[] = [];
	const faults: FileError['faults'][number][] = [];
	for (const [index, file] of files.entries()) {
		try {
			done.push(await within(file, () => task(file, index)));
		} catch (error) {
			if (!(error instanceof FileError)) throw error;
			faults.push(...error.faults);
		}
	}
	if (faults.length) throw new FileError(faults);
	return done;
}
