import { randomBytes } from 'node:crypto';
import { access, constants, link, lstat, open, rename, unlink } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { InputError, type FaultCode } from '#lib/core/input-error.ts';

/**
 * Writes a file whole or not at all: a temporary file in the same folder, made durable, then named.
 * @param options `force`: replace a file that exists
 * @throws InputError `exists`, or `unwritable` with the system's reason; nothing is left behind
 */
export async function writeWhole(
	path: string,
	bytes: Uint8Array,
	{ force }: { force: boolean }
): Promise<void> {
	const temporary = join(
		dirname(path),
		`.${basename(path)}.${randomBytes(6).toString('hex')}.part`
	);
	try {
		await refuseTaken(path, { force });
		await writeDurably(temporary, bytes);
		// A link is refused where the name is taken; a rename takes its place.
		if (force) await rename(temporary, path);
		else await linkNew(temporary, path);
		await syncFolder(dirname(path));
	} catch (cause) {
		throw unwritable(cause);
	} finally {
		await unlink(temporary).catch(() => undefined); // gone already after a rename
	}
}

/** On a disk that knows no links (a USB stick) the name is looked up first: all it can do. */
async function linkNew(temporary: string, path: string): Promise<void> {
	try {
		await link(temporary, path);
	} catch (cause) {
		const { code } = cause as NodeJS.ErrnoException;
		if (!LINKLESS.has(code ?? '')) throw cause;
		await refuseTaken(path, { force: false });
		await rename(temporary, path);
	}
}

const LINKLESS: ReadonlySet<string> = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS']);

/**
 * Says at once what `writeWhole` would say after the work is done.
 * @throws InputError as `writeWhole`
 */
export async function refuseTaken(path: string, { force }: { force: boolean }): Promise<void> {
	const found = await lstat(path).catch(() => undefined);
	if (found?.isDirectory()) throw fault('unwritable', 'EISDIR');
	if (found && !force) throw fault('exists');
	// A rename would put a plain file in the place of a device.
	if (found && !found.isFile() && !found.isSymbolicLink()) throw fault('unwritable', 'EINVAL');
	await access(dirname(path), constants.W_OK).catch((cause: unknown) => {
		throw unwritable(cause);
	});
}

async function writeDurably(path: string, bytes: Uint8Array): Promise<void> {
	const file = await open(path, 'wx');
	try {
		await file.writeFile(bytes);
		await file.sync();
	} finally {
		await file.close();
	}
}

async function syncFolder(path: string): Promise<void> {
	if (process.platform === 'win32') return; // a folder cannot be opened there
	const folder = await open(path);
	try {
		await folder.sync();
	} finally {
		await folder.close();
	}
}

function unwritable(cause: unknown): unknown {
	if (!(cause instanceof Error) || !('code' in cause) || !('syscall' in cause)) return cause;
	return cause.code === 'EEXIST' ? fault('exists') : fault('unwritable', String(cause.code));
}

const fault = (code: FaultCode, got?: string): InputError =>
	new InputError([{ place: '', code, ...(got === undefined ? {} : { got }) }]);
