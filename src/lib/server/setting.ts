import { readFileSync } from 'node:fs';

/** Whether an address is on this machine, where nobody else can listen in. */
export const isLoopback = ({ hostname }: Pick<URL, 'hostname'>): boolean =>
	hostname === 'localhost' || hostname === '[::1]' || /^127\.[\d.]+$/.test(hostname);

/**
 * What is in the file that a setting names, without white space around it.
 * @throws Error of one line that names the variable, and quotes nothing
 */
export function textOfFile(variable: string, path: string): string {
	const text = read(variable, path).trim();
	if (!text) throw new Error(`${variable}: the file is empty`);
	return text;
}

function read(variable: string, path: string): string {
	try {
		return readFileSync(path, 'utf8');
	} catch (cause) {
		throw new Error(`${variable}: cannot be read (${systemWord(cause)})`, { cause });
	}
}

/** The code of an error, or its kind: `ECONNREFUSED`, `OAUTH_JWT_CLAIM_COMPARISON_FAILED`, `TimeoutError`. */
export function systemWord(error: unknown): string {
	if (!(error instanceof Error)) return 'unknown';
	const { code } = error as NodeJS.ErrnoException;
	if (typeof code === 'string') return code;
	return error.cause instanceof Error ? systemWord(error.cause) : error.name;
}
