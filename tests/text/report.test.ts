import { describe, expect, test } from 'vitest';
import { LANGUAGES } from '#lib/core/codes.ts';
import { reportWords } from '#lib/text/report/index.ts';
import { termsIn } from '#lib/text/terms/index.ts';

/** Every string of a value, by its path; a function is called with numbers and marks. */
function strings(value: unknown, path = ''): [string, string][] {
	if (typeof value === 'string') return [[path, value]];
	if (path === 'format') return [];
	if (typeof value === 'function') return [[path, String(call(value, path))]];
	if (typeof value !== 'object' || value === null) return [];
	return Object.entries(value).flatMap(([key, item]) =>
		strings(item, path ? `${path}.${key}` : key)
	);
}
const call = (fn: unknown, path: string): unknown =>
	(fn as (...args: unknown[]) => unknown)(...(ARGUMENTS[path] ?? ['«1»', '«2»', '«3»']));
const ARGUMENTS: Record<string, unknown[]> = {
	'profile.answered': [3, 57],
	'profile.withEvidence': [2],
	'profile.notApplicable': [2],
	'lawPractice.mean': ['«1»', 5],
	altPair: [2, '«1»', '«2»'],
	'method.excluded.not-applicable': [2, '«1»'],
	'method.excluded.no-information': [2, '«1»'],
	'method.excluded.one-unknown': [2, '«1»'],
	'method.excluded.nothing-claimed': [2, '«1»'],
	'method.assumed': [2, '«1»']
};
const all = (language: (typeof LANGUAGES)[number]) => {
	const own = /^(language|chart\.locale)$/;
	return strings(reportWords(language)).filter(([path]) => !own.test(path));
};
/** Words that are the same in another language: names, symbols and true cognates. */
const SAME = new Set([
	...['SHA-256', '–', '«1»: «2»', '«1», version «2»', '«1». «2», «3»'],
	...['Action', 'Actions', 'Applicable', 'Budget', 'Date', 'Dimension', 'File', 'Link', 'Name'],
	...['No', 'Organisation', 'Partner', 'Public', 'Section', 'Signature', 'Standard', 'Standards']
]);

describe.each(LANGUAGES.filter((language) => language !== 'en'))('%s', (language) => {
	test('leaves no English phrase', () => {
		const english = new Map(all('en'));
		const left = all(language).filter(
			([path, text]) => english.get(path) === text && !SAME.has(text)
		);
		expect(left).toStrictEqual([]);
	});

	test('uses every number and text that it is given', () => {
		const given = new Map(all('en'));
		const lost = all(language).filter(([path, text]) => {
			const marks = given.get(path)?.match(/«\d»/g) ?? [];
			return marks.some((mark) => !text.includes(mark));
		});
		expect(lost).toStrictEqual([]);
	});

	test('names the fields of the terms', () => {
		expect(Object.keys(termsIn(language)).toSorted()).toStrictEqual(
			Object.keys(termsIn('en')).toSorted()
		);
		expect(all(language).filter(([, text]) => text.trim() === '')).toStrictEqual([]);
	});
});

test.each([
	['en', '1 standard with evidence', '5 standards with evidence'],
	['fr', '1 norme avec éléments de preuve', '5 normes avec éléments de preuve'],
	['de', '1 Standard mit Nachweisen', '5 Standards mit Nachweisen'],
	['it', '1 standard con elementi di prova', '5 standard con elementi di prova'],
	['es', '1 estándar con evidencias', '5 estándares con evidencias'],
	[
		'ru',
		'Подтверждающие материалы приведены по 1 стандарту',
		'Подтверждающие материалы приведены по 5 стандартам'
	]
] as const)('%s counts', (language, one, five) => {
	const { withEvidence } = reportWords(language).profile;
	expect([withEvidence(1), withEvidence(5)]).toStrictEqual([one, five]);
});

test.each([
	[1, 'Неприменимо: 1 стандарт'],
	[2, 'Неприменимо: 2 стандарта'],
	[5, 'Неприменимо: 5 стандартов'],
	[11, 'Неприменимо: 11 стандартов'],
	[21, 'Неприменимо: 21 стандарт']
])('Russian plural of %i', (n, expected) => {
	expect(reportWords('ru').profile.notApplicable(n)).toBe(expected);
});

test.each([
	['en', '2.36', '12 March 2027', 'Moldova', 'Fictional State XA', '12,345 bytes'],
	['fr', '2,36', '12 mars 2027', 'Moldavie', 'État fictif XA', '12 345 octets'],
	['de', '2,36', '12. März 2027', 'Republik Moldau', 'Fiktiver Staat XA', '12.345 Byte'],
	['ru', '2,36', '12 марта 2027 г.', 'Молдова', 'Вымышленное государство XA', '12 345 байт']
] as const)('numbers, days and States in %s', (language, mean, day, state, fictional, bytes) => {
	const { format } = reportWords(language);
	const plain = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, ' ');
	expect(format.mean(2.357)).toBe(mean);
	expect(format.day('2027-03-12')).toContain(day);
	expect(format.stateName('MD')).toBe(state);
	expect(format.stateName('XA')).toBe(fictional);
	expect(plain(format.bytes(12345))).toBe(bytes);
});
