import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lettersOf } from '#lib/core/comparison/alias.ts';
import { asAssessment, coverageOf, type Compared } from '#lib/core/comparison/compared.ts';
import { standardRows } from '#lib/core/comparison/heat-map.ts';
import { layers, rounds } from '#lib/core/comparison/layers.ts';
import {
	difference,
	monitor,
	monitorPoints,
	type MonitorGroup
} from '#lib/core/comparison/monitor.ts';
import { lawPractice, profiles } from '#lib/core/comparison/profiles.ts';
import { queryOf, readSelection } from '#lib/core/comparison/selection.ts';
import { DIMENSIONS, LEVELS, type Level } from '#lib/core/codes.ts';
import { compare, spreadOf } from '#lib/core/compare.ts';
import { InputError } from '#lib/core/input-error.ts';
import type { ComparedLevels } from '#lib/core/packed-levels.ts';
import { score } from '#lib/core/score.ts';
import { catalogue } from '../fixtures/catalogue.ts';

const TARGET = { design: 4, implementation: 4 } as const;
const ALL = { measure: 'design', order: 'catalogue', threshold: 0 } as const;
const levels = (design: Level, implementation: Level): ComparedLevels => ({
	applicable: true,
	...{ design, implementation, target: TARGET }
});
let ids = 0;
/** A submission whose standards all have the same levels, but for those that are given. */
const submitted = (
	design: Level,
	implementation: Level,
	rest: Partial<Compared> & { at?: Record<number, ComparedLevels> } = {}
): Compared => ({
	...{ id: String(ids++), state: 'XA', kind: 'self', organisation: 'Ministry', number: 1 },
	...{ round: null, period: { from: '2026-01-01', to: '2026-12-31' } },
	submittedAt: '2027-01-01T00:00:00.000Z',
	levels: catalogue.standards.map((_, index) => rest.at?.[index] ?? levels(design, implementation)),
	...rest
});
const first = (
	all: readonly Compared[],
	options: Partial<Parameters<typeof standardRows>[2]> = {}
) => standardRows(all, catalogue, { ...ALL, ...options })[0]!;

describe('the heat map', () => {
	test('a mean stands only for five and more; n always', () => {
		const four = [0, 1, 2, 3].map((level) => submitted(level as Level, 0));
		expect(first(four)).toMatchObject({ mean: null, spread: { known: 4, min: 0, median: 1.5 } });
		expect(first([...four, submitted(4, 0)])).toMatchObject({ mean: 2, spread: { known: 5 } });
	});

	test('what is rated too little is shown and counts nowhere', () => {
		const thin = submitted(null, null, { at: { 0: levels(4, 4) } });
		expect(coverageOf(thin)).toBe(1 / 57);
		const row = first([submitted(1, 1), thin], { threshold: 80 });
		expect(row.cells.map(({ value }) => value)).toEqual([1, 4]);
		expect(row.spread).toMatchObject({ known: 1, max: 1 });
		expect(row.gaps).toEqual({ count: 1, known: 1 });
	});

	test('both together need both; a gap is against the own target', () => {
		const met = { ...levels(2, 3), target: { design: 2, implementation: 3 } } as const;
		const all = [submitted(3, 2), submitted(3, null), submitted(0, 0, { at: { 0: met } })];
		const row = first(all, { measure: 'combined' });
		expect(row.cells.map(({ value }) => value)).toEqual([2.5, null, 2.5]);
		expect(row.gaps).toEqual({ count: 2, known: 3 });
	});

	test('standards are sorted by spread or by gaps, equal ones as in the catalogue', () => {
		const all = [
			submitted(4, 4, { at: { 2: levels(0, 0), 5: levels(3, 4) } }),
			submitted(4, 4, { at: { 5: levels(3, 4) } })
		];
		const order = (by: 'spread' | 'gaps') =>
			standardRows(all, catalogue, { ...ALL, order: by })
				.slice(0, 3)
				.map(({ id }) => catalogue.standards.findIndex((one) => one.id === id));
		expect(order('spread')).toEqual([2, 0, 1]);
		expect(order('gaps')).toEqual([5, 2, 0]);
	});
});

