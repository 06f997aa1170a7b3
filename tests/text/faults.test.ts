import { describe, expect, test } from 'vitest';
import { FAULT_CODES, type Fault } from '#lib/core/input-error.ts';
import { faultWords } from '#lib/text/faults/index.ts';

test('English stands in for a language that is not there', () => {
	expect(faultWords('uk')).toBe(faultWords('en'));
	expect(faultWords('constructor')).toBe(faultWords('en'));
	expect(faultWords('fr')).not.toBe(faultWords('en'));
});

describe.each(['en', 'fr'])('in %s every fault has a sentence', (language) => {
	test.each(FAULT_CODES.map((code) => [code]))('%s', (code) => {
		const sentence = faultWords(language)[code];
		for (const fault of [
			{ place: '', code },
			{ place: '', code, got: '7' },
			{ place: '', code, got: '7', expected: '9' }
		]) {
			expect(sentence(fault)).toMatch(/^\S.*[^\s.]$/);
			expect(sentence(fault)).not.toMatch(/undefined|NaN\b(?! )/);
		}
	});
});

test.each<[Omit<Fault, 'place'>, string, string]>([
	[{ code: 'level', got: '7' }, 'expected 0–4 or null, got 7', 'attendu : 0–4 ou null, reçu 7'],
	[
		{ code: 'one-of', got: '"x"', expected: 'a, b' },
		'expected one of a, b; got "x"',
		'attendu : l’un de a, b ; reçu "x"'
	],
	[
		{ code: 'too-large', expected: String(10 * 1024 * 1024) },
		'is larger than 10 MB',
		'dépasse 10 Mo'
	],
	[{ code: 'too-large', expected: String(512 * 1024) }, 'is larger than 512 kB', 'dépasse 512 ko'],
	[
		{ code: 'unreadable', got: 'EACCES' },
		'cannot be read: permission is denied',
		'lecture impossible : l’accès est refusé'
	],
	[
		{ code: 'unwritable', got: 'EIO' },
		'cannot be written: the system says EIO',
		'écriture impossible : le système répond EIO'
	],
	[
		{ code: 'reason-missing', got: '5', expected: '30' },
		'expected a reason of at least 30 characters, got 5',
		'attendu : un motif d’au moins 30 caractères, reçu 5'
	]
])('%j', (fault, english, french) => {
	const given = { place: '', ...fault };
	expect(faultWords('en')[fault.code](given)).toBe(english);
	expect(faultWords('fr')[fault.code](given)).toBe(french);
});
