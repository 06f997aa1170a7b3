import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readAssessment, writeAssessment } from '#lib/core/assessment.ts';
import { changes } from '#lib/core/changes.ts';
import { diverge } from '#lib/core/diverge.ts';
import { score } from '#lib/core/score.ts';
import { isAboveSuggestion, isUnsupported } from '#lib/core/suggest.ts';
import { loadCatalogue } from '#lib/server/catalogues.ts';

const FOLDER = join(import.meta.dirname, '../../data/demo');
const FILES = ['xa-2024-self.json', 'xa-2026-self.json', 'xa-2026-shadow.json'] as const;
const LARGEST = 60_000;
const MARK = 'Fictional document for demonstration';

const catalogue = await loadCatalogue(
	join(import.meta.dirname, '../../data/catalogues/nrm-2022-working')
);
const textOfFile = (name: string) => readFileSync(join(FOLDER, name), 'utf8');
const read = (name: (typeof FILES)[number]) =>
	readAssessment(JSON.parse(textOfFile(name)), [catalogue]);
const [before, self, shadow] = [read(FILES[0]), read(FILES[1]), read(FILES[2])];
const ids = catalogue.standards.map(({ id }) => id);
const answersOf = (assessment: typeof self) =>
	Object.values(assessment.answers).filter((answer) => answer !== undefined);

describe.each(FILES)('%s', (name) => {
	const assessment = read(name);

	test('is written in the format of the product, and only about the fictional State', () => {
		expect(JSON.parse(writeAssessment(assessment))).toStrictEqual(JSON.parse(textOfFile(name)));
		expect(assessment.state).toBe('XA');
	});

	test('cites every evidence item, and links only to example.org', () => {
		const cited = new Set(answersOf(assessment).flatMap(({ evidence }) => evidence));
		expect(assessment.evidence.filter(({ id }) => !cited.has(id))).toStrictEqual([]);
		const hosts = assessment.evidence.flatMap((item) =>
			item.kind === 'link' ? [new URL(item.url).host] : []
		);
		expect(new Set(hosts)).toStrictEqual(new Set(['example.org']));
	});

	test('gives the true size and hash of each file', () => {
		const named = assessment.evidence.flatMap((item) => (item.kind === 'file' ? [item.file] : []));
		expect(named).not.toStrictEqual([]);
		for (const { name: fileName, size, sha256 } of named) {
			const bytes = readFileSync(join(FOLDER, 'evidence', fileName));
			expect({ fileName, size, sha256 }).toStrictEqual({
				fileName,
				size: bytes.length,
				sha256: createHash('sha256').update(bytes).digest('hex')
			});
		}
	});

	test('cites nothing without a date or dated more than a year after the period', () => {
		const end = new Date(assessment.period.to);
		const latest = new Date(end.setFullYear(end.getFullYear() + 1)).toISOString().slice(0, 10);
		const late = assessment.evidence.filter(({ date }) => date === undefined || date > latest);
		expect(late).toStrictEqual([]);
	});
});

describe('the evidence folder', () => {
	const files = readdirSync(join(FOLDER, 'evidence')).toSorted();

	test('holds the files that are cited, no other, and all are small', () => {
		const cited = [before, self, shadow].flatMap(({ evidence }) =>
			evidence.flatMap((item) => (item.kind === 'file' ? [item.file.name] : []))
		);
		expect(files).toStrictEqual([...new Set(cited)].toSorted());
		const large = files.filter((file) => statSync(join(FOLDER, 'evidence', file)).size >= LARGEST);
		expect(large).toStrictEqual([]);
	});

	test.each(files.filter((file) => /\.(csv|txt|pdf)$/.test(file)))('%s is marked', (file) => {
		expect(textOfFile(`evidence/${file}`)).toContain(MARK);
	});
});

