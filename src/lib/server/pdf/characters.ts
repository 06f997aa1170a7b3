import type { Face } from './fonts.ts';
import type { Canvas } from './page.ts';

/** Signs that Noto Sans lacks and that people paste from their word processors. */
const EQUIVALENTS: Readonly<Record<string, string>> = {
	'\n': '\n',
	'\t': '    ',
	'≥': '>=',
	'≤': '<=',
	'≠': '=/=',
	'≈': '~',
	'→': '->',
	'←': '<-',
	'⇒': '=>',
	'☐': '[ ]',
	'□': '[ ]',
	'☑': '[x]',
	'✓': '[x]',
	'✔': '[x]',
	...Object.fromEntries([...'■▪●○◦►▶◆'].map((bullet) => [bullet, '•']))
};

/** A text as it can be set; what a face lacks is written in other letters, so that nothing is lost. */
export function showable(canvas: Canvas, text: string, face: Face): string {
	const known = (canvas.characters[face] ??= new Map());
	let shown = '';
	for (const character of text) {
		let written = known.get(character);
		if (written === undefined) {
			written = writtenAs(canvas, character, face);
			known.set(character, written);
		}
		shown += written;
	}
	return shown;
}

/** The letter itself, its equivalent, its compatibility form (Ⅱ: II), or else its code. */
function writtenAs({ pdf }: Canvas, character: string, face: Face): string {
	const { font } = pdf.font(face)._font;
	const has = (text: string) =>
		Array.from(text).every((one) => font.hasGlyphForCodePoint(one.codePointAt(0) ?? 0));
	if (has(character)) return character;
	const equivalent = EQUIVALENTS[character] ?? character.normalize('NFKC');
	if (character === '\n' || has(equivalent)) return equivalent;
	const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
	return `[U+${code}]`;
}
