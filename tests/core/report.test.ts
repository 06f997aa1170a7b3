import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Assessment } from '#lib/core/assessment.ts';
import type { Block, ReportModel, TableBlock } from '#lib/core/report-model.ts';
import { reportOf } from '#lib/core/report.ts';
import { score } from '#lib/core/score.ts';
import { reportWords } from '#lib/text/report/index.ts';
import { assessments } from '../fixtures/arbitrary.ts';
import { assessment, levels, REASON } from '../fixtures/assessment.ts';
import { catalogue } from '../fixtures/catalogue.ts';

const DATE = '2026-11-23';
const model = (given: Assessment): ReportModel =>
	reportOf(given, catalogue, score(given, catalogue), reportWords('en'), { date: DATE });
const headings = (report: ReportModel, level: number) =>
	report.blocks.flatMap((block) =>
		block.type === 'heading' && block.level === level ? [block.text] : []
	);
const table = (report: ReportModel, caption: string): TableBlock => {
	const found = report.blocks.find(
		(block): block is TableBlock => block.type === 'table' && block.caption === caption
	);
	if (!found) throw new Error(`no table ${caption}`);
	return found;
};
/** The blocks of one standard: from its heading to the next. */
function section(report: ReportModel, id: string): Block[] {
	const start = report.blocks.findIndex(
		(block) => block.type === 'heading' && block.level === 3 && block.text.startsWith(`${id} `)
	);
	const rest = report.blocks.slice(start + 1);
	return rest.slice(
		0,
		rest.findIndex((block) => block.type === 'heading')
	);
}
const notices = (blocks: readonly Block[]) =>
	blocks.flatMap((block) =>
		block.type === 'paragraph' && block.look === 'notice' ? [block.text] : []
	);

const entered = assessment(
	{
		'F-01': {
			design: 3,
			implementation: 2,
			target: { design: 4, implementation: 3, by: '2028-12-31' },
			criteria: { a: 'yes', b: 'partly', c: 'no', d: 'yes', e: 'unknown' },
			narrative: 'First line\nsecond line\n\nSecond paragraph',
			evidence: ['ev-1', 'ev-2', 'ev-3']
		},
		'F-02': { applicable: false, notApplicableReason: REASON, design: 1, narrative: 'Kept' },
		'F-03': { notApplicableReason: 'A reason from before, kept although it applies again' }
	},
	{
		language: 'fr',
		evidence: [
			{
				id: 'ev-1',
				kind: 'file',
				type: 'law',
				title: 'Act on referral',
				issuer: 'Parliament',
				date: '2024-05-02',
				language: 'fr',
				pinpoint: 'arts 4–7',
				access: 'public',
				file: {
					name: 'act.pdf',
					size: 12345,
					sha256: '0123456789abcdef'.repeat(4),
					mediaType: 'application/pdf'
				}
			},
			{
				id: 'ev-2',
				kind: 'link',
				type: 'statistics',
				title: 'Annual figures',
				url: 'https://example.org/figures',
				access: 'reviewers'
			},
			{
				id: 'ev-3',
				kind: 'reference',
				type: 'court-judgment',
				title: 'Judgment',
				citation: 'Case 1/24',
				access: 'internal'
			}
		],
		actions: [
			{
				id: 'ac-1',
				standards: ['F-01'],
				title: 'Adopt the decree',
				lead: 'ministry-justice',
				partners: ['ngo-providers'],
				start: '2027-01-01',
				due: '2027-12-31',
				budget: { amount: 1000, currency: 'EUR', funded: true },
				indicator: 'Decree in the gazette',
				effect: { design: 4, implementation: 3 },
				status: 'planned'
			}
		]
	}
);

test('the parts come in their order', () => {
	expect(headings(model(entered), 1)).toStrictEqual([
		'How to read this report',
		'Profile',
		'The profile in pictures',
		'All standards at a glance',
		'The critical safeguards',
		'Law and practice',
		'Gaps in order of priority',
		'Standards without information',
		'Standards that are not applicable',
		'Action plan',
		'The standards one by one',
		'Annex A. Evidence',
		'Annex B. Method and calculation'
	]);
	expect(headings(model(entered), 3).slice(0, 57)).toStrictEqual(
		catalogue.standards.map(({ id }) => `${id} ${catalogue.texts.en?.standards[id]?.title}`)
	);
});

