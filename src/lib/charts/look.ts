import { TOP } from '#lib/core/score.ts';
import { FONT, INK, LINE, MUTED } from './palette.ts';

export const FONT_SIZE = 12;
export const font = (weight: 'normal' | 'bold' = 'normal', size = FONT_SIZE) => ({
	family: `'${FONT}'`,
	size,
	weight
});

/** What all charts share: no animation, our font, the legend below. */
export const SHARED = {
	animation: false,
	responsive: true,
	maintainAspectRatio: false,
	color: INK,
	font: font(),
	layout: { padding: 8 }
} as const;

export const legend = {
	position: 'bottom',
	labels: { color: INK, font: font(), usePointStyle: true, boxHeight: 9, padding: 16 }
} as const;

/** An axis from 0 to 4 in whole levels; without a title where it is empty. */
export const levelAxis = (title: string) => ({
	min: 0,
	max: TOP,
	title: { display: title !== '', text: title, color: MUTED, font: font() },
	ticks: { stepSize: 1, color: INK, font: font() },
	grid: { color: LINE },
	border: { color: MUTED }
});

/** Breaks a label into lines of at most `width` characters, at spaces where there are some. */
export function wrapLabel(label: string, width: number): string[] {
	const lines: string[] = [];
	for (const word of label.split(/\s+/)) {
		const line = lines.at(-1);
		if (line !== undefined && line.length + 1 + word.length <= width)
			lines[lines.length - 1] = `${line} ${word}`;
		else lines.push(word);
	}
	return lines;
}
