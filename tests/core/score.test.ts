import { describe, expect, test } from 'vitest';
import type { Answer } from '#lib/core/assessment.ts';
import { score } from '#lib/core/score.ts';
import { assessment, levels, REASON } from '../fixtures/assessment.ts';
import { catalogue } from '../fixtures/catalogue.ts';

const scored = (answers: Record<string, Partial<Answer>>) => score(assessment(answers), catalogue);
const without = { applicable: false, notApplicableReason: REASON };
const everyOther = (but: readonly string[]) =>
	Object.fromEntries(
		catalogue.standards.filter(({ id }) => !but.includes(id)).map(({ id }) => [id, without])
	);

test('the example of the method', () => {
	const result = scored({ 'F-01': { design: 3, implementation: 2, evidence: ['ev-1'] } });
	expect(result.format).toBe('nrm-result/1');
	expect(result.overall).toStrictEqual({
		standards: 57,
		applicable: 57,
		rated: 1,
		design: { known: 1, mean: 3, low: 3 / 57, high: 227 / 57 },
		implementation: { known: 1, mean: 2, low: 2 / 57, high: 226 / 57 },
		combined: { known: 1, mean: 2.5, low: 2.5 / 57, high: 226.5 / 57 },
		lawPracticeGap: 1,
		evidenceCoverage: 1
	});
	expect(result.standards[0]).toStrictEqual({
		id: 'F-01',
		applicable: true,
		critical: false,
		design: 3,
		implementation: 2,
		combined: { value: 2.5, low: 2.5, high: 2.5 },
		gap: { design: 1, implementation: 2, total: 3 },
		priority: 3,
		evidence: 1,
		unsupported: false
	});
	expect(result.gaps).toStrictEqual(['F-01']);
	expect(result.noInformation).toStrictEqual(
		catalogue.standards.map(({ id }) => id).filter((id) => id !== 'F-01')
	);
	expect(result.pillars.map(({ id, standards }) => [id, standards])).toStrictEqual([
		['F', 15],
		['P1', 14],
		['P2', 11],
		['P3', 7],
		['P4', 10]
	]);
});

test('nothing known: no mean, the widest bounds, no gaps', () => {
	const { overall, gaps, noInformation } = scored({});
	const nothing = { known: 0, mean: null, low: 0, high: 4 };
	expect(overall).toStrictEqual({
		standards: 57,
		applicable: 57,
		rated: 0,
		design: nothing,
		implementation: nothing,
		combined: nothing,
		lawPracticeGap: null,
		evidenceCoverage: null
	});
	expect(gaps).toStrictEqual([]);
	expect(noInformation).toHaveLength(57);
});

test('nothing applicable: every figure is null', () => {
	const { overall, standards, gaps, noInformation } = scored(everyOther([]));
	const nothing = { known: 0, mean: null, low: null, high: null };
	expect(overall).toStrictEqual({
		standards: 57,
		applicable: 0,
		rated: 0,
		design: nothing,
		implementation: nothing,
		combined: nothing,
		lawPracticeGap: null,
		evidenceCoverage: null
	});
	expect(standards[0]).toMatchObject({ applicable: false, gap: null, priority: null });
	expect([gaps, noInformation]).toStrictEqual([[], []]);
});

test('means, bounds, rated, law and practice over a set with gaps in knowledge', () => {
	const ids = ['F-01', 'F-02', 'F-03', 'F-04'];
	const { overall } = scored({
		...everyOther(ids),
		...levels([4, 2], [3, null], [null, 1], [null, null])
	});
	expect(overall).toStrictEqual({
		standards: 57,
		applicable: 4,
		rated: 1,
		design: { known: 2, mean: 3.5, low: 7 / 4, high: 15 / 4 },
		implementation: { known: 2, mean: 1.5, low: 3 / 4, high: 11 / 4 },
		// low: 3, 1.5, 0.5, 0; high: 3, 3.5, 2.5, 4
		combined: { known: 1, mean: 3, low: 5 / 4, high: 13 / 4 },
		lawPracticeGap: 2,
		evidenceCoverage: 0
	});
});

