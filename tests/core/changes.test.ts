import { expect, test } from 'vitest';
import type { Answer } from '#lib/core/assessment.ts';
import { changes } from '#lib/core/changes.ts';
import { assessment, REASON } from '../fixtures/assessment.ts';
import { catalogue } from '../fixtures/catalogue.ts';

const year = (year: number) => ({ from: `${year}-01-01`, to: `${year}-12-31` });
const round = (when: number, answers: Record<string, Partial<Answer>>) =>
	assessment(answers, { period: year(when) });

const first = round(2024, {
	'F-01': { design: 1, implementation: 3 },
	'F-02': { design: 2, implementation: 0 },
	'F-03': { design: 4 }
});
const second = round(2025, {
	'F-01': { design: 4, implementation: 2 },
	'F-02': { design: 2 },
	'F-03': { design: 0, applicable: false, notApplicableReason: REASON },
	'P1-01': { design: 1 }
});
const third = round(2026, { 'P1-01': { design: 3 } });

test('change per standard and per pillar, between neighbours in time', () => {
	const [early, late, ...rest] = changes([third, first, second], catalogue);
	expect([early?.from, early?.to, late?.from, late?.to]).toStrictEqual([
		year(2024),
		year(2025),
		year(2025),
		year(2026)
	]);
	expect(rest).toStrictEqual([]);
	expect(early?.standards.slice(0, 3)).toStrictEqual([
		{ id: 'F-01', design: 3, implementation: -1 },
		{ id: 'F-02', design: 0, implementation: null },
		{ id: 'F-03', design: null, implementation: null }
	]);
	// means of F: design 7/3 → 6/2, implementation 3/2 → 2, combined (2 + 1)/2 → 3
	expect(early?.pillars.slice(0, 2)).toStrictEqual([
		{ id: 'F', design: 3 - 7 / 3, implementation: 0.5, combined: 1.5 },
		{ id: 'P1', design: null, implementation: null, combined: null }
	]);
	expect(late?.pillars[1]).toStrictEqual({
		id: 'P1',
		design: 2,
		implementation: null,
		combined: null
	});
});

test('fewer than two rounds: no change', () => {
	expect(changes([], catalogue)).toStrictEqual([]);
	expect(changes([first], catalogue)).toStrictEqual([]);
});

test('another State, kind or catalogue is refused, all at once', () => {
	const other = assessment(
		{},
		{ state: 'XM', kind: 'shadow', catalogue: { id: 'other', version: '1.0.0' } }
	);
	expect(() => changes([first, other], catalogue)).toThrow(
		expect.objectContaining({
			faults: [
				{ place: '1.state', code: 'other-state', got: 'XM', expected: 'XN' },
				{ place: '1.kind', code: 'one-of', got: 'shadow', expected: 'self' },
				{
					place: '1.catalogue',
					code: 'other-catalogue',
					got: 'other 1.0.0',
					expected: `${catalogue.id} ${catalogue.version}`
				}
			]
		})
	);
});
