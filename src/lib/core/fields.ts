import { z } from 'zod';
import { LIMITS } from './limits.ts';

/**
 * Control characters other than tab and line feed, halves of surrogate pairs, and the signs that turn
 * the direction of what follows, so that a name could show as another, are no text.
 */
const isText = (value: string): boolean =>
	value.isWellFormed() && !/[^\P{Cc}\t\n]|[\u202a-\u202e\u2066-\u2069]/u.test(value);

/** Text of at most `max` characters, in Unicode NFC and with `\n` line ends. */
export const text = (max: number) =>
	z
		.string('text')
		.overwrite((value) => value.replaceAll('\r\n', '\n').normalize('NFC'))
		.max(max, 'text-long')
		.refine(isText, 'control-character');

/** Text that says something: not only white space. */
export const filled = (max: number) =>
	text(max).refine((value) => value.trim() !== '', { error: 'missing' });

/** A day of the calendar, `YYYY-MM-DD`; 2026-02-30 is none. */
export const day = z.iso.date('date');

/** A web address that a browser may open. */
export const webAddress = text(LIMITS.url).refine((value) => {
	const url = URL.parse(value);
	return url !== null && (url.protocol === 'https:' || url.protocol === 'http:');
}, 'url');

/** A language as in BCP 47: `fr`, `sr-Latn`. */
export const languageTag = z.string('text').regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'pattern fr');

/** ISO 3166-1 alpha-2; XA–XZ are the fictional States of demonstrations. */
export const stateCode = z.string('text').regex(/^[A-Z]{2}$/, 'pattern XA');

/** An identifier within one file: `ev-1`. */
export const reference = z
	.string('text')
	.regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/, 'pattern ev-1');
