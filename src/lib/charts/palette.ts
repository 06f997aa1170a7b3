import type { Level } from '#lib/core/codes.ts';

export const INK = '#1c2b33';
export const MUTED = '#4f5f68';
export const LINE = '#c9d2d6';
export const PAPER = '#ffffff';

/** Each at least 3:1 against white, and told apart by lightness too; a hatch marks implementation. */
export const COLOURS = { design: '#0f4c5c', implementation: '#c2662d' } as const;
export const FONT = 'Noto Sans';

/** How a level looks: background, digit on it, and a hatch where there is no level to show. */
export type LevelStyle = { background: string; text: string; border: string; hatch: boolean };

/** One hue after another, ever darker, so that the order holds in grey print and for every eye. */
const LEVEL_STYLES = [
	{ background: '#fdf0d9', text: INK },
	{ background: '#e3dfb4', text: INK },
	{ background: '#94c3ae', text: INK },
	{ background: '#2f7a86', text: PAPER },
	{ background: '#0f3d4c', text: PAPER }
] as const;
const NO_INFORMATION: LevelStyle = { background: PAPER, text: INK, border: MUTED, hatch: true };
const NOT_APPLICABLE: LevelStyle = {
	background: '#eceff0',
	text: MUTED,
	border: LINE,
	hatch: false
};

/** The look of a level 0–4, of no information (`null`), and of what is not applicable. */
export function levelStyle(level: Level, applicable: boolean): LevelStyle {
	if (!applicable) return NOT_APPLICABLE;
	if (level === null) return NO_INFORMATION;
	return { ...LEVEL_STYLES[level], border: MUTED, hatch: false };
}