test('without actions there is no action plan; without figures there is no chart of them', () => {
	const report = model(assessment());
	expect(headings(report, 1)).not.toContain('Action plan');
	expect(report.blocks.flatMap((b) => (b.type === 'figure' ? [b.figure] : []))).toStrictEqual([
		'profile',
		'radar'
	]);
});

test('a mean stands beside its bounds, and no information is not zero', () => {
	const report = model(assessment(levels([3, null], [1, 0])));
	const [pillar, second] = table(report, 'Means from 0 to 4, with their bounds').rows;
	expect(pillar).toStrictEqual([
		'Foundations of the mechanism',
		'2.00\n(0.27 to 3.73)',
		'0.00\n(0.00 to 3.73)',
		'0.50\n(0.13 to 3.73)',
		'1.00'
	]);
	expect(second?.[1]).toBe('No information\n(0.00 to 4.00)');
});

test('the trace gives each figure as a sum over a count, with what it leaves out by name', () => {
	const report = model(
		assessment({
			...levels([3, 1], [2, null]),
			'F-03': { applicable: false, notApplicableReason: REASON }
		})
	);
	const trace = table(report, 'Foundations of the mechanism');
	const unknown = [4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15]
		.map((n) => `F-${String(n).padStart(2, '0')}`)
		.join(', ');
	expect(trace.rows[0]).toStrictEqual([
		'Design: mean',
		'(3 + 2) / 2',
		'2.50',
		`1 not applicable: F-03\n12 without information: ${unknown}`
	]);
	expect(trace.rows[1]).toStrictEqual([
		'Design: lower bound',
		`(3 + 2${' + [0]'.repeat(12)}) / 14`,
		'0.36',
		`1 not applicable: F-03\n12 with a level missing: ${unknown}`
	]);
});

describe('the section of a standard', () => {
	test('warns of a level above the criteria, and of one without evidence', () => {
		const report = model(
			assessment({ 'P1-08': { design: 4, implementation: 3, criteria: { a: 'no', b: 'partly' } } })
		);
		expect(notices(section(report, 'P1-08'))).toStrictEqual([
			'Critical safeguard',
			'Unsupported: a high level in practice without evidence',
			'Design: the level 4 is above the level 1 that the criteria suggest.'
		]);
	});

	test('sets levels beside what the criteria suggest, the targets and the gaps', () => {
		const [ratings] = section(model(entered), 'F-01').filter((block) => block.type === 'table');
		expect(ratings?.rows).toStrictEqual([
			['Design (law and policy)', '3 – Largely in place', '3 – Largely in place', '4', '1'],
			['Implementation (practice)', '2 – Partial', '2 – Partial', '3', '1'],
			['Total gap', '', '', '', '2']
		]);
	});

	test('gives the reason where it is not applicable, and says that its levels do not count', () => {
		expect(notices(section(model(entered), 'F-02'))).toStrictEqual([
			'Not applicable',
			'Levels were entered for this standard; they are kept, but they count nowhere.',
			`Reason why it is not applicable: ${REASON}`
		]);
	});

	test('keeps the line breaks of the narrative, and its language', () => {
		const texts = section(model(entered), 'F-01').filter(
			(block) => block.type === 'paragraph' && block.look === 'plain'
		);
		expect(texts).toStrictEqual([
			{ type: 'paragraph', look: 'plain', text: 'First line\nsecond line', language: 'fr' },
			{ type: 'paragraph', look: 'plain', text: 'Second paragraph', language: 'fr' }
		]);
	});
});

