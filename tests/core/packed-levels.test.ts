import fc from 'fast-check';
import { expect, test } from 'vitest';
import { NO_ANSWER } from '#lib/core/answer-to.ts';
import { LEVELS } from '#lib/core/codes.ts';
import { packLevels, unpackLevels } from '#lib/core/packed-levels.ts';
import { assessment, REASON } from '../fixtures/assessment.ts';
import { catalogue } from '../fixtures/catalogue.ts';

const [first = '', second = '', third = ''] = catalogue.standards.map(({ id }) => id);

test('four characters per standard: levels, targets, what is unknown and what is not applicable', () => {
	const packed = packLevels(
		assessment({
			[first]: { design: 3, implementation: null, target: { implementation: 2 } },
			[second]: { applicable: false, notApplicableReason: REASON, design: 1 }
		}),
		catalogue
	);
	expect(packed.slice(0, 12)).toBe('3-42xxxx--44');
	expect(packed).toHaveLength(4 * catalogue.standards.length);
});

test('what is read back is what was packed, whatever the levels are', () => {
	const level = fc.constantFrom(null, ...LEVELS);
	const target = fc.constantFrom(...LEVELS);
	const levels = fc.record({
		design: level,
		implementation: level,
		target: fc.record({ design: target, implementation: target })
	});
	fc.assert(
		fc.property(fc.array(levels, { minLength: 57, maxLength: 57 }), (all) => {
			const answers = Object.fromEntries(
				catalogue.standards.map(({ id }, index) => [id, { ...NO_ANSWER, ...all[index] }])
			);
			const expected = all.map((one) => ({ applicable: true, ...one }));
			expect(unpackLevels(packLevels({ answers }, catalogue), catalogue)).toEqual(expected);
		})
	);
});

test('levels of another catalogue and levels that are none are refused', () => {
	expect(() => unpackLevels('3-42', catalogue)).toThrow(RangeError);
	const packed = packLevels(assessment({ [third]: { design: 4 } }), catalogue);
	expect(() => unpackLevels(packed.replace('4', '5'), catalogue)).toThrow(RangeError);
});
