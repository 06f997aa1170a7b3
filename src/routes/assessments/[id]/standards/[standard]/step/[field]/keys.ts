import { LEVELS, MARKS } from '#lib/core/codes.ts';
import { NO_INFORMATION } from '#lib/core/forms.ts';
import type { Words } from '#lib/text/interface/index.ts';

/** A key that chooses an answer: what the form posts then, and what it means. */
export type Key = { key: string; value: string; label: string };

/** The keys of a question: digits for a level, letters of the reader's language for a mark. */
export function keysOf({ text, terms }: Words, isLevel: boolean): Key[] {
	const letters = text.together.one.letters;
	if (!isLevel)
		return MARKS.map((mark) => ({ key: letters[mark], value: mark, label: terms.mark[mark] }));
	return [
		{ key: '0–4', value: '', label: terms.level },
		{ key: letters.unknown, value: NO_INFORMATION, label: terms.noInformation }
	];
}

/** What a pressed key chooses; `null`: nothing. Digits count by their place on the keyboard too. */
export function keyOf(
	keys: readonly Key[],
	{ key, code }: Pick<KeyboardEvent, 'key' | 'code'>
): string | null {
	const found = keys.find((one) => one.value && one.key === key.toLowerCase());
	if (found) return found.value;
	if (!keys.some(({ value }) => value === '')) return null;
	const digit = /^\d$/.test(key) ? key : /^Digit(\d)$/.exec(code)?.[1];
	return LEVELS.some((level) => String(level) === digit) ? (digit ?? null) : null;
}
