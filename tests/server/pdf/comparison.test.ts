import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { LANGUAGES, type Level } from '#lib/core/codes.ts';
import type { Compared } from '#lib/core/comparison/compared.ts';
import type { ComparisonReportInput } from '#lib/core/comparison/report.ts';
import { comparisonPdf } from '#lib/server/pdf/comparison.ts';
import { comparisonInWorker } from '#lib/server/pdf/in-worker.ts';
import { comparisonWords } from '#lib/text/comparison/index.ts';
import { reportWords } from '#lib/text/report/index.ts';
import { catalogue } from '../../fixtures/catalogue.ts';
import { bare, infoOf, textOfPdf } from './tools.ts';

const { submissions } = parse(readFileSync('data/demo/received.yaml', 'utf8')) as {
	submissions: { state: string; design: string; implementation: string }[];
};
const levelIn = (text: string, index: number): Level =>
	/\d/.test(text[index] ?? '') ? (Number(text[index]) as Level) : null;
const compared = submissions.map(({ state, design, implementation }, number): Compared => ({
	...{ id: String(number), state, kind: 'self', organisation: `Ministry ${state}`, number: 1 },
	...{ round: null, period: { from: '2026-01-01', to: '2026-12-31' } },
	submittedAt: '2026-11-24T10:00:00.000Z',
	levels: catalogue.standards.map((_, index) => ({
		applicable: design[index] !== '-',
		design: levelIn(design, index),
		implementation: levelIn(implementation, index),
		target: { design: 4, implementation: 4 }
	}))
}));
const input = (rest: Partial<ComparisonReportInput> = {}): ComparisonReportInput => ({
	compared,
	names: compared.map(({ state, organisation }) => ({ short: state, name: organisation })),
	...{ alias: false, catalogue, round: 'Round of 2026', who: 'Reviewer One' },
	selection: { kind: 'self', measure: 'combined', order: 'catalogue', threshold: 80 },
	otherCatalogues: [{ id: 'older', version: '0.9', n: 3 }],
	at: '2026-11-24T11:30:00.000Z',
	...rest
});

test.each(LANGUAGES)(
	'in %s it says what was compared, by whom and how, on every page',
	async (language) => {
		const pdf = await comparisonPdf(input(), language);
		const [own, words] = [comparisonWords(language), reportWords(language)];
		const text = bare(textOfPdf(pdf));
		const notes = own.notes(words.format.share(0.8), '5');
		const moment = words.format.moment('2026-11-24T11:30:00.000Z');
		for (const part of [
			...[own.title, ...notes, own.legend, own.profilesNote, ...Object.values(own.headings)],
			...['Round of 2026', 'Ministry XB', 'older 0.9: 3', words.terms.workingText]
		])
			expect(text).toContain(bare(part));
		const pages = Number(infoOf(pdf).get('Pages'));
		expect(text.split(bare(own.footer('Reviewer One', moment))).length - 1).toBe(pages);
		expect(infoOf(pdf).get('Title')).toBe(own.title);
		expect(infoOf(pdf).get('Tagged')).toBe('yes');
	}
);

test('with letters it names nobody, and with too few there is no mean', async () => {
	const names = compared.map((_, index) => ({ short: `L${index}`, name: `L${index}` }));
	const four = { compared: compared.slice(0, 4), names: names.slice(0, 4), alias: true };
	const text = textOfPdf(await comparisonPdf(input(four), 'en'));
	expect(text).toContain('State L3');
	expect(text).not.toMatch(/Ministry|\bX[A-Z]\b/);
	expect(bare(text)).toContain('nbelow5');
});

test('the same bytes come out of the thread, also of more States than a page has columns', async () => {
	const many = Array.from({ length: 57 }, (_, index) => ({
		...compared[index % compared.length]!,
		id: String(index)
	}));
	const names = many.map((_, index) => ({ short: `S${index}`, name: `State number ${index}` }));
	const one = input({ compared: many, names });
	const pdf = await comparisonInWorker(one, 'en');
	expect(Buffer.from(await comparisonPdf(one, 'en')).equals(Buffer.from(pdf))).toBe(true);
	const text = bare(textOfPdf(pdf));
	expect(text).toContain('part5of5');
	expect(text).toContain('Statenumber56');
});
