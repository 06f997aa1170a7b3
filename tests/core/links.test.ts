import { describe, expect, test } from 'vitest';
import type { Answer } from '#lib/core/assessment.ts';
import { faultsOfLinks, type Link } from '#lib/core/catalogue-links.ts';
import type { Level } from '#lib/core/codes.ts';
import { contradictions } from '#lib/core/links.ts';
import { assessment, REASON } from '../fixtures/assessment.ts';

const link = (standard: string, needs: string, dimension: Link['dimension']): Link => ({
	standard,
	needs,
	dimension,
	why: { en: 'a', fr: 'b', de: 'c', it: 'd', ru: 'e', es: 'f' }
});
const LINK = link('F-01', 'F-02', 'implementation');

describe('a contradiction', () => {
	test.each<[Level, Level, boolean]>([
		[4, 0, true],
		[4, 1, true],
		[3, 0, true],
		[4, 2, false],
		[2, 0, false],
		[0, 4, false],
		[4, null, false],
		[null, 0, false]
	])('level %s over %s: %s', (level, needed, expected) => {
		const given = assessment({
			'F-01': { design: 0, implementation: level },
			'F-02': { design: 4, implementation: needed }
		});
		expect(contradictions(given, [LINK])).toStrictEqual(expected ? [LINK] : []);
	});

	const left: Partial<Answer> = { applicable: false, notApplicableReason: REASON };
	test.each([
		['the one', { 'F-01': { implementation: 4, ...left }, 'F-02': { implementation: 0 } }],
		['the other', { 'F-01': { implementation: 4 }, 'F-02': { implementation: 0, ...left } }],
		['no answer', { 'F-01': { implementation: 4 } }]
	] as [string, Record<string, Partial<Answer>>][])('not where %s does not count', (_, answers) => {
		expect(contradictions(assessment(answers), [LINK])).toStrictEqual([]);
	});

	test('only in the dimension of the link, in the order of the links', () => {
		const given = assessment({ 'F-01': { design: 4, implementation: 4 }, 'F-02': { design: 0 } });
		const law = link('F-01', 'F-02', 'design');
		expect(contradictions(given, [LINK, law])).toStrictEqual([law]);
	});
});

test('faults of links, each at its place', () => {
	const links = [
		LINK,
		link('F-01', 'F-02', 'design'),
		link('X-01', 'F-02', 'design'),
		link('Y-01', 'Z-01', 'design'),
		link('F-02', 'F-02', 'design'),
		LINK
	];
	expect(faultsOfLinks(links, ['F-01', 'F-02'])).toStrictEqual([
		{ place: '2.standard', code: 'unknown-standard', got: 'X-01' },
		{ place: '3.standard', code: 'unknown-standard', got: 'Y-01' },
		{ place: '3.needs', code: 'unknown-standard', got: 'Z-01' },
		{ place: '4.needs', code: 'duplicate', got: 'F-02' },
		{ place: '5', code: 'duplicate', got: 'F-01 F-02 implementation' }
	]);
});
