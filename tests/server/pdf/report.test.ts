import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { LANGUAGES } from '#lib/core/codes.ts';
import { loadCatalogue } from '#lib/server/catalogues.ts';
import { reportInWorker } from '#lib/server/pdf/in-worker.ts';
import { reportPdf } from '#lib/server/pdf/report.ts';
import { reportWords } from '#lib/text/report/index.ts';
import { assessment, REASON } from '../../fixtures/assessment.ts';
import { CATALOGUE_FOLDER } from '../../fixtures/catalogue.ts';
import { fullAssessment } from '../../fixtures/full.ts';
import { bare, infoOf, objectsWith, run, textOfPdf } from './tools.ts';

const DATE = '2026-11-23';
const TIMEOUT = 60_000;
const digest = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const catalogue = await loadCatalogue(CATALOGUE_FOLDER);
const full = fullAssessment(catalogue);
const english = () => reportPdf(full, catalogue, { language: 'en', date: DATE });

describe('a full report', () => {
	let bytes: Uint8Array;
	let text: string;
	beforeAll(async () => {
		bytes = await english();
		text = textOfPdf(bytes);
	}, TIMEOUT);

	test('is sound: qpdf has nothing to say', () => {
		expect(run('qpdf', bytes, ['--check'])).toContain('No syntax or stream encoding errors found');
	});

	test('is tagged, titled, of many pages, and dated by its day alone', () => {
		const info = infoOf(bytes);
		expect(info.get('Tagged')).toBe('yes');
		expect(info.get('Title')).toBe(
			'Assessment of the National Referral Mechanism: Fictional State XN, Self-assessment'
		);
		expect(info.get('Page size')).toBe('595.28 x 841.89 pts (A4)');
		expect(Number(info.get('Pages'))).toBeGreaterThanOrEqual(80);
		expect(info.get('CreationDate')).toContain('Nov 23 00:00:00 2026');
	});

	test('claims PDF/UA-1, in its language, with its title shown', () => {
		expect(run('pdfinfo', bytes, ['-meta'])).toContain('<pdfuaid:part>1</pdfuaid:part>');
		const [root] = objectsWith(bytes, '/MarkInfo');
		expect(root?.['/Lang']).toBe('u:en');
		expect(objectsWith(bytes, '/DisplayDocTitle')[0]?.['/DisplayDocTitle']).toBe(true);
		// A CIDSet that is not complete breaks PDF/UA-1, 7.21.4.2; none is asked for.
		expect(objectsWith(bytes, '/CIDSet')).toStrictEqual([]);
	});

	test('embeds every font as a subset with its Unicode', () => {
		const fonts = run('pdffonts', bytes).trim().split('\n').slice(2);
		expect(fonts).toHaveLength(3);
		for (const font of fonts) expect(font).toMatch(/NotoSans-\w+ +CID TrueType .* yes yes yes /);
	});

	test('has its structure: headings, tables with headed columns, lists, figures with words', () => {
		const types = objectsWith(bytes, '/S').map((element) => String(element['/S']));
		const count = (type: string) => types.filter((one) => one === `/${type}`).length;
		expect(count('Document')).toBe(1);
		expect(count('H3')).toBe(57 + 6);
		expect(count('TOCI')).toBe(13 + 5 + 1);
		expect(count('LI')).toBe(count('LBody'));
		const elements = objectsWith(bytes, '/S');
		const figures = elements.filter((element) => element['/S'] === '/Figure');
		expect(figures).toHaveLength(4);
		for (const figure of figures) expect(String(figure['/Alt']).length).toBeGreaterThan(80);
		const unheaded = elements.filter(
			(element) => element['/S'] === '/TH' && !JSON.stringify(element['/A']).includes('/Scope')
		);
		expect(unheaded).toStrictEqual([]);
	});

	test('has a bookmark for every heading', () => {
		const titles = objectsWith(bytes, '/Title').map((item) => String(item['/Title']).slice(2));
		expect(titles).toContain('Profile');
		expect(titles).toContain(`F-01 ${catalogue.texts.en?.standards['F-01']?.title}`);
		expect(titles).toContain('Annex B. Method and calculation');
	});

	test('numbers every page, under the line on the working text', () => {
		const pages = text.split('\f').slice(0, -1);
		pages.forEach((page, index) => {
			expect(page).toContain(`Page ${index + 1} of ${pages.length}`);
			expect(page).toContain('It is not the wording of ODIHR.');
		});
	});

	test('draws its charts as vectors: there is no picture in it', () => {
		expect(run('pdfimages', bytes, ['-list']).trim().split('\n')).toHaveLength(2);
	});

	test('has every text of every answer, evidence item and action', () => {
		const found = bare(text);
		const texts = [
			full.organisation.name,
			...Object.values(full.answers).flatMap((answer) => answer?.narrative ?? ''),
			...full.evidence.map((item) =>
				item.kind === 'file' ? item.file.sha256 : item.kind === 'link' ? item.url : item.citation
			),
			...full.evidence.map(({ title }) => title),
			...full.actions.map(({ title }) => title),
			REASON
		];
		// A page may end within a paragraph: its footer then stands in the middle of the text.
		const footer =
			/ThestandardsareshowninaworkingtextofthisprojectItisnotthewordingofODIHRPage\d+of\d+/g;
		const plain = (value: string) => bare(value).replaceAll(/[^\p{L}\p{N}]/gu, '');
		const body = plain(found)
			.replaceAll(footer, '')
			.replaceAll('IdItemCitedby', '')
			.replaceAll('IdItem', '');
		expect(texts.filter((value) => !body.includes(plain(value)))).toStrictEqual([]);
	});

	test(
		'is the same, byte by byte, from the same input; and from a thread of its own',
		async () => {
			expect(digest(await english())).toBe(digest(bytes));
			const threaded = await reportInWorker(full, catalogue, { language: 'en', date: DATE });
			expect(digest(threaded)).toBe(digest(bytes));
		},
		TIMEOUT
	);
});

