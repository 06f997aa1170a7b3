import { expect, test } from 'vitest';
import type { Level } from '#lib/core/codes.ts';
import { compare } from '#lib/core/compare.ts';
import { assessment, REASON } from '../fixtures/assessment.ts';
import { catalogue } from '../fixtures/catalogue.ts';

const spreadOf = (levels: readonly Level[]) =>
	compare(
		levels.map((design) => assessment({ 'F-01': { design } })),
		catalogue
	).standards[0]?.design;

// Quartiles as numpy.percentile; these from `statistics.quantiles(…, n=4, method='inclusive')` of
// Python, which interpolates in the same way.
test.each<[Level[], (number | null)[]]>([
	[
		[0, 1, 2, 3, 4],
		[5, 0, 1, 2, 3, 4]
	],
	[
		[4, 1],
		[2, 1, 1.75, 2.5, 3.25, 4]
	],
	[
		[3, 0, 0],
		[3, 0, 0, 0, 1.5, 3]
	],
	[
		[4, 2, 4, 3],
		[4, 2, 2.75, 3.5, 4, 4]
	],
	[
		[4, null, 1, 1, 0, null, 2, 4],
		[6, 0, 1, 1.5, 3.5, 4]
	],
	[[3], [1, 3, 3, 3, 3, 3]],
	[
		[null, null],
		[0, null, null, null, null, null]
	]
])('%j', (levels, [known, min, q1, median, q3, max]) => {
	expect(spreadOf(levels)).toStrictEqual({ known, min, q1, median, q3, max });
});

test('levels of a standard that is not applicable do not count', () => {
	const without = { applicable: false, notApplicableReason: REASON, design: 0 } as const;
	const { standards } = compare(
		[
			assessment({ 'F-01': { design: 4, implementation: 2 } }, { state: 'XA' }),
			assessment({ 'F-01': without }, { state: 'XB' })
		],
		catalogue
	);
	expect(standards.map(({ id }) => id)).toStrictEqual(catalogue.standards.map(({ id }) => id));
	expect(standards[0]).toStrictEqual({
		id: 'F-01',
		design: { known: 1, min: 4, q1: 4, median: 4, q3: 4, max: 4 },
		implementation: { known: 1, min: 2, q1: 2, median: 2, q3: 2, max: 2 }
	});
});

test('nothing to compare: nothing is known', () => {
	expect(compare([], catalogue).standards[0]?.design.known).toBe(0);
});

test('another catalogue is refused, with the position of the assessment', () => {
	const name = { id: catalogue.id, version: '0.9.0' };
	const all = [assessment(), assessment({}, { catalogue: name }), assessment()];
	expect(() => compare(all, catalogue)).toThrow(
		expect.objectContaining({
			faults: [
				{
					place: '1.catalogue',
					code: 'other-catalogue',
					got: `${catalogue.id} 0.9.0`,
					expected: `${catalogue.id} ${catalogue.version}`
				}
			]
		})
	);
});
