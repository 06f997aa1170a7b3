import { describe, expect, test } from 'vitest';
import { passwordFaults } from '#lib/server/accounts/weak-passwords.ts';

const CONTEXT = ['Zoë Exemple', 'zoe.exemple@xa.example', 'Ministère de l’Intérieur', '(.*+?^$)'];
const codes = (password: string) => passwordFaults(password, CONTEXT).map(({ code }) => code);

describe('the length, in code points', () => {
	test.each([
		['', ['password-short']],
		['kT9#vL2$pQ7!mX', ['password-short']],
		['kT9#vL2$pQ7!mX4', []],
		['𝒳'.repeat(14), ['password-short']],
		['river lantern cobalt '.padEnd(256, 'moss quartz fable '), []],
		['river lantern cobalt '.padEnd(257, 'moss quartz fable '), ['password-long']],
		[`river lantern cobalt ${'𝒳'.repeat(235)}`, []]
	])('%j', (password, expected) => {
		expect(codes(password)).toStrictEqual(expected);
	});
});

test.each([
	'correct horse battery staple',
	'une phrase de passe longue',
	'кириллица пароль длинный',
	'zvhqwnpkdmtbfjxc',
	'quiet OSCE rivers bend at dawn',
	'               lantern cobalt fable'
])('%j may be used: no composition is asked for', (password) => {
	expect(codes(password)).toStrictEqual([]);
});

describe('what is easy to guess is refused', () => {
	test.each([
		['one character', 'aaaaaaaaaaaaaaaa'],
		['a word twice', 'passwordpassword'],
		['a repeat over 250 characters', 'password1!'.repeat(25)],
		['a row of keys', 'qwertyuiopasdfghjkl'],
		['a row of French keys', 'azertyuiopqsdfghjklm'],
		['digits', '123456789012345'],
		['words of the product', 'nrm-odihr-osce-2024'],
		['the same disguised', '0D1HR-05ce-NRM-2024'],
		['the name', 'Zoe Exemple 2024!!'],
		['the name with accents and digits for letters', 'Z0ëExempleInterieur'],
		['the organisation', 'MinistereInterieur2025'],
		['the e-mail address', 'zoe.exemple@xa.example']
	])('%s', (_, password) => {
		expect(codes(password)).toStrictEqual(['password-weak']);
	});
});

test('the context decides: another person may use these words', () => {
	const password = 'Exemple-Intérieur-Zoë-Ministère';
	expect(codes(password)).toStrictEqual(['password-weak']);
	expect(passwordFaults(password, ['Ada Muster'])).toStrictEqual([]);
});

test('a fault names the place and the limit, and never quotes the password', () => {
	expect(passwordFaults('short', [])).toStrictEqual([
		{ place: 'password', code: 'password-short', expected: '15' }
	]);
	expect(passwordFaults('x'.repeat(257), [], 'form.new')).toStrictEqual([
		{ place: 'form.new', code: 'password-long', expected: '256' }
	]);
	expect(passwordFaults('passwordpassword', [], 'form.new')).toStrictEqual([
		{ place: 'form.new', code: 'password-weak' }
	]);
});
