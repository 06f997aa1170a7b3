import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { newRecoveryCodes, recoveryHash } from '#lib/server/accounts/recovery-codes.ts';

test('ten codes of sixteen characters out of thirty-two: 80 bits', () => {
	const codes = Array.from({ length: 100 }, newRecoveryCodes);
	for (const ten of codes) expect(ten).toHaveLength(10);
	for (const code of codes.flat())
		expect(code).toMatch(/^([2-9A-HJ-NP-Z]{4}-){3}[2-9A-HJ-NP-Z]{4}$/);
	expect(new Set(codes.flat()).size).toBe(1_000);
	const used = new Set(codes.flat().join('').replaceAll('-', ''));
	expect([...used].sort().join('')).toBe('23456789ABCDEFGHJKLMNPQRSTUVWXYZ');
});

test.each([
	'ABCD-EFGH-JKLM-NPQR',
	'abcd-efgh-jklm-npqr',
	' abcdefgh jklmnpqr\t',
	'ABCD–EFGH—JKLM‑NPQR',
	'A B C D E F G H J K L M N P Q R'
])('%j is the same code', (typed) => {
	const sha256 = createHash('sha256').update('ABCDEFGHJKLMNPQR').digest('hex');
	expect(recoveryHash(typed)).toBe(sha256);
});

test('another code has another hash', () => {
	expect(recoveryHash('ABCD-EFGH-JKLM-NPQS')).not.toBe(recoveryHash('ABCD-EFGH-JKLM-NPQR'));
});
