import type { Language } from '#lib/core/codes.ts';
import type { ReceiptWords } from '#lib/core/receipt.ts';
import { words as de } from './de.ts';
import { words as en } from './en.ts';
import { words as es } from './es.ts';
import { words as fr } from './fr.ts';
import { words as it } from './it.ts';
import { words as ru } from './ru.ts';

const all: Record<Language, ReceiptWords> = { en, fr, de, it, ru, es };

/** The words of a receipt in one language. */
export const receiptWords = (language: Language): ReceiptWords => all[language];
