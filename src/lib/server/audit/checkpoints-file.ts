import { createReadStream, existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import type { Checkpoint } from './checkpoints.ts';

const Line = z.strictObject({
	size: z.int().nonnegative(),
	head: z.hex().length(64),
	at: z.iso.datetime(),
	signature: z.base64()
});

/** A line of the file, counted from 1; `null` where no checkpoint can be read. */
export type FileLine = { line: number; checkpoint: Checkpoint | null };

/**
 * The checkpoints that left the database, line by line; `null` when there is no file.
 * A line that a power cut left unfinished is passed over where the whole one follows.
 */
export async function readCheckpoints(path: string): Promise<FileLine[] | null> {
	if (!existsSync(path)) return null;
	const read: FileLine[] = [];
	let line = 0;
	let unfinished = '';
	for await (const text of createInterface({ input: createReadStream(path, 'utf8') })) {
		line += 1;
		const checkpoint = checkpointOf(text);
		if (checkpoint && unfinished && text.startsWith(unfinished)) read.pop();
		unfinished = checkpoint ? '' : text;
		read.push({ line, checkpoint });
	}
	return read;
}

function checkpointOf(text: string): Checkpoint | null {
	try {
		return Line.parse(JSON.parse(text));
	} catch {
		return null;
	}
}