test('a pillar is scored on its own standards only', () => {
	const { pillars } = scored({ 'P4-10': { design: 2, implementation: 4 } });
	expect(pillars.map(({ id, rated, lawPracticeGap }) => [id, rated, lawPracticeGap])).toStrictEqual(
		[
			['F', 0, null],
			['P1', 0, null],
			['P2', 0, null],
			['P3', 0, null],
			['P4', 1, -2]
		]
	);
});

describe('evidence coverage', () => {
	test.each<[string, Record<string, Partial<Answer>>, number | null]>([
		['levels of 0 claim nothing', levels([0, 0]), null],
		['unknown claims nothing', { 'F-01': { evidence: ['ev-1'] } }, null],
		['one of two', { ...levels([1, 0]), 'F-02': { implementation: 1, evidence: ['ev-1'] } }, 0.5],
		['all', { 'F-01': { design: 1, evidence: ['ev-1'] } }, 1],
		['none', levels([0, 1]), 0],
		['not applicable does not count', { 'F-01': { ...without, design: 4 } }, null]
	])('%s', (_, answers, expected) => {
		expect(scored(answers).overall.evidenceCoverage).toBe(expected);
	});
});

describe('gaps', () => {
	test.each<[string, Partial<Answer>, object | null]>([
		[
			'the target is 4',
			{ design: 1, implementation: 3 },
			{ design: 3, implementation: 1, total: 4 }
		],
		[
			'an own target',
			{ design: 1, implementation: 1, target: { design: 3, implementation: 1 } },
			{ design: 2, implementation: 0, total: 2 }
		],
		[
			'a target for one dimension',
			{ design: 1, implementation: 1, target: { implementation: 2 } },
			{ design: 3, implementation: 1, total: 4 }
		],
		[
			'beyond the target',
			{ design: 4, implementation: 4, target: { design: 2, implementation: 0 } },
			{ design: 0, implementation: 0, total: 0 }
		],
		['one unknown', { design: 1 }, { design: 3, implementation: null, total: 3 }],
		['both unknown', {}, { design: null, implementation: null, total: null }],
		['not applicable', { ...without, design: 0 }, null]
	])('%s', (_, answer, expected) => {
		expect(scored({ 'F-01': answer }).standards[0]?.gap).toStrictEqual(expected);
	});

	test('a critical standard weighs twice', () => {
		const { standards } = scored({ 'F-01': { design: 1 }, 'P1-08': { design: 1 } });
		const priority = (id: string) => standards.find((one) => one.id === id)?.priority;
		expect([priority('F-01'), priority('P1-08'), priority('F-02')]).toStrictEqual([3, 6, null]);
	});

	test('ranked by priority, then the gap in practice with unknown last, then catalogue order', () => {
		const { gaps } = scored({
			'F-01': { design: 0 }, // 4, practice unknown
			'F-02': { design: 2, implementation: 2 }, // 4, practice 2
			'F-03': { design: 4, implementation: 0 }, // 4, practice 4
			'F-04': { design: 2, implementation: 2 }, // 4, practice 2
			'F-05': { design: 4, implementation: 4 }, // none
			'F-06': { ...without, design: 0, implementation: 0 },
			'F-07': { design: 0, implementation: 4 }, // 4, practice 0
			'F-08': { design: 0, implementation: 0 }, // 8
			'P1-08': { design: 2, implementation: 3 } // 3 × 2
		});
		expect(gaps).toStrictEqual(['F-08', 'P1-08', 'F-03', 'F-02', 'F-04', 'F-07', 'F-01']);
	});
});

test('no information: applicable with neither level known, in catalogue order', () => {
	const { noInformation } = scored({
		...everyOther(['P2-01', 'F-02', 'F-03', 'F-04']),
		'P2-01': {},
		'F-02': { narrative: 'text', criteria: { a: 'yes' } },
		'F-03': { design: 0 },
		'F-04': { implementation: 0 }
	});
	expect(noInformation).toStrictEqual(['F-02', 'P2-01']);
});

test('the flags of a standard that is not applicable are false', () => {
	const { standards } = scored({ 'F-01': { ...without, implementation: 4 } });
	expect(standards[0]?.unsupported).toBe(false);
});
