import { describe, expect, test } from 'vitest';
import type { Level } from '#lib/core/codes.ts';
import { diverge } from '#lib/core/diverge.ts';
import { InputError } from '#lib/core/input-error.ts';
import { assessment, levels, REASON } from '../fixtures/assessment.ts';
import { catalogue } from '../fixtures/catalogue.ts';

const designs = (values: readonly Level[]) =>
	assessment(levels(...values.map((design) => [design, null] as const)));
const without = { applicable: false, notApplicableReason: REASON };

describe('kappa with quadratic weights', () => {
	// Expected: the definition (Cohen 1968) over the whole 5 × 5 table, worked out in exact
	// fractions with Python's `fractions`.
	test.each<[string, Level[], Level[], number | null]>([
		['the same', [0, 1, 2, 3, 4], [0, 1, 2, 3, 4], 1],
		['turned round', [0, 1, 2, 3, 4], [4, 3, 2, 1, 0], -1],
		['close', [0, 1, 2, 3, 4], [1, 1, 2, 2, 4], 7 / 8],
		['mixed', [4, 4, 3, 3, 2, 2, 1, 0], [2, 3, 3, 2, 2, 0, 1, 1], 27 / 49],
		['far', [0, 0, 4, 4, 4, 2], [4, 0, 4, 0, 4, 2], 5 / 29],
		['each one level only, unlike', [3, 3, 3, 3, 3], [2, 2, 2, 2, 2], 0],
		[
			'each one level only, alike: no disagreement is expected',
			[3, 3, 3, 3, 3],
			[3, 3, 3, 3, 3],
			null
		],
		['fewer than five pairs', [4, 4, 4, 0], [4, 4, 0, 0], null],
		['five, of which one is unknown', [4, 4, 4, 0, null], [4, 4, 0, 0, 1], null],
		['none', [], [], null]
	])('%s', (_, a, b, expected) => {
		const { kappa } = diverge(designs(a), designs(b), catalogue).design;
		if (expected === null) expect(kappa).toBeNull();
		else expect(kappa).toBeCloseTo(expected, 14);
	});
});

test('the figures are over standards known and applicable in both, as B − A', () => {
	const a = assessment({
		...levels([1, 4], [2, 4], [3, null], [4, 0], [0, 0]),
		'F-05': { ...without, design: 0, implementation: 0 }
	});
	const b = assessment(levels([2, 4], [4, 2], [null, 4], [1, 0], [4, 4]));
	const { design, implementation, standards } = diverge(a, b, catalogue);
	// differences: design +1, +2, –, −3; implementation 0, −2, –, 0
	expect(design).toStrictEqual({
		n: 3,
		bias: 0,
		meanAbsolute: 2,
		equal: 0,
		withinOne: 1 / 3,
		kappa: null
	});
	expect(implementation).toStrictEqual({
		n: 3,
		bias: -2 / 3,
		meanAbsolute: 2 / 3,
		equal: 2 / 3,
		withinOne: 2 / 3,
		kappa: null
	});
	expect(standards.slice(0, 5)).toStrictEqual([
		{ id: 'F-01', design: 1, implementation: 0 },
		{ id: 'F-02', design: 2, implementation: -2 },
		{ id: 'F-03', design: null, implementation: null },
		{ id: 'F-04', design: -3, implementation: 0 },
		{ id: 'F-06', design: null, implementation: null }
	]);
	expect(standards).toHaveLength(56);
});

test('nothing in common: no figures', () => {
	const nothing = {
		n: 0,
		bias: null,
		meanAbsolute: null,
		equal: null,
		withinOne: null,
		kappa: null
	};
	expect(diverge(assessment(), designs([3]), catalogue)).toMatchObject({
		design: nothing,
		implementation: nothing,
		material: [],
		applicability: []
	});
});

test('material: 2 or more in a dimension, the largest first, then catalogue order', () => {
	const zero = [0, 0] as const;
	const a = assessment(levels(zero, zero, [4, 4], zero, zero, [null, 0], [0, 0]));
	const b = assessment(levels([2, 0], [1, 1], [4, 0], [0, 3], [0, 2], [4, 3], [1, 4]));
	expect(diverge(a, b, catalogue).material).toStrictEqual([
		'F-03',
		'F-07',
		'F-04',
		'F-06',
		'F-01',
		'F-05'
	]);
});

test('applicability that differs is listed apart, in catalogue order, and is not material', () => {
	const a = assessment({ 'P2-03': without, 'F-02': { design: 4 }, 'F-03': without });
	const b = assessment({ 'F-02': { ...without, design: 0 }, 'F-03': without });
	const { material, applicability } = diverge(a, b, catalogue);
	expect([material, applicability]).toStrictEqual([[], ['F-02', 'P2-03']]);
});

test('another State or catalogue is refused, both at once', () => {
	const other = assessment({}, { state: 'XM', catalogue: { id: catalogue.id, version: '2.0.0' } });
	const refused = () => diverge(assessment(), other, catalogue);
	expect(refused).toThrow(InputError);
	expect(refused).toThrow(
		expect.objectContaining({
			faults: [
				{ place: 'state', code: 'other-state', got: 'XM', expected: 'XN' },
				{
					place: 'catalogue',
					code: 'other-catalogue',
					got: `${catalogue.id} 2.0.0`,
					expected: `${catalogue.id} ${catalogue.version}`
				}
			]
		})
	);
});