describe('nothing that was entered is missing', () => {
	/** Every leaf of a value, and the value with another leaf in its place. */
	function* changed(value: unknown, path: string[] = []): Generator<[string, unknown]> {
		if (Array.isArray(value)) {
			for (const [index, item] of value.entries())
				for (const [at, other] of changed(item, [...path, String(index)]))
					yield [at, value.with(index, other)];
		} else if (typeof value === 'object' && value !== null) {
			for (const [key, item] of Object.entries(value))
				for (const [at, other] of changed(item, [...path, key]))
					yield [at, { ...value, [key]: other }];
		} else yield [path.join('.'), another(value, path.join('.'))];
	}
	const CHOICES: [RegExp, [string, string]][] = [
		[/^kind$/, ['self', 'review']],
		[/organisation\.kind$/, ['government', 'ngo']],
		[/^state$/, ['XN', 'XA']],
		[/criteria/, ['no', 'yes']],
		[/access$/, ['public', 'internal']],
		[/evidence\.\d+\.type$/, ['law', 'other']],
		[/(evidence\.\d+)$/, ['ev-1', 'ev-2']],
		[/standards\.\d+$/, ['F-01', 'F-09']],
		[/lead$|partners/, ['police', 'ngo-providers']],
		[/status$/, ['done', 'planned']],
		[/currency$/, ['EUR', 'USD']],
		[/language$/, ['de', 'fr']]
	];
	function another(value: unknown, path: string): unknown {
		if (typeof value === 'number') return value === 4 ? 1 : value + 1;
		if (typeof value === 'boolean') return !value;
		if (typeof value !== 'string') return value;
		const choice = CHOICES.find(([pattern]) => pattern.test(path))?.[1];
		if (choice) return choice.find((option) => option !== value);
		if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return '2029-03-04';
		return `${value} canary`;
	}
	const report = JSON.stringify(model(entered));
	// The format is the file's; the kind of an item goes with its fields; ids hold the parts together.
	const IGNORED = /^format$|^catalogue|evidence\.\d+\.(kind|id)$/;
	const cases = [...changed(entered)].filter(
		([path, other]) => !IGNORED.test(path) && JSON.stringify(other) !== JSON.stringify(entered)
	);

	test('there are cases of every part', () => {
		const parts = new Set(cases.map(([path]) => path.split('.')[0]));
		expect([...parts].toSorted()).toStrictEqual([
			'actions',
			'answers',
			'evidence',
			'kind',
			'language',
			'organisation',
			'period',
			'state'
		]);
		expect(cases.length).toBeGreaterThan(50);
	});

	test.each(cases)('%s', (_, other) => {
		expect(JSON.stringify(model(other as Assessment))).not.toBe(report);
	});

	test('every text, whatever it is, is in the report as it was entered', () => {
		fc.assert(
			fc.property(assessments, (given) => {
				let planted = 0;
				const canary = () => `canary-${(planted += 1)}-end`;
				const marked: Assessment = {
					...given,
					organisation: { ...given.organisation, name: canary() },
					answers: Object.fromEntries(
						Object.entries(given.answers).map(([id, answer]) => [
							id,
							answer && {
								...answer,
								narrative: `${canary()}\n${canary()}\n\n\n${canary()}`,
								notApplicableReason: canary()
							}
						])
					),
					evidence: given.evidence.map((item) => ({
						...item,
						title: canary(),
						issuer: canary(),
						pinpoint: canary(),
						...(item.kind === 'file' && {
							file: { ...item.file, name: canary(), mediaType: canary(), sha256: canary() }
						}),
						...(item.kind === 'link' && { url: canary() }),
						...(item.kind === 'reference' && { citation: canary() })
					})),
					actions: given.actions.map((action) => ({
						...action,
						title: canary(),
						indicator: canary()
					}))
				};
				const text = JSON.stringify(model(marked));
				const missing = Array.from(
					{ length: planted },
					(_, index) => `canary-${index + 1}-end`
				).filter((one) => !text.includes(one));
				expect(missing).toStrictEqual([]);
			}),
			{ numRuns: 25 }
		);
	});
});

test('a report of a review prints everything that reviewers found, and what the State replied', () => {
	const none = { pairs: 0, n: 0, kappa: null, withinOne: null };
	const given = assessment({ 'F-01': { design: 2, narrative: 'The finding' } }, { kind: 'review' });
	const record = {
		finding: 'The finding',
		designReason: '',
		implementationReason: 'Nobody could be asked about practice',
		recommendation: 'Name the focal points',
		priority: 'high' as const,
		promising: true,
		summary: 'A decree with a budget',
		verdicts: { 'ev-1': 'partly' as const },
		raters: 2,
		consensus: 'Both read it again',
		replies: [
			{ at: '2026-11-20T10:00:00.000Z', who: 'Coordinator', finding: 'A draft', body: 'Our reply' }
		]
	};
	const report = reportOf(given, catalogue, score(given, catalogue), reportWords('en'), {
		date: DATE,
		review: {
			reviewed: { assessmentId: 'a', number: 1, sha256: 'f'.repeat(64) },
			blind: true,
			agreement: { design: none, implementation: none },
			standards: { 'F-01': record }
		}
	});
	const text = JSON.stringify(section(report, 'F-01'));
	for (const said of [
		...['The finding', record.implementationReason, record.recommendation, 'high'],
		...[record.summary, 'supports it in part', record.consensus, 'Rated by 2 reviewers.'],
		...['A draft', 'Reply of Coordinator, ', 'Our reply']
	])
		expect(text).toContain(said);
	expect(section(report, 'F-02')).not.toEqual([]);
});