const level = fc.constantFrom(null, ...LEVELS);
const anyLevels = fc.record({ design: level, implementation: level }).map((known) => ({
	applicable: true,
	...known,
	target: TARGET
}));
const anySubmission = fc
	.array(anyLevels, { minLength: 57, maxLength: 57 })
	.map((own) => submitted(0, 0, { levels: own }));

describe('laws', () => {
	test('the spread is that of `compare`, cell by cell', () => {
		fc.assert(
			fc.property(fc.array(anySubmission, { minLength: 1, maxLength: 8 }), (all) => {
				const expected = compare(
					all.map((one) => asAssessment(one, catalogue)),
					catalogue
				).standards;
				for (const measure of ['design', 'implementation'] as const)
					expect(
						standardRows(all, catalogue, { ...ALL, measure }).map(({ spread }) => spread)
					).toEqual(expected.map((one) => one[measure]));
			}),
			{ numRuns: 30 }
		);
	});

	test('the order of submissions changes no figure, nor does one that is not counted', () => {
		const thin = submitted(null, null, { at: { 3: levels(4, 0) } });
		fc.assert(
			fc.property(fc.array(anySubmission, { minLength: 1, maxLength: 6 }), (all) => {
				const figures = (some: readonly Compared[]) =>
					standardRows(some, catalogue, { ...ALL, threshold: 50 }).map(
						({ spread, mean, gaps }) => ({ spread, mean, gaps })
					);
				expect(figures(all.toReversed())).toEqual(figures(all));
				expect(figures([thin, ...all])).toEqual(figures(all));
			}),
			{ numRuns: 30 }
		);
	});
});

test('a profile is that of the own report', () => {
	const one = submitted(3, null, {
		at: { 0: levels(1, 2), 1: { ...levels(null, null), applicable: false } }
	});
	const own = score(asAssessment(one, catalogue), catalogue).pillars;
	expect(profiles([one], catalogue)).toEqual([{ id: one.id, pillars: own }]);
});

test('law and practice: who is ahead, and a mean for five', () => {
	const all = [
		submitted(3, 1),
		submitted(2, 2),
		submitted(1, 2),
		submitted(4, null),
		submitted(4, 3)
	];
	expect(lawPractice(all, catalogue, 0)[0]).toEqual({
		...{ id: catalogue.standards[0]!.id, n: 4, lawAhead: 2, equal: 1, practiceAhead: 1 },
		mean: null
	});
	expect(lawPractice([...all, submitted(4, 0)], catalogue, 0)[0]).toMatchObject({
		n: 5,
		mean: 1.2
	});
});

describe('the views of one State', () => {
	const self = submitted(4, 4);
	const review = submitted(2, 3, { kind: 'review', organisation: 'Reviewers' });

	test('each other view stands against the self-assessment of its period', () => {
		const old = { from: '2020-01-01', to: '2020-12-31' };
		const found = layers(
			[
				self,
				review,
				submitted(0, 0, { kind: 'shadow', period: old }),
				submitted(0, 0, { period: old })
			],
			catalogue
		);
		expect(found.self).toBe(self);
		expect(found.others.map(({ compared }) => compared)).toEqual([review]);
		expect(found.others[0]!.divergence.design).toMatchObject({ n: 57, bias: -2, withinOne: 0 });
		expect(found.others[0]!.divergence.material.length).toBe(57);
	});

	test('without a self-assessment nothing is set against anything', () => {
		expect(layers([review], catalogue)).toEqual({ self: null, others: [] });
	});

	test('rounds stand in the order of their periods', () => {
		const before = submitted(1, 4, { period: { from: '2024-01-01', to: '2024-12-31' } });
		const [change] = rounds([self, before], catalogue);
		expect(change).toMatchObject({ from: { to: '2024-12-31' }, to: { to: '2026-12-31' } });
		expect(change!.standards[0]).toMatchObject({ design: 3, implementation: 0 });
	});
});

