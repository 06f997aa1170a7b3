import { describe, expect, test } from 'vitest';
import { NO_ANSWER } from '#lib/core/answer-to.ts';
import type { Answer } from '#lib/core/assessment.ts';
import { textOf } from '#lib/core/catalogue.ts';
import { FILTERS, progressOf, select } from '#lib/core/progress.ts';
import { score } from '#lib/core/score.ts';
import { searchStandards } from '#lib/core/search.ts';
import { loadCatalogue } from '#lib/server/catalogues.ts';
import { catalogue, CATALOGUE_FOLDER } from '../fixtures/catalogue.ts';

const english = textOf(catalogue, 'en');
const ids = (standards: readonly { id: string }[]) => standards.map(({ id }) => id);

describe('search', () => {
	test.each([
		{ name: 'nothing narrows nothing', query: {}, expected: ids(catalogue.standards) },
		{ name: 'an id', query: { words: 'p1-08' }, expected: ['P1-08'] },
		{
			name: 'every word must be there',
			query: { words: 'presumption  MINORITY age' },
			expected: ['P1-08']
		},
		{
			name: 'critical only',
			query: { criticalOnly: true },
			expected: ['P1-08', 'P1-11', 'P1-12', 'P2-02', 'P2-04', 'P4-04']
		},
		{
			name: 'critical in a pillar',
			query: { criticalOnly: true, pillar: 'P4' },
			expected: ['P4-04']
		},
		{ name: 'a section', query: { section: 'remedies' }, expected: ['P4-09', 'P4-10'] },
		{
			name: 'a section of another pillar',
			query: { section: 'remedies', pillar: 'F' },
			expected: []
		},
		{ name: 'nonsense', query: { words: 'qqqq' }, expected: [] }
	])('$name', ({ query, expected }) => {
		expect(ids(searchStandards(catalogue.standards, english, query))).toEqual(expected);
	});

	test('accents and case do not matter, in any language', async () => {
		const languages = ['fr'] as const;
		const french = textOf(await loadCatalogue(CATALOGUE_FOLDER, { languages }), 'fr');
		const plain = ids(searchStandards(catalogue.standards, french, { words: 'evaluation de l' }));
		expect(plain).toContain('P1-08');
		expect(plain).toEqual(
			ids(searchStandards(catalogue.standards, french, { words: 'ÉVALUATION de l' }))
		);
	});
});

describe('the filters of the task list', () => {
	const answers: Record<string, Answer> = {
		'F-01': { ...NO_ANSWER, design: 3, implementation: 3 },
		'F-02': { ...NO_ANSWER, design: 1 },
		'F-03': { ...NO_ANSWER, applicable: false, notApplicableReason: 'x'.repeat(30) },
		'F-04': { ...NO_ANSWER, design: 0, implementation: 0, evidence: ['ev-1'] }
	};
	const { standards } = score({ answers }, catalogue);
	test('progress', () => {
		expect(standards.slice(0, 5).map(progressOf)).toEqual([
			'answered',
			'partly',
			'answered',
			'answered',
			'unanswered'
		]);
	});
	test('how many each leaves', () => {
		expect(FILTERS.map((filter) => [filter, select(standards, filter).length])).toEqual([
			['all', 57],
			['unanswered', 53],
			['critical', 6],
			['unsupported', 1],
			['no-evidence', 55]
		]);
	});
});
