import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { NO_ANSWER } from '#lib/core/answer-to.ts';
import type { Answer } from '#lib/core/assessment.ts';
import {
	explain,
	SET_MEASURES,
	STANDARD_MEASURES,
	type SetExplanation
} from '#lib/core/explain.ts';
import { score } from '#lib/core/score.ts';
import { answers as anyAnswers } from '../fixtures/arbitrary.ts';
import { catalogue } from '../fixtures/catalogue.ts';

const at = (object: unknown, path: string): unknown =>
	path
		.split('.')
		.reduce<unknown>(
			(value, key) => (value as Record<string, unknown> | null)?.[key] ?? null,
			object
		);

const scopes = [
	{ scope: 'overall', figures: (r: ReturnType<typeof score>) => r.overall },
	...catalogue.pillars.map(({ id }) => ({
		scope: `pillars.${id}`,
		figures: (r: ReturnType<typeof score>) => r.pillars.find((pillar) => pillar.id === id)!
	}))
];

describe('laws', () => {
	test('each figure of a set is what its rows make, and its value is the one of the result', () => {
		fc.assert(
			fc.property(anyAnswers, fc.constantFrom(...scopes), (answers, { scope, figures }) => {
				const result = score({ answers }, catalogue);
				for (const measure of SET_MEASURES) {
					const made = explain(`${scope}.${measure}`, { answers }, catalogue) as SetExplanation;
					expect(made.value).toBe(at(figures(result), measure));
					expect(made.count).toBe(made.rows.length);
					expect(made.rows.length + made.excluded.length).toBe(figures(result).standards);
					if (made.operation === 'count') expect(made.value).toBe(made.count);
					else if (made.count === 0) expect(made.value).toBeNull();
					else expect(made.value).toBeCloseTo(made.sum / made.count, 12);
				}
			}),
			{ numRuns: 40 }
		);
	});

	test('each figure of a standard is the one of the result', () => {
		fc.assert(
			fc.property(anyAnswers, fc.constantFrom(...catalogue.standards), (answers, { id }) => {
				const standard = score({ answers }, catalogue).standards.find((s) => s.id === id)!;
				for (const measure of STANDARD_MEASURES)
					expect(explain(`standards.${id}.${measure}`, { answers }, catalogue)?.value).toBe(
						at(standard, measure)
					);
			}),
			{ numRuns: 100 }
		);
	});
});

const REASON = 'There is no such procedure in this State, by law.';
const answers: Record<string, Answer> = {
	'P3-01': { ...NO_ANSWER, design: 3, implementation: 1, evidence: ['ev-1'] },
	'P3-02': { ...NO_ANSWER, design: 2 },
	'P3-03': {
		...NO_ANSWER,
		design: 4,
		implementation: 4,
		applicable: false,
		notApplicableReason: REASON
	},
	'P3-04': { ...NO_ANSWER, design: 0, implementation: 0 }
};

test('the rows and the exclusions of a mean', () => {
	expect(explain('pillars.P3.combined.mean', { answers }, catalogue)).toEqual({
		of: 'set',
		pillar: 'P3',
		measure: 'combined.mean',
		operation: 'mean',
		value: 1,
		sum: 2,
		count: 2,
		rows: [
			{ standard: 'P3-01', design: 3, implementation: 1, contribution: 2, assumed: false },
			{ standard: 'P3-04', design: 0, implementation: 0, contribution: 0, assumed: false }
		],
		excluded: [
			{ standard: 'P3-02', why: 'one-unknown' },
			{ standard: 'P3-03', why: 'not-applicable' },
			{ standard: 'P3-05', why: 'no-information' },
			{ standard: 'P3-06', why: 'no-information' },
			{ standard: 'P3-07', why: 'no-information' }
		]
	});
});

test('an upper bound says what it assumed', () => {
	const made = explain('pillars.P3.design.high', { answers }, catalogue) as SetExplanation;
	expect(
		made.rows.map(({ standard, contribution, assumed }) => [standard, contribution, assumed])
	).toEqual([
		['P3-01', 3, false],
		['P3-02', 2, false],
		['P3-04', 0, false],
		['P3-05', 4, true],
		['P3-06', 4, true],
		['P3-07', 4, true]
	]);
});

test('evidence coverage leaves out where nothing is claimed', () => {
	const made = explain('pillars.P3.evidenceCoverage', { answers }, catalogue) as SetExplanation;
	expect(made.value).toBe(0.5);
	expect(made.excluded.map(({ standard, why }) => `${standard} ${why}`)).toEqual([
		'P3-03 not-applicable',
		'P3-04 nothing-claimed',
		'P3-05 nothing-claimed',
		'P3-06 nothing-claimed',
		'P3-07 nothing-claimed'
	]);
});

test('a priority carries the numbers of its formula', () => {
	const given = {
		'P1-08': { ...NO_ANSWER, design: 3, implementation: 1, target: { implementation: 3 } }
	} satisfies Record<string, Answer>;
	expect(explain('standards.P1-08.priority', { answers: given }, catalogue)).toEqual({
		of: 'standard',
		standard: 'P1-08',
		measure: 'priority',
		value: 6,
		inputs: {
			design: 3,
			implementation: 1,
			targetDesign: 4,
			targetImplementation: 3,
			gapDesign: 1,
			gapImplementation: 2,
			gapTotal: 3,
			factor: 2,
			applicable: true
		}
	});
});

test.each([
	'',
	'overall',
	'overall.design',
	'overall.nothing',
	'pillars.Q.rated',
	'standards.Q-99.priority',
	'standards.F-01.nothing',
	'constructor.name',
	'overall.__proto__'
])('%j is no figure', (figure) => {
	expect(explain(figure, { answers }, catalogue)).toBeNull();
});
