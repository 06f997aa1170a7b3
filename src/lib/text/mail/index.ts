import type { Language } from '#lib/core/codes.ts';
import { words as de } from './de.ts';
import { words as en } from './en.ts';
import { words as es } from './es.ts';
import { words as fr } from './fr.ts';
import { words as it } from './it.ts';
import { words as ru } from './ru.ts';
import type { MailWords } from './words.ts';

const all: Record<Language, MailWords> = { en, fr, de, it, ru, es };

/** The sentences of mails in one language. */
export const mailWords = (language: Language): MailWords => all[language];
