import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { LANGUAGES } from '#lib/core/codes.ts';
import { InputError, type Fault } from '#lib/core/input-error.ts';
import { contradictions } from '#lib/core/links.ts';
import { loadCatalogue } from '#lib/server/catalogues.ts';
import { assessment } from '../fixtures/assessment.ts';
import { catalogue, CATALOGUE_FOLDER } from '../fixtures/catalogue.ts';

const { links } = catalogue;
const position = (id: string) => catalogue.standards.findIndex((standard) => standard.id === id);

describe('the links of the installed catalogue', () => {
	test('are few, and in catalogue order', () => {
		expect(links.length).toBeGreaterThan(15);
		expect(links.length).toBeLessThanOrEqual(25);
		const order = links.map(({ standard }) => position(standard));
		expect(order).toStrictEqual(order.toSorted((a, b) => a - b));
	});

	test('go round in no circle', () => {
		const needs = (id: string, passed: readonly string[]): string[][] =>
			passed.includes(id)
				? [[...passed, id]]
				: links.flatMap((link) => (link.standard === id ? needs(link.needs, [...passed, id]) : []));
		expect(catalogue.standards.flatMap(({ id }) => needs(id, []))).toStrictEqual([]);
	});

	test.each([...LANGUAGES])('say why in one short sentence of their own: %s', (language) => {
		const sentences = links.map(({ why }) => why[language]);
		expect(sentences.filter((why) => why.length > 140 || !/^\p{Lu}[^.]*\.$/u.test(why))).toEqual(
			[]
		);
		expect(new Set(sentences).size).toBe(links.length);
		const cyrillic = sentences.filter((why) => /\p{Script=Cyrillic}/u.test(why));
		expect(cyrillic).toHaveLength(language === 'ru' ? links.length : 0);
	});

	test('every one can be contradicted, alone', () => {
		for (const link of links) {
			const given = assessment({
				[link.standard]: { [link.dimension]: 4 },
				[link.needs]: { [link.dimension]: 1 }
			});
			expect(contradictions(given, links)).toStrictEqual([link]);
		}
	});

	test('are frozen with the catalogue, and read whichever languages are asked for', async () => {
		expect(Object.isFrozen(links[0]?.why)).toBe(true);
		const french = await loadCatalogue(CATALOGUE_FOLDER, { languages: ['fr'] });
		expect(french.links).toStrictEqual(links);
	});
});

describe('a file of links', () => {
	let folder: string;
	beforeEach(async () => {
		folder = await mkdtemp(join(tmpdir(), 'nrm-links-'));
		for (const name of ['catalogue.yaml', 'en.yaml'])
			await cp(join(CATALOGUE_FOLDER, name), join(folder, name));
	});
	afterEach(() => rm(folder, { recursive: true }));

	const faultsWith = async (yaml: string): Promise<readonly Fault[]> => {
		await writeFile(join(folder, 'links.yaml'), yaml);
		try {
			await loadCatalogue(folder);
		} catch (error) {
			if (error instanceof InputError) return error.faults;
			throw error;
		}
		return [];
	};
	const original = () => readFile(join(CATALOGUE_FOLDER, 'links.yaml'), 'utf8');
	const edited = async (from: string | RegExp, to: string) => {
		const yaml = await original();
		const changed = yaml.replace(from, to);
		expect(changed).not.toBe(yaml);
		return changed;
	};

	test('may be missing', async () => {
		expect((await loadCatalogue(folder)).links).toStrictEqual([]);
	});

	test('is taken as it is', async () => {
		expect(await faultsWith(await original())).toStrictEqual([]);
		expect((await loadCatalogue(folder)).links).toStrictEqual(links);
	});

	test.each<[string, string | RegExp, string, Fault[]]>([
		[
			'an unknown standard',
			'needs: F-01',
			'needs: F-99',
			[{ place: 'links.yaml.0.needs', code: 'unknown-standard', got: 'F-99' }]
		],
		[
			'a standard that needs itself',
			'needs: F-01',
			'needs: F-07',
			[{ place: 'links.yaml.0.needs', code: 'duplicate', got: 'F-07' }]
		],
		[
			'a link twice',
			'needs: P1-04\n  dimension: design',
			'needs: P1-04\n  dimension: implementation',
			[{ place: 'links.yaml.3', code: 'duplicate', got: 'P1-05 P1-04 implementation' }]
		],
		[
			'a dimension that is none',
			'dimension: design',
			'dimension: paper',
			[
				{
					place: 'links.yaml.0.dimension',
					code: 'one-of',
					got: '"paper"',
					expected: 'design, implementation'
				}
			]
		],
		['a language too few', / +ru: .*\n/, '', [{ place: 'links.yaml.0.why.ru', code: 'missing' }]],
		[
			'an empty sentence',
			/ru: .*\n/,
			'ru: ""\n',
			[{ place: 'links.yaml.0.why.ru', code: 'missing' }]
		],
		[
			'an unknown field',
			'  needs: F-01',
			'  wants: F-02\n  needs: F-01',
			[{ place: 'links.yaml.0.wants', code: 'unknown-field' }]
		],
		[
			'no list',
			/[^]*/,
			'links: none',
			[{ place: 'links.yaml', code: 'list', got: '{"links":"none"}' }]
		]
	])('%s is refused at its place', async (_, from, to, expected) => {
		expect(await faultsWith(await edited(from, to))).toStrictEqual(expected);
	});
});
