import { expect, test } from 'vitest';
import { en } from '#lib/text/interface/en.ts';
import { fr } from '#lib/text/interface/fr.ts';
import { INTERFACE_LANGUAGES, isInterfaceLanguage } from '#lib/text/interface/index.ts';

type Sentence = (...values: unknown[]) => string;
type Leaf = string | Sentence;

/** Every string and function of a text, by its path; the items of a list have their numbers. */
const leavesOf = (text: object, path = ''): [string, Leaf][] =>
	Object.entries(text).flatMap(([key, value]: [string, Leaf | object]): [string, Leaf][] =>
		typeof value === 'object' ? leavesOf(value, `${path}${key}/`) : [[path + key, value]]
	);

// Numbers that no text contains, and small enough to be written without a separator.
const VALUES = [611, 723, 839];
const spoken = (leaf: Leaf): string =>
	typeof leaf === 'string' ? leaf : leaf(...VALUES.slice(0, leaf.length));
const shapeOf = (text: object) =>
	leavesOf(text).map(([path, leaf]) => [
		path,
		typeof leaf === 'string' ? 'string' : `function of ${leaf.length}`
	]);
const english = new Map(leavesOf(en));
const french = leavesOf(fr);

/** Words and formulas that are the same in both languages. */
const SAME_IN_BOTH = [
	'menu',
	'account/code',
	'administration/title',
	'administration/organisation/list',
	'administration/member/institution',
	'administration/accept/title',
	'submission/receipt/signature',
	'work/institution',
	'work/contribution/changedBy',
	'trail/groups/clarification',
	'trail/groups/organisation',
	'trail/groups/installation',
	'together/one/letters/partly',
	'together/one/letters/no',
	'reviews/mine/none',
	'reviews/agreement/n',
	'reviews/agreement/kappa',
	'reviews/result/replyBy',
	'compare/heat/n',
	'compare/of/n',
	'compare/of/kappa',
	'compare/monitor/n',
	'compare/monitor/quartiles',
	'rounds/changes/dimension',
	'rounds/changes/fromTo',
	'rounds/changes/applicable',
	'nav/administration',
	'standards/section',
	'evidence/type',
	'evidence/sha256',
	'explain/meanFormula',
	'levelOption'
];

test('the French text has the shape of the English one', () => {
	expect(shapeOf(fr)).toEqual(shapeOf(en));
});

test('nothing is left in English, but for what is the same in both languages', () => {
	const same = french.filter(([path, leaf]) => spoken(leaf) === spoken(english.get(path)!));
	expect(same.map(([path]) => path)).toEqual(SAME_IN_BOTH);
});

test.each([
	['en', leavesOf(en)],
	['fr', french]
])('every sentence of %s says what it was given', (_, leaves) => {
	const sentences = leaves.filter(([, leaf]) => typeof leaf === 'function');
	expect(sentences.length).toBeGreaterThan(20);
	for (const [path, leaf] of sentences)
		for (const value of VALUES.slice(0, leaf.length))
			expect(spoken(leaf), path).toContain(String(value));
});

test.each(french.map(([path, leaf]) => [path, spoken(leaf)] as const))(
	'%s holds the same numbers, signs and placeholders',
	(path, text) => {
		const marks = (words: string) =>
			(
				words.match(/%\{\w+\}|nrm-assessment\/1|JSON|CSV|PDF|SHA-256|\d+|[½×÷=−()]/g) ?? []
			).toSorted();
		expect(marks(text)).toEqual(marks(spoken(english.get(path)!)));
	}
);

test.each([
	['a straight apostrophe', /'/],
	['a straight quotation mark', /"/],
	['a semicolon, exclamation or question mark without a narrow no-break space', /(?<!\u202f)[;!?]/],
	['a colon without a no-break space', /(?<!\u00a0):/],
	['guillemets without no-break spaces', /«(?!\u00a0)|(?<!\u00a0)»/],
	['three full stops for an ellipsis', /\.\.\./],
	['a space at an end, or two in a row', /^\s|\s$|\s\s/],
	['a unit that a line may part from its number', /\d [kM]o\b/]
])('French typography: nowhere %s', (_, wrong) => {
	expect(french.map(([, leaf]) => spoken(leaf)).filter((text) => wrong.test(text))).toEqual([]);
});

test.each([
	[0, '0 norme'],
	[1, '1 norme'],
	[2, '2 normes'],
	[57, '57 normes'],
	[1234, '1\u202f234 normes']
])('French counts %i in the %s', (n, words) => {
	expect(fr.standards.found(n)).toBe(words);
});

test.each([
	[0, '0 standards'],
	[1, '1 standard'],
	[2, '2 standards'],
	[1234, '1,234 standards']
])('English counts %i in the %s', (n, words) => {
	expect(en.standards.found(n)).toBe(words);
});

test('whole French sentences', () => {
	expect(fr.import.faults(1)).toBe('Rien n’a été importé. Le fichier comporte 1 erreur\u00a0:');
	expect(fr.import.more(12)).toBe('et 12 autres');
	expect(fr.assessment.progress(0, 57)).toBe('0 norme renseignée sur 57');
	expect(fr.assessment.progress(12, 57)).toBe('12 normes renseignées sur 57');
	expect(fr.assessment.evidenceCount(3)).toBe('3 éléments de preuve');
	expect(fr.answer.notApplicableHint(30)).toMatch(/^Au moins 30 caractères\. /);
	expect(fr.results.bounds('1,20', '3,40')).toBe('entre 1,20 et 3,40');
	expect(fr.standards.article('10(2), 29(2)')).toBe('art.\u00a010(2), 29(2)');
	expect(fr.levelOption(3, 'Largement en place')).toBe('3 – Largement en place');
});

test('the languages of the pages', () => {
	expect(Object.keys(INTERFACE_LANGUAGES).filter(isInterfaceLanguage)).toEqual(['en', 'fr']);
	expect(
		['de', 'EN', '', 'toString', '__proto__', null, undefined, 1].filter(isInterfaceLanguage)
	).toEqual([]);
});
