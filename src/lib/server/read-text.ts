import { open, type FileHandle } from 'node:fs/promises';
import { InputError, type FaultCode } from '#lib/core/input-error.ts';

/**
 * The text of a UTF-8 file of at most `limit` bytes, without a byte order mark.
 * A larger file is refused before it is read.
 * @throws InputError `unreadable` (with the system's reason), `too-large`, `empty` or `not-utf8`
 */
export async function readTextFile(path: string, limit: number): Promise<string> {
	return decode(await readBytes(path, limit), limit);
}

/** The text of UTF-8 bytes; errors as `readTextFile`. */
export function decode(bytes: Uint8Array, limit: number): string {
	if (bytes.length > limit) throw fault('too-large', { expected: String(limit) });
	const text = decodeUtf8(bytes);
	if (text.trim() === '') throw fault('empty');
	return text;
}

function decodeUtf8(bytes: Uint8Array): string {
	try {
		return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
	} catch (cause) {
		if (cause instanceof TypeError) throw fault('not-utf8');
		throw cause;
	}
}

/** Reads one byte more than `limit` at most: a pipe or a device does not tell its size. */
async function readBytes(path: string, limit: number): Promise<Uint8Array> {
	let file: FileHandle | undefined;
	try {
		file = await open(path);
		const { size } = await file.stat();
		if (size > limit) throw fault('too-large', { expected: String(limit) });
		const chunks: Uint8Array[] = [];
		for await (const chunk of file.createReadStream({ end: limit, autoClose: false }))
			chunks.push(chunk as Uint8Array);
		return Buffer.concat(chunks);
	} catch (cause) {
		throw unreadable(cause);
	} finally {
		await file?.close();
	}
}

/** A system error about a path as a fault that names the reason; anything else as it is. */
export function unreadable(cause: unknown, place = ''): unknown {
	if (!(cause instanceof Error) || !('code' in cause) || !('syscall' in cause)) return cause;
	return new InputError([{ place, code: 'unreadable', got: String(cause.code) }]);
}

const fault = (code: FaultCode, rest: { expected?: string } = {}): InputError =>
	new InputError([{ place: '', code, ...rest }]);
