import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Runs a command of poppler or qpdf on a PDF; it fails where the command is not installed. */
export function run(
	command: string,
	bytes: Uint8Array,
	before: string[] = [],
	after: string[] = []
) {
	const folder = mkdtempSync(join(tmpdir(), 'nrm-pdf-'));
	try {
		const file = join(folder, 'report.pdf');
		writeFileSync(file, bytes);
		return execFileSync(command, [...before, file, ...after], {
			encoding: 'utf8',
			maxBuffer: 1 << 28
		});
	} finally {
		rmSync(folder, { recursive: true });
	}
}

/** The text of a PDF in reading order. */
export const textOfPdf = (bytes: Uint8Array): string => run('pdftotext', bytes, ['-raw'], ['-']);

/** Without white space, so that where a line breaks does not matter. */
export const bare = (text: string): string => text.replaceAll(/\s/g, '');

/** What `pdfinfo` says, by name. */
export const infoOf = (bytes: Uint8Array): Map<string, string> =>
	new Map(
		run('pdfinfo', bytes)
			.split('\n')
			.map((line) => [line.split(':')[0] ?? '', line.slice(line.indexOf(':') + 1).trim()])
	);

type Json = { qpdf: [unknown, Record<string, { value?: Record<string, unknown> }>] };

/** The dictionaries of a PDF that have a value under `key`. */
export function objectsWith(bytes: Uint8Array, key: string): Record<string, unknown>[] {
	const { qpdf } = JSON.parse(run('qpdf', bytes, ['--json=2'])) as Json;
	return Object.values(qpdf[1]).flatMap(({ value }) =>
		value && typeof value === 'object' && key in value ? [value] : []
	);
}
