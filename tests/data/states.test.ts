import { expect, test } from 'vitest';
import { LANGUAGES } from '#lib/core/codes.ts';
import { loadStates } from '#lib/server/states.ts';

const states = await loadStates();
const codesOf = (group: string) =>
	states.filter((state) => state.group === group).map(({ code }) => code);

test('57 participating States, eleven partners, and fictional ones from XA to XZ', () => {
	expect(codesOf('participating')).toHaveLength(57);
	expect(codesOf('partner').toSorted().join(' ')).toBe('AF AU DZ EG IL JO JP KR MA TH TN');
	expect(codesOf('fictional').filter((code) => !/^X[A-Z]$/.test(code))).toStrictEqual([]);
	expect(codesOf('fictional')).toContain('XA');
	// XK is in common use for a real place, so it is not offered as a fictional State.
	expect(states.map(({ code }) => code)).not.toContain('XK');
});

test('no code twice', () => {
	expect(new Set(states.map(({ code }) => code)).size).toBe(states.length);
});

test.each(LANGUAGES)('a name for each in %s, and none twice', (language) => {
	const names = states.map(({ names: all }) => all[language]);
	expect(names.filter((name) => typeof name !== 'string' || name.trim() === '')).toStrictEqual([]);
	expect(new Set(names).size).toBe(states.length);
});

test('in alphabetical order of the English name within each group', () => {
	for (const group of ['participating', 'partner', 'fictional']) {
		const names = states.filter((state) => state.group === group).map(({ names: all }) => all.en);
		expect(names).toStrictEqual(names.toSorted((a, b) => (a ?? '').localeCompare(b ?? '', 'en')));
	}
});
