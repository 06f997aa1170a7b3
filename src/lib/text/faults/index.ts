import { faults as en } from './en.ts';
import type { FaultWords } from './faults.ts';
import { faults as fr } from './fr.ts';

const words: Readonly<Record<string, FaultWords>> = { en, fr };

/** The sentences in a language; in English where there are none. */
export const faultWords = (language: string): FaultWords =>
	(Object.hasOwn(words, language) ? words[language] : undefined) ?? en;
