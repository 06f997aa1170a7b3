import { createHash, randomBytes } from 'node:crypto';

const CODES = 10;
/** 32 characters, 5 bits each; without 0, O, 1 and I, which are mistaken for one another. */
const ALPHABET = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
const CHARACTERS = 16;

/** Ten new codes of 80 random bits, as `ABCD-EFGH-JKLM-NPQR`: shown once, stored as hashes. */
export function newRecoveryCodes(): string[] {
	return Array.from({ length: CODES }, newCode);
}

function newCode(): string {
	const code = Array.from(randomBytes(CHARACTERS), (byte) => ALPHABET[byte % ALPHABET.length]);
	return code.join('').replace(/.{4}(?=.)/g, '$&-');
}

/**
 * The SHA-256 of a code in hexadecimal, the same however it is typed: case, spaces and hyphens do
 * not count. Without salt or cost, for 80 random bits cannot be tried through.
 */
export function recoveryHash(code: string): string {
	const plain = code
		.normalize('NFKC')
		.replace(/[\s\p{Pd}]/gu, '')
		.toUpperCase();
	return createHash('sha256').update(plain).digest('hex');
}
