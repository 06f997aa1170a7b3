import { z } from 'zod';
import { CatalogueLinks, faultsOfLinks, type Link } from './catalogue-links.ts';
import { CRITERION_IDS, DIMENSIONS, LANGUAGES, type Language } from './codes.ts';
import { faultsOf, placeOf } from './faults.ts';
import { InputError, type Fault } from './input-error.ts';

export const STANDARD_COUNT = 57;
export const SAFEGUARD_COUNT = 6;

const code = z.string().regex(/^[A-Za-z0-9-]+$/, 'pattern');
const phrase = z.string().min(1, 'missing');

const Standard = z.strictObject({
	id: code,
	pillar: code,
	section: code,
	critical: z.boolean(),
	anchors: z
		.array(
			z.strictObject({
				instrument: code,
				articles: z.array(phrase).min(1),
				verified: z.boolean()
			})
		)
		.min(1)
		.max(6),
	institutions: z.array(code).min(2).max(6),
	evidence: z.array(code).min(2).max(5),
	criteria: z.array(
		z.strictObject({
			id: z.enum(CRITERION_IDS),
			dimension: z.enum(DIMENSIONS),
			lens: z.literal('child').optional()
		})
	)
});

/** `catalogue.yaml`: what does not change with the language. */
export const CatalogueStructure = z.strictObject({
	id: code,
	version: z.string().regex(/^\d+\.\d+\.\d+$/, 'pattern'),
	provenance: z.enum(['working-text', 'official']),
	source: z.strictObject({ title: phrase, publisher: phrase, year: z.int() }),
	scale: z.tuple([z.literal(0), z.literal(1), z.literal(2), z.literal(3), z.literal(4)]),
	institutions: z.array(code).min(1),
	evidenceTypes: z.array(code).min(1),
	instruments: z.array(code).min(1),
	pillars: z.array(z.strictObject({ id: code, sections: z.array(code).min(1) })).min(1),
	standards: z.array(Standard)
});
export type CatalogueStructure = z.infer<typeof CatalogueStructure>;
export type Standard = CatalogueStructure['standards'][number];

const StandardText = z.strictObject({
	title: phrase,
	statement: phrase,
	rationale: phrase,
	criteria: z.strictObject({ a: phrase, b: phrase, c: phrase, d: phrase, e: phrase }),
	evidence: z.array(phrase).min(3).max(5)
});
export type StandardText = z.infer<typeof StandardText>;

/** `<language>.yaml`: the words. */
export const CatalogueText = z.strictObject({
	locale: z.enum(LANGUAGES),
	translation: z.enum(['original', 'machine', 'reviewed']),
	pillars: z.record(z.string(), z.strictObject({ title: phrase, summary: phrase })),
	sections: z.record(z.string(), phrase),
	levels: z
		.array(z.strictObject({ title: phrase, design: phrase, implementation: phrase }))
		.length(5, 'count'),
	institutions: z.record(z.string(), phrase),
	evidenceTypes: z.record(z.string(), phrase),
	instruments: z.record(z.string(), z.strictObject({ title: phrase, short: phrase })),
	standards: z.record(z.string(), StandardText)
});
export type CatalogueText = z.infer<typeof CatalogueText>;

/**
 * A checked catalogue, frozen: its structure, its texts, one per language that is there, and the
 * links between its standards, if it has any.
 */
export type Catalogue = CatalogueStructure & {
	readonly texts: Readonly<Partial<Record<Language, CatalogueText>>>;
	readonly links: readonly Link[];
};

/** The files of a catalogue that are no texts. */
export const STRUCTURE_FILE = 'catalogue.yaml';
export const LINKS_FILE = 'links.yaml';

/** The text in `language`, or in the original where there is none; `locale` says which it is. */
export function textOf(catalogue: Catalogue, language: string): CatalogueText {
	const texts = Object.values(catalogue.texts);
	const text =
		texts.find(({ locale }) => locale === language) ??
		texts.find(({ translation }) => translation === 'original') ??
		texts[0];
	if (!text) throw new InputError([{ place: 'texts', code: 'missing' }]);
	return text;
}

/** The languages that the catalogue has, in the order of `LANGUAGES`. */
export const languagesOf = (catalogue: Catalogue): Language[] =>
	LANGUAGES.filter((language) => catalogue.texts[language]);

/**
 * Checks structure and texts against their schemas and against each other, and freezes the whole.
 * @param files parsed YAML by file name: `catalogue.yaml`, `links.yaml`, `en.yaml`, …
 * @throws InputError with every fault; a place begins with its file's name
 */
export function readCatalogue(files: ReadonlyMap<string, unknown>): Catalogue {
	const faults: Fault[] = [];
	const parse = <T>(name: string, schema: z.ZodType<T>, input: unknown): T | undefined => {
		const result = schema.safeParse(input, { reportInput: true });
		if (result.success) return result.data;
		faults.push(...faultsOf(result.error).map((fault) => within(name, fault)));
		return undefined;
	};
	const structure = parse(STRUCTURE_FILE, CatalogueStructure, files.get(STRUCTURE_FILE));
	const texts: Partial<Record<Language, CatalogueText>> = {};
	for (const [name, input] of files) {
		if (name === STRUCTURE_FILE || name === LINKS_FILE) continue;
		const text = parse(name, CatalogueText, input);
		if (!text) continue;
		texts[text.locale] = text;
		if (name !== `${text.locale}.yaml`)
			faults.push({ place: `${name}.locale`, code: 'one-of', got: text.locale, expected: name });
		if (structure) faults.push(...gapsOfText(structure, text).map((fault) => within(name, fault)));
	}
	if (structure)
		faults.push(...faultsOfStructure(structure).map((fault) => within(STRUCTURE_FILE, fault)));
	const links = files.has(LINKS_FILE)
		? parse(LINKS_FILE, CatalogueLinks, files.get(LINKS_FILE))
		: [];
	if (structure && links) {
		const ids = structure.standards.map(({ id }) => id);
		faults.push(...faultsOfLinks(links, ids).map((fault) => within(LINKS_FILE, fault)));
	}
	if (Object.keys(texts).length === 0) faults.push({ place: 'en.yaml', code: 'missing' });
	if (faults.length || !structure || !links) throw new InputError(faults);
	return deepFreeze({ ...structure, texts, links });
}