test(
	'what a thread throws reaches the caller',
	async () => {
		const broken = { ...full, period: { from: 'no day', to: 'no day' } };
		await expect(reportInWorker(broken, catalogue, { language: 'en', date: DATE })).rejects.toThrow(
			'Invalid time value'
		);
	},
	TIMEOUT
);

describe.each(LANGUAGES)('in %s', (language) => {
	let bytes: Uint8Array;
	beforeAll(async () => {
		bytes = await reportPdf(full, catalogue, { language, date: DATE });
	}, TIMEOUT);

	test('headings and bookmarks are in the language, and no letter is missing', () => {
		const words = reportWords(language);
		const text = bare(textOfPdf(bytes));
		for (const heading of Object.values(words.headings)) expect(text).toContain(bare(heading));
		expect(text).not.toContain('[U+');
		if (language === 'en') return;
		const titles = new Set(
			objectsWith(bytes, '/Title').map((item) => String(item['/Title']).slice(2))
		);
		for (const heading of Object.values(reportWords('en').headings))
			expect(titles).not.toContain(heading);
	});

	test('the heat map stands on one page', () => {
		const pages = textOfPdf(bytes).split('\f');
		const [heading] = [reportWords(language).headings.heatMap];
		const page = pages.findLast((one) => bare(one).startsWith(bare(heading)));
		const ids = catalogue.standards.map(({ id }) => id);
		expect(ids.filter((id) => !page?.includes(id))).toStrictEqual([]);
	});
});

describe('texts of any kind', () => {
	test.each([
		['accents', 'Čeština, français, español, Türkçe, Română, Ťažký'],
		['Greek', 'Η εθνική επιτροπή ενέκρινε το διάταγμα'],
		['Cyrillic', 'Міжвідомча комісія, Ђорђе, Қазақстан, ёлка'],
		['ligatures', 'office, affiliation, identification, flight'],
		['signs', '½ × 2 − 0 ± 1, “quoted” ‘text’, №, §, €, …']
	])(
		'%s can be read back',
		async (_, narrative) => {
			const bytes = await reportPdf(assessment({ 'F-01': { narrative } }), catalogue, {
				language: 'en',
				date: DATE
			});
			expect(bare(textOfPdf(bytes).normalize('NFC'))).toContain(bare(narrative));
		},
		TIMEOUT
	);

	test(
		'a letter that the font lacks is written in others or as its code, never dropped',
		async () => {
			const bytes = await reportPdf(
				assessment({ 'F-01': { narrative: 'Ա, 🙂, ≥ 3, Ⅱ, ▪' } }),
				catalogue,
				{
					language: 'en',
					date: DATE
				}
			);
			expect(bare(textOfPdf(bytes))).toContain('[U+0531],[U+1F642],>=3,II,•');
		},
		TIMEOUT
	);
});
