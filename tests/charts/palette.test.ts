import { describe, expect, test } from 'vitest';
import { COLOURS, levelStyle, PAPER } from '#lib/charts/palette.ts';
import { LEVELS, type Level } from '#lib/core/codes.ts';

/** Relative luminance and contrast as WCAG 2.2 defines them. */
function luminance(hex: string): number {
	const [r = 0, g = 0, b = 0] = [1, 3, 5]
		.map((at) => parseInt(hex.slice(at, at + 2), 16) / 255)
		.map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
	return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
function contrast(a: string, b: string): number {
	const [light, dark] = [luminance(a), luminance(b)].toSorted((x, y) => y - x) as [number, number];
	return (light + 0.05) / (dark + 0.05);
}

test.each(Object.entries(COLOURS))('%s is at least 3:1 against white', (_, colour) => {
	expect(contrast(colour, PAPER)).toBeGreaterThanOrEqual(3);
});

test('the two dimensions differ in lightness, so that grey print holds them apart', () => {
	expect(contrast(COLOURS.design, COLOURS.implementation)).toBeGreaterThanOrEqual(2);
});

describe('levels', () => {
	const states: [string, Level, boolean][] = [
		...LEVELS.map((level): [string, Level, boolean] => [`level ${level}`, level, true]),
		['no information', null, true],
		['not applicable', null, false]
	];
	test.each(states)('%s: its text is at least 4.5:1', (_, level, applicable) => {
		const { background, text } = levelStyle(level, applicable);
		expect(contrast(background, text)).toBeGreaterThanOrEqual(4.5);
	});

	test('the higher, the darker', () => {
		const shades = LEVELS.map((level) => luminance(levelStyle(level, true).background));
		expect(shades).toStrictEqual(shades.toSorted((a, b) => b - a));
		expect(new Set(shades).size).toBe(5);
	});

	test('only no information is hatched', () => {
		expect(
			states.map(([, level, applicable]) => levelStyle(level, applicable).hatch)
		).toStrictEqual([false, false, false, false, false, true, false]);
	});

	test('a level of what is not applicable has no colour of its own', () => {
		expect(levelStyle(4, false)).toStrictEqual(levelStyle(null, false));
	});
});