test('the monitor: reviewers minus self, by pairs of the same State and period', () => {
	const of = (state: string, kind: Compared['kind'], design: Level) =>
		submitted(design, null, { state, kind });
	const found = monitor(
		[
			...[of('XB', 'self', 3), of('XB', 'review', 2), of('XA', 'self', 4), of('XA', 'review', 1)],
			...[of('XC', 'review', 0), of('XD', 'self', 4), of('XA', 'shadow', 0)]
		],
		catalogue
	);
	expect(found.pairs).toBe(2);
	expect(found.byDimension.design.states).toMatchObject([
		{ id: 'XA', n: 57, mean: -3, spread: { min: -3, max: -3 } },
		{ id: 'XB', n: 57, mean: -1 }
	]);
	expect(found.byDimension.design.all).toMatchObject({ n: 114, mean: -2 });
	expect(found.byDimension.design.standards[0]).toMatchObject({ n: 2, mean: null });
	expect(found.byDimension.implementation.all).toMatchObject({ n: 0, mean: null });
});

test('the rows behind a figure of the monitor are those that make it', () => {
	const of = (state: string, kind: Compared['kind'], design: Level, practice: Level) =>
		submitted(design, practice, { state, kind });
	const compared = [
		...[of('XB', 'self', 3, 1), of('XB', 'review', 2, null)],
		...[of('XA', 'self', 4, 2), of('XA', 'review', 1, 2), of('XC', 'self', 1, 1)]
	];
	const { byDimension } = monitor(compared, catalogue);
	for (const dimension of DIMENSIONS) {
		const { all, pillars, standards, states, periods } = byDimension[dimension];
		const figures = { all: [all], pillar: pillars, standard: standards, state: states };
		for (const [group, rows] of Object.entries({ ...figures, period: periods }))
			for (const { id, n, spread } of rows) {
				const asked = { dimension, group: group as MonitorGroup, id };
				const points = monitorPoints(compared, catalogue, asked);
				expect([group, id, points.length]).toEqual([group, id, n]);
				const differences = points.map((point) => difference(point, dimension)!);
				expect(spreadOf(differences)).toEqual(spread);
			}
	}
	const asked = { dimension: 'design', group: 'all', id: 'all' } as const;
	expect(monitorPoints(compared, catalogue, asked)[0]).toMatchObject({ state: 'XA' });
});

test.each([
	[1, 'A'],
	[26, 'Z'],
	[27, 'AA'],
	[52, 'AZ'],
	[702, 'ZZ'],
	[703, 'AAA']
])('letter %i is %s', (number, letters) => {
	expect(lettersOf(number)).toBe(letters);
});

describe('what an address asks for', () => {
	test('nothing is the usual, and the usual is nothing', () => {
		expect(queryOf(readSelection(new URLSearchParams())).toString()).toBe('');
	});

	test('what is read is written back', () => {
		const query = `round=${'a'.repeat(32)}&kind=review&states=XA&states=XB&versions=${'b'.repeat(32)}&measure=design&order=gaps&threshold=50&alias=on`;
		expect(queryOf(readSelection(new URLSearchParams(query))).toString()).toBe(query);
	});

	test.each([
		['round=1', 'round'],
		['kind=own', 'kind'],
		['states=xa', 'states.0'],
		['measure=all', 'measure'],
		['order=mean', 'order'],
		['threshold=101', 'threshold'],
		['threshold=-1', 'threshold'],
		['group=x', 'group'],
		['versions=1', 'versions.0']
	])('%s is refused at its name', (query, place) => {
		try {
			readSelection(new URLSearchParams(query));
		} catch (failure) {
			expect((failure as InputError).faults.map((fault) => fault.place)).toEqual([place]);
			return;
		}
		expect.unreachable();
	});
});
