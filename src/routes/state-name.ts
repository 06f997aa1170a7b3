import type { State } from '#lib/server/states.ts';
import type { InterfaceLanguage } from '#lib/text/interface/index.ts';

/** The State's name in the reader's language; its code when it is not in our list. */
export const stateName = (states: readonly State[], code: string, language: InterfaceLanguage) =>
	states.find((state) => state.code === code)?.names[language] ?? code;
