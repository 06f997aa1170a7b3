import { expect, test } from 'vitest';
import { effectOf } from '#lib/core/bundle.ts';

const hashes = ['a', 'b', 'c', 'x'].map((letter) => letter.repeat(64));
const [one, two, three, other] = hashes as [string, string, string, string];
const first = { number: 1, sha256: one, amends: null };
const second = { number: 2, sha256: two, amends: { number: 1, sha256: one } };
const third = { number: 3, sha256: three, amends: { number: 2, sha256: two } };

test.each([
	['nothing is here', first, [], 'first'],
	['nothing is here of what it amends', third, [], 'first'],
	['the one that it amends is here', second, [first], 'newest'],
	['one is here that is earlier still', third, [first], 'newest'],
	['it is here itself', second, [second, first], 'held'],
	['the one that amends it is here', first, [second], 'older'],
	['it belongs between those that are here', second, [third, first], 'older'],
	['another stands under its number', { ...first, sha256: other }, [first], 'conflict'],
	[
		'it amends another than the one that is here',
		{ ...second, amends: { number: 1, sha256: other } },
		[first],
		'conflict'
	],
	['it is not what is amended here', { ...first, sha256: other }, [second], 'conflict']
] as const)('%s', (_, given, held, effect) => {
	expect(effectOf(given, held)).toBe(effect);
});
