import type { Level } from '#lib/core/codes.ts';
import type { Words } from '#lib/text/interface/index.ts';

/** What each level means, in the language of the catalogue. */
export type LevelTexts = readonly { title: string; design: string; implementation: string }[];

/** A level as people read it: "3 – Largely in place". */
export const levelName = ({ text, terms }: Words, levels: LevelTexts, level: Level): string =>
	level === null ? terms.noInformation : text.levelOption(level, levels[level]?.title ?? '');
