import { createRequire } from 'node:module';
import type { ZxcvbnFactory } from '@zxcvbn-ts/core';
import type { Fault } from '#lib/core/input-error.ts';

const SHORTEST = 15;
const LONGEST = 256;
const STRONG_ENOUGH = 3;
/**
 * How much of a password is judged, and how many ways to read digits as letters are tried: without
 * these bounds 256 characters would block the process for two seconds, with them for 0.08.
 * A whole is no easier to guess than its beginning.
 */
const JUDGED = 64;
const READINGS = 10;
const SHORTEST_WORD = 3;
const PRODUCT_WORDS = ['NRM', 'ODIHR', 'OSCE'];

const require = createRequire(import.meta.url);
let loaded: ZxcvbnFactory | undefined;

/** The dictionaries take about 40 MB: they are read when the first password is chosen. */
function judge(): ZxcvbnFactory {
	if (loaded) return loaded;
	const { ZxcvbnFactory } = require('@zxcvbn-ts/core') as typeof import('@zxcvbn-ts/core');
	const common =
		require('@zxcvbn-ts/language-common') as typeof import('@zxcvbn-ts/language-common');
	const english = require('@zxcvbn-ts/language-en') as typeof import('@zxcvbn-ts/language-en');
	const french = require('@zxcvbn-ts/language-fr') as typeof import('@zxcvbn-ts/language-fr');
	loaded = new ZxcvbnFactory({
		dictionary: { ...common.dictionary, ...english.dictionary, ...french.dictionary },
		graphs: common.adjacencyGraphs,
		maxLength: JUDGED,
		l33tMaxSubstitutions: READINGS
	});
	return loaded;
}

/**
 * What is wrong with a new password: its length, counted in code points, or that it is easy to
 * guess. `context` holds what others know of the person: name, e-mail address, organisation,
 * country. A fault never quotes the password.
 */
export function passwordFaults(
	password: string,
	context: readonly string[],
	place = 'password'
): Fault[] {
	const length = [...password].length;
	if (length < SHORTEST) return [{ place, code: 'password-short', expected: String(SHORTEST) }];
	if (length > LONGEST) return [{ place, code: 'password-long', expected: String(LONGEST) }];
	const known = words([...PRODUCT_WORDS, ...context]);
	const own = without(password, known);
	return judge().check(own, known).score < STRONG_ENOUGH ? [{ place, code: 'password-weak' }] : [];
}

const LOOKALIKES: Readonly<Record<string, string>> = {
	'0': 'o',
	'1': 'i',
	'3': 'e',
	'4': 'a',
	'5': 's',
	'7': 't',
	'@': 'a',
	$: 's',
	'!': 'i'
};

/** One character for one: without case, accents and the usual digits for letters. */
function folded(character: string): string {
	const plain = character.normalize('NFKD').charAt(0).toLowerCase();
	return LOOKALIKES[plain] ?? (plain.length === 1 ? plain : '?');
}

/** The words of the context, folded, the longest first. */
function words(context: readonly string[]): string[] {
	const found = context
		.flatMap((text) => text.normalize('NFC').split(/[^\p{L}\p{M}\p{N}]+/u))
		.map((word) => [...word].map(folded).join(''))
		.filter((word) => word.length >= SHORTEST_WORD);
	return [...new Set(found)].sort((a, b) => b.length - a.length);
}

/** What is left of a password without these words: only that is the person's own. */
function without(password: string, known: readonly string[]): string {
	const characters = [...password.normalize('NFC')];
	const plain = characters.map(folded).join('');
	// The words hold letters and digits only, nothing that a pattern would read as a sign.
	const taken = new Set(
		[...plain.matchAll(new RegExp(known.join('|'), 'g'))].flatMap(({ index, 0: word }) =>
			Array.from(word, (_, offset) => index + offset)
		)
	);
	return characters.filter((_, index) => !taken.has(index)).join('');
}
