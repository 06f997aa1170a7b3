import { Secret, TOTP } from 'otpauth';
import { describe, expect, test } from 'vitest';
import { acceptTotp, newSecret, otpauthUri } from '#lib/server/accounts/totp.ts';

/** RFC 6238, appendix B: the secret, and the last six digits of its SHA-1 codes. */
const SECRET = Secret.fromLatin1('12345678901234567890').base32;
const at = (seconds: number) => new Date(seconds * 1000);
const codeAt = (seconds: number) =>
	new TOTP({ secret: Secret.fromBase32(SECRET) }).generate({ timestamp: seconds * 1000 });

test.each([
	[59, '287082', 1],
	[1_111_111_109, '081804', 37_037_036],
	[1_234_567_890, '005924', 41_152_263],
	[20_000_000_000, '353130', 666_666_666]
])('the code of RFC 6238 at %d seconds', (seconds, code, step) => {
	expect(acceptTotp(SECRET, code, null, at(seconds))).toBe(step);
});

test('a secret is 160 bits in base32 and never the same', () => {
	expect(newSecret()).toMatch(/^[A-Z2-7]{32}$/);
	expect(newSecret()).not.toBe(newSecret());
});

test('the address for the app names the account and who asks', () => {
	const uri = new URL(otpauthUri(SECRET, 'zoe@xa.example', 'NRM tool: test'));
	expect(uri.protocol).toBe('otpauth:');
	expect(uri.host).toBe('totp');
	expect(decodeURIComponent(uri.pathname)).toContain('zoe@xa.example');
	expect(Object.fromEntries(uri.searchParams)).toMatchObject({
		secret: SECRET,
		algorithm: 'SHA1',
		digits: '6',
		period: '30'
	});
});

describe('the window is one step', () => {
	const now = 1_800_000_015;
	const step = now / 30 - 0.5;
	test.each([
		[-60, null],
		[-30, step - 1],
		[0, step],
		[30, step + 1],
		[60, null]
	])('a code of %d seconds from now', (drift, accepted) => {
		expect(acceptTotp(SECRET, codeAt(now + drift), null, at(now))).toBe(accepted);
	});

	test.each([
		[step - 1, step],
		[step, null],
		[step + 1, null]
	])('works once: after step %d', (lastStep, accepted) => {
		expect(acceptTotp(SECRET, codeAt(now), lastStep, at(now))).toBe(accepted);
	});
});

test('spaces do not count', () => {
	expect(acceptTotp(SECRET, ' 287 082\n', null, at(59))).toBe(1);
});

test.each(['', '28708', '2870820', '94287082', '287083', '-87082', '28708a', '２８７０８２'])(
	'%j is no code',
	(code) => {
		expect(acceptTotp(SECRET, code, null, at(59))).toBeNull();
	}
);
