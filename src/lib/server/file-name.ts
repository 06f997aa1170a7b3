import { LIMITS } from '#lib/core/limits.ts';

const MEDIA_TYPES: ReadonlyMap<string, string> = new Map([
	['pdf', 'application/pdf'],
	['docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
	['xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
	['pptx', 'application/vnd.openxmlformats-officedocument.presentationml.presentation'],
	['odt', 'application/vnd.oasis.opendocument.text'],
	['ods', 'application/vnd.oasis.opendocument.spreadsheet'],
	['jpg', 'image/jpeg'],
	['jpeg', 'image/jpeg'],
	['png', 'image/png'],
	['txt', 'text/plain'],
	['csv', 'text/csv'],
	['json', 'application/json']
]);

/** The media type that the extension stands for; what is not on the list is only bytes. */
export function mediaTypeOf(name: string): string {
	const dot = name.lastIndexOf('.');
	const extension = dot < 0 ? '' : name.slice(dot + 1).toLowerCase();
	return MEDIA_TYPES.get(extension) ?? 'application/octet-stream';
}

/**
 * A file's name as it may be shown and sent: the last part of a path, without control, bidirectional
 * and other invisible characters, in NFC, at most 200 characters with its extension kept.
 */
export function cleanName(name: string): string {
	const last = name.split(/[/\\]/).at(-1) ?? '';
	const visible = last
		.toWellFormed()
		.normalize('NFC')
		// Cc and Cf, the line and paragraph separators, and what Windows forbids in names
		.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}<>:"|?*]/gu, '')
		.trim()
		.replace(/^\.+/, '');
	return shortened(visible) || 'file';
}

function shortened(name: string): string {
	if (name.length <= LIMITS.name) return name;
	const dot = name.lastIndexOf('.');
	const extension = dot > 0 && name.length - dot <= 16 ? name.slice(dot) : '';
	const stem = name.slice(0, LIMITS.name - extension.length);
	// A cut through a surrogate pair leaves half a character.
	return stem.replace(/[\ud800-\udbff]$/, '') + extension;
}