const within = (file: string, fault: Fault): Fault => ({
	...fault,
	place: fault.place ? `${file}.${fault.place}` : file
});

/** References, order and counts that a schema cannot see. */
function faultsOfStructure(catalogue: CatalogueStructure): Fault[] {
	const faults: Fault[] = [];
	const { standards, pillars } = catalogue;
	const known = {
		instrument: new Set(catalogue.instruments),
		institution: new Set(catalogue.institutions),
		evidence: new Set(catalogue.evidenceTypes)
	};
	const check = (place: (string | number)[], set: Set<string>, value: string) => {
		if (!set.has(value)) faults.push({ place: placeOf(place), code: 'one-of', got: value });
	};
	for (const key of ['institutions', 'evidenceTypes', 'instruments'] as const)
		faults.push(...repeated(key, catalogue[key]));
	faults.push(
		...repeated(
			'pillars',
			pillars.map(({ id }) => id)
		)
	);
	faults.push(
		...repeated(
			'pillars.sections',
			pillars.flatMap(({ sections }) => sections)
		)
	);
	faults.push(
		...repeated(
			'standards',
			standards.map(({ id }) => id)
		)
	);
	faults.push(...count('standards', standards.length, STANDARD_COUNT));
	const critical = standards.filter((standard) => standard.critical).length;
	faults.push(...count('standards.critical', critical, SAFEGUARD_COUNT));

	// In order: pillar by pillar, and by number within the pillar.
	let position = 0;
	let previous: Standard | undefined;
	for (const standard of standards) {
		const place = ['standards', standard.id];
		const at = pillars.findIndex(({ id }) => id === standard.pillar);
		if (!pillars[at]?.sections.includes(standard.section))
			faults.push({ place: placeOf([...place, 'section']), code: 'one-of', got: standard.section });
		if (at < position) faults.push({ place: placeOf(place), code: 'order' });
		position = Math.max(at, position);
		const number = previous?.pillar === standard.pillar ? serial(previous.id) + 1 : 1;
		if (standard.id !== `${standard.pillar}-${String(number).padStart(2, '0')}`)
			faults.push({ place: placeOf(place), code: 'order', got: standard.id });
		previous = standard;
		for (const { instrument } of standard.anchors)
			check([...place, 'anchors'], known.instrument, instrument);
		for (const id of standard.institutions)
			check([...place, 'institutions'], known.institution, id);
		for (const id of standard.evidence) check([...place, 'evidence'], known.evidence, id);
		if (standard.criteria.map(({ id }) => id).join() !== CRITERION_IDS.join())
			faults.push({ place: placeOf([...place, 'criteria']), code: 'order' });
		const dimensions = standard.criteria.slice(0, 4).map(({ dimension }) => dimension);
		if (dimensions.join() !== 'design,design,implementation,implementation')
			faults.push({ place: placeOf([...place, 'criteria']), code: 'order' });
		if (standard.criteria[4]?.lens !== 'child')
			faults.push({ place: placeOf([...place, 'criteria', 'e', 'lens']), code: 'missing' });
	}
	return faults;
}

const serial = (id: string): number => Number(id.slice(id.lastIndexOf('-') + 1));

const count = (place: string, got: number, expected: number): Fault[] =>
	got === expected ? [] : [{ place, code: 'count', got: String(got), expected: String(expected) }];

function repeated(place: string, ids: readonly string[]): Fault[] {
	const twice = new Set(ids.filter((id, index) => ids.indexOf(id) !== index));
	return [...twice].map((id) => ({ place: `${place}.${id}`, code: 'duplicate', got: id }));
}

/** Ids that a text lacks, and ids that it has beyond the structure. */
function gapsOfText(structure: CatalogueStructure, text: CatalogueText): Fault[] {
	const lists: [keyof CatalogueText, readonly string[]][] = [
		['pillars', structure.pillars.map(({ id }) => id)],
		['sections', structure.pillars.flatMap(({ sections }) => sections)],
		['institutions', structure.institutions],
		['evidenceTypes', structure.evidenceTypes],
		['instruments', structure.instruments],
		['standards', structure.standards.map(({ id }) => id)]
	];
	return lists.flatMap(([key, ids]) => {
		const words = Object.keys(text[key]);
		const missing = ids.filter((id) => !words.includes(id));
		const beyond = words.filter((id) => !ids.includes(id));
		return [
			...missing.map((id): Fault => ({ place: `${key}.${id}`, code: 'missing' })),
			...beyond.map((id): Fault => ({ place: `${key}.${id}`, code: 'unknown-field' }))
		];
	});
}

function deepFreeze<T>(value: T): T {
	if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
		Object.freeze(value);
		Object.values(value).forEach(deepFreeze);
	}
	return value;
}
