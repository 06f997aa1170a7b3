import type { Language } from '#lib/core/codes.ts';
import { terms as de } from './de.ts';
import { terms as en } from './en.ts';
import { terms as es } from './es.ts';
import { terms as fr } from './fr.ts';
import { terms as it } from './it.ts';
import { terms as ru } from './ru.ts';
import type { Terms } from './terms.ts';

const all: Record<Language, Terms> = { en, fr, de, it, ru, es };

/** The words of the field in one language. */
export const termsIn = (language: Language): Terms => all[language];