describe('the self-assessment of 2026', () => {
	test('says something of its own about every standard', () => {
		const narratives = ids.map((id) => self.answers[id]?.narrative ?? '');
		expect(new Set(narratives).size).toBe(ids.length);
		const short = ids.filter((_, index) => (narratives[index]?.length ?? 0) < 300);
		expect(short).toStrictEqual([]);
		const sentences = narratives.flatMap((text) => text.split(/(?<=[.;:])\s+/));
		const repeated = sentences.filter(
			(sentence, at) => sentence !== 'No information.' && sentences.indexOf(sentence) !== at
		);
		expect(repeated).toStrictEqual([]);
	});

	test('has gaps in what is known, one inapplicable standard, and law ahead of practice', () => {
		const { overall, noInformation } = score(self, catalogue);
		expect(overall).toMatchObject({ applicable: 56, rated: 53 });
		expect(overall.design.known - overall.implementation.known).toBe(1);
		expect(noInformation).toStrictEqual(['P2-07', 'P3-03']);
		expect(overall.lawPracticeGap).toBeCloseTo(51 / 53, 12);
	});

	test('carries warnings: levels above the suggestion, and practice without evidence', () => {
		const above = catalogue.standards.filter((standard) => {
			const answer = self.answers[standard.id];
			return answer && isAboveSuggestion(standard, answer, 'implementation');
		});
		expect(above.map(({ id }) => id)).toStrictEqual(['F-01', 'P2-05', 'P4-02']);
		const unsupported = ids.filter((id) => {
			const answer = self.answers[id];
			return answer && isUnsupported(answer);
		});
		expect(unsupported).toStrictEqual(['P2-03', 'P4-08']);
	});

	test('cites evidence of all three kinds, all access classes and every type but one', () => {
		const distinct = <T>(values: readonly T[]) => new Set(values);
		expect(distinct(self.evidence.map(({ kind }) => kind)).size).toBe(3);
		expect(distinct(self.evidence.map(({ access }) => access)).size).toBe(3);
		const types = distinct(self.evidence.map(({ type }) => type));
		expect(catalogue.evidenceTypes.filter((type) => !types.has(type))).toStrictEqual([]);
	});

	test('plans actions for every critical safeguard with a gap in practice of two or more', () => {
		const planned = new Set(self.actions.flatMap(({ standards }) => standards));
		const wide = score(self, catalogue).standards.filter(
			({ critical, gap }) => critical && (gap?.implementation ?? 0) >= 2
		);
		expect(wide.map(({ id }) => id)).toStrictEqual(['P1-08', 'P1-11', 'P1-12', 'P2-02', 'P4-04']);
		expect(wide.filter(({ id }) => !planned.has(id))).toStrictEqual([]);
	});
});

test('the shadow report agrees on law, is more critical of practice, and disputes one exclusion', () => {
	const { design, implementation, material, applicability } = diverge(self, shadow, catalogue);
	expect(design).toMatchObject({ n: 37, withinOne: 1 });
	expect(design.bias).toBeCloseTo(1 / 37, 12);
	expect(implementation.bias).toBeLessThan(-0.5);
	expect(material).toStrictEqual(['F-11', 'P1-12', 'P2-04', 'P2-05', 'P4-06']);
	expect(applicability).toStrictEqual(['P3-05']);
});

test('from 2024 to 2026 most levels rise, some fall, and two standards become unknown', () => {
	const [change] = changes([before, self], catalogue);
	const practice =
		change?.standards.map(({ id, implementation }) => ({ id, implementation })) ?? [];
	const fallen = practice.filter(({ implementation }) => (implementation ?? 0) < 0);
	expect(fallen.map(({ id }) => id)).toStrictEqual(['F-03', 'F-12', 'P2-02', 'P3-02']);
	expect(practice.filter(({ implementation }) => (implementation ?? 0) > 0).length).toBeGreaterThan(
		20
	);
	const lost = ids.filter(
		(id) => before.answers[id]?.implementation !== null && self.answers[id]?.implementation === null
	);
	expect(lost).toStrictEqual(['P2-07', 'P3-03', 'P3-07']);
});
