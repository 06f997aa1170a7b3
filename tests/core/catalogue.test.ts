import { beforeAll, describe, expect, test } from 'vitest';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import {
	languagesOf,
	readCatalogue,
	textOf,
	type Catalogue,
	type CatalogueStructure,
	type CatalogueText
} from '#lib/core/catalogue.ts';
import { CRITERION_IDS, LANGUAGES } from '#lib/core/codes.ts';
import { InputError } from '#lib/core/input-error.ts';
import { CATALOGUE_FOLDER } from '../fixtures/catalogue.ts';

type Files = { structure: CatalogueStructure; en: CatalogueText; fr: CatalogueText };

let original: Files;
let catalogue: Catalogue;

beforeAll(async () => {
	const read = async (name: string): Promise<unknown> =>
		parse(await readFile(join(CATALOGUE_FOLDER, name), 'utf8'));
	const texts = await Promise.all(
		LANGUAGES.map(async (language) => [`${language}.yaml`, await read(`${language}.yaml`)] as const)
	);
	const files = new Map<string, unknown>([
		['catalogue.yaml', await read('catalogue.yaml')],
		...texts
	]);
	original = {
		structure: files.get('catalogue.yaml') as CatalogueStructure,
		en: files.get('en.yaml') as CatalogueText,
		fr: files.get('fr.yaml') as CatalogueText
	};
	catalogue = readCatalogue(files);
});

describe('the installed catalogue', () => {
	test('has 57 standards in order, pillar by pillar', () => {
		const counts = { F: 15, P1: 14, P2: 11, P3: 7, P4: 10 };
		expect(catalogue.standards.map(({ id }) => id)).toStrictEqual(
			Object.entries(counts).flatMap(([pillar, count]) =>
				Array.from({ length: count }, (_, n) => `${pillar}-${String(n + 1).padStart(2, '0')}`)
			)
		);
		expect(catalogue.standards).toHaveLength(57);
	});

	test('has 285 criteria, five a standard, the last with the child lens', () => {
		for (const { criteria } of catalogue.standards) {
			expect(criteria.map(({ id }) => id)).toStrictEqual([...CRITERION_IDS]);
			expect(criteria.filter(({ lens }) => lens === 'child').map(({ id }) => id)).toStrictEqual([
				'e'
			]);
		}
		expect(catalogue.standards.flatMap(({ criteria }) => criteria)).toHaveLength(285);
	});

	test('marks six critical safeguards', () => {
		const critical = catalogue.standards.filter((standard) => standard.critical);
		expect(critical.map(({ id }) => id)).toStrictEqual([
			'P1-08',
			'P1-11',
			'P1-12',
			'P2-02',
			'P2-04',
			'P4-04'
		]);
	});

	test('is complete in six languages', () => {
		expect(languagesOf(catalogue)).toStrictEqual([...LANGUAGES]);
		for (const language of LANGUAGES) {
			const text = textOf(catalogue, language);
			expect(text.locale).toBe(language);
			expect(text.translation).toBe(language === 'en' ? 'original' : 'machine');
			expect(Object.keys(text.standards)).toHaveLength(57);
		}
	});

	test('falls back to the original where a language is not there', () => {
		expect(textOf(catalogue, 'uk').locale).toBe('en');
	});

	test('is frozen to its depth', () => {
		expect(() => {
			catalogue.standards[0]!.criteria[0]!.dimension = 'implementation';
		}).toThrow(TypeError);
	});
});

describe('a broken copy is refused at its place', () => {
	test.each<[string, (files: Files) => void, string[]]>([
		['no broken one', () => undefined, []],
		[
			'a standard too few',
			({ structure }) => structure.standards.pop(),
			[
				'en.yaml.standards.P4-10 unknown-field',
				'fr.yaml.standards.P4-10 unknown-field',
				'catalogue.yaml.standards count'
			]
		],
		[
			'two standards exchanged',
			({ structure }) => structure.standards.unshift(...structure.standards.splice(1, 1)),
			[
				'catalogue.yaml.standards.F-02 order',
				'catalogue.yaml.standards.F-01 order',
				'catalogue.yaml.standards.F-03 order'
			]
		],
		[
			'a pillar after the one that follows it',
			({ structure }) => structure.standards.push(...structure.standards.splice(40, 7)),
			[1, 2, 3, 4, 5, 6, 7].map((number) => `catalogue.yaml.standards.P3-0${number} order`)
		],
		[
			'one safeguard too many',
			({ structure }) => (structure.standards[0]!.critical = true),
			['catalogue.yaml.standards.critical count']
		],
		[
			'an institution that is not listed',
			({ structure }) => (structure.standards[0]!.institutions[0] = 'circus'),
			['catalogue.yaml.standards.F-01.institutions one-of']
		],
		[
			'an instrument that is not listed',
			({ structure }) => (structure.standards[1]!.anchors[0]!.instrument = 'TREATY'),
			['catalogue.yaml.standards.F-02.anchors one-of']
		],
		[
			'a section of another pillar',
			({ structure }) => (structure.standards[0]!.section = 'housing'),
			['catalogue.yaml.standards.F-01.section one-of']
		],
		[
			'a criterion too few',
			({ structure }) => structure.standards[0]!.criteria.pop(),
			[
				'catalogue.yaml.standards.F-01.criteria order',
				'catalogue.yaml.standards.F-01.criteria.e.lens missing'
			]
		],
		[
			'a criterion on the wrong dimension',
			({ structure }) => (structure.standards[0]!.criteria[2]!.dimension = 'design'),
			['catalogue.yaml.standards.F-01.criteria order']
		],
		[
			'a title missing in one language',
			({ fr }) => delete (fr.standards['F-03'] as { title?: string }).title,
			['fr.yaml.standards.F-03.title missing']
		],
		[
			'a standard missing in one language',
			({ fr }) => delete fr.standards['P3-07'],
			['fr.yaml.standards.P3-07 missing']
		],
		[
			'an empty criterion',
			({ en }) => (en.standards['F-01']!.criteria.a = ''),
			['en.yaml.standards.F-01.criteria.a missing']
		],
		['a level too few', ({ en }) => en.levels.pop(), ['en.yaml.levels count']],
		['the wrong language in a file', ({ fr }) => (fr.locale = 'de'), ['fr.yaml.locale one-of']],
		[
			'an unknown field',
			({ structure }) => Object.assign(structure, { colour: 'red' }),
			['catalogue.yaml.colour unknown-field']
		],
		[
			'a version that is none',
			({ structure }) => (structure.version = 'new'),
			['catalogue.yaml.version pattern']
		]
	])('%s', (_, breakIt, expected) => {
		const files = structuredClone(original);
		breakIt(files);
		const read = () =>
			readCatalogue(
				new Map<string, unknown>([
					['catalogue.yaml', files.structure],
					['en.yaml', files.en],
					['fr.yaml', files.fr]
				])
			);
		expect(placesOf(read)).toStrictEqual(expected);
	});

	test('no structure, no text', () => {
		expect(placesOf(() => readCatalogue(new Map()))).toStrictEqual([
			'catalogue.yaml missing',
			'en.yaml missing'
		]);
	});
});

function placesOf(read: () => unknown): string[] {
	try {
		read();
	} catch (error) {
		if (error instanceof InputError)
			return error.faults.map(({ place, code }) => `${place} ${code}`);
		throw error;
	}
	return [];
}
