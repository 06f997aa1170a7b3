const LETTERS = 26;
const A = 'A'.charCodeAt(0);

/** The letters for a number from 1: A … Z, AA, AB … */
export function lettersOf(number: number): string {
	const rest = (number - 1) % LETTERS;
	const before = (number - 1 - rest) / LETTERS;
	return (before > 0 ? lettersOf(before) : '') + String.fromCharCode(A + rest);
}
