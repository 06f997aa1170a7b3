import type { Language } from '#lib/core/codes.ts';
import type { ComparisonWords } from '#lib/core/comparison/report.ts';
import { words as de } from './de.ts';
import { words as en } from './en.ts';
import { words as es } from './es.ts';
import { words as fr } from './fr.ts';
import { words as it } from './it.ts';
import { words as ru } from './ru.ts';

const all: Record<Language, ComparisonWords> = { en, fr, de, it, ru, es };

/** The words of a report on a comparison in one language. */
export const comparisonWords = (language: Language): ComparisonWords => all[language];
