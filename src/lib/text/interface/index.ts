import type { FaultWords } from '#lib/text/faults/faults.ts';
import type { Terms } from '#lib/text/terms/terms.ts';
import type { InterfaceText } from './en.ts';

/** The languages in which the pages are written, by their own names. */
export const INTERFACE_LANGUAGES = { en: 'English', fr: 'Français' } as const;
export type InterfaceLanguage = keyof typeof INTERFACE_LANGUAGES;

export const isInterfaceLanguage = (value: unknown): value is InterfaceLanguage =>
	typeof value === 'string' && Object.hasOwn(INTERFACE_LANGUAGES, value);

/** All words of one language: those of the pages, of the field and of faults. */
export type Words = {
	language: InterfaceLanguage;
	text: InterfaceText;
	terms: Terms;
	faults: FaultWords;
};

// Imported on demand, so that a page carries one language only.
const loaders: Record<InterfaceLanguage, () => Promise<Omit<Words, 'language'>>> = {
	en: async () => ({
		text: (await import('./en.ts')).en,
		terms: (await import('#lib/text/terms/en.ts')).terms,
		faults: (await import('#lib/text/faults/en.ts')).faults
	}),
	fr: async () => ({
		text: (await import('./fr.ts')).fr,
		terms: (await import('#lib/text/terms/fr.ts')).terms,
		faults: (await import('#lib/text/faults/fr.ts')).faults
	})
};

export const interfaceText = async (language: InterfaceLanguage): Promise<Words> => ({
	language,
	...(await loaders[language]())
});
