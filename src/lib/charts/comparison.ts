import type { StandardRow, HeatCell } from '#lib/core/comparison/heat-map.ts';
import type { Profile } from '#lib/core/comparison/profiles.ts';
import { DIMENSIONS, type Level } from '#lib/core/codes.ts';
import { isKnown, TOP } from '#lib/core/score.ts';
import { hatchLines } from './hatch.ts';
import { COLOURS, INK, levelStyle, LINE, MUTED } from './palette.ts';
import { label, picture, shape } from './svg.ts';

/** What a picture of a comparison says beside its figures. */
export type PictureWords = {
	title: string;
	/** Who made it and when: it stands under the picture. */
	mark: string;
	/** How to read it. */
	legend: string;
};

const MARGIN = 16;
const TITLE = 44;
const FOOT = 34;
const ROW = 20;
const LABELS = 330;
/** Characters of a label that fit beside the figures. */
const LONGEST = 52;
const LONGEST_NAME = 20;
const cut = (text: string, most = LONGEST): string =>
	text.length > most ? `${text.slice(0, most - 1).trimEnd()}…` : text;

/** Wide enough for the line at the foot. */
const LEAST = 900;
const framed = (words: PictureWords, width: number, height: number, parts: readonly string[]) =>
	picture({ title: words.title, width: Math.max(LEAST, width), height }, [
		label(words.title, MARGIN, 24, { 'font-size': 15, 'font-weight': 'bold' }),
		label(words.legend, MARGIN, 40, { fill: MUTED }),
		...parts,
		label(words.mark, MARGIN, height - 12, { fill: MUTED })
	]);

/**
 * The levels of standards × submissions, each with its number on its colour.
 * @param names of the submissions: of States, or letters
 * @param titles of the standards, in the order of the rows
 */
export function heatMapPicture(
	rows: readonly StandardRow[],
	names: readonly string[],
	titles: readonly string[],
	words: PictureWords
): string {
	const [cell, head] = [28, 160];
	const left = MARGIN + LABELS;
	const top = TITLE + head;
	const x = (column: number) => left + column * cell;
	return framed(words, left + names.length * cell + MARGIN, top + rows.length * ROW + FOOT, [
		...names.map((name, column) =>
			label(cut(name, LONGEST_NAME), 0, 0, {
				'font-weight': 'bold',
				transform: `translate(${x(column) + cell / 2 + 4} ${top - 6}) rotate(-90)`
			})
		),
		...rows.flatMap(({ cells }, row) => [
			label(cut(titles[row] ?? ''), MARGIN, top + row * ROW + 14),
			...cells.flatMap((one, column) =>
				levelCell(one, { x: x(column), y: top + row * ROW, width: cell - 2, height: ROW - 2 })
			)
		])
	]);
}

type Box = { x: number; y: number; width: number; height: number };

function levelCell({ value, applicable }: HeatCell, { x, y, width, height }: Box): string[] {
	const whole = value === null ? null : Math.floor(value);
	const { background, text, border, hatch } = levelStyle(whole as Level, applicable);
	const lines = hatch ? hatchLines(x, y, x + width, y + height) : [];
	const half = value !== null && whole !== null && value > whole ? '½' : '';
	const shown = whole === null ? '?' : half && whole === 0 ? half : `${whole}${half}`;
	return [
		shape('rect', { x, y, width, height, fill: background, stroke: border }),
		...lines.map(([x1, y1, x2, y2]) => shape('line', { x1, y1, x2, y2, stroke: LINE })),
		label(applicable ? shown : '–', x + width / 2, y + 13, {
			'text-anchor': 'middle',
			'font-weight': 'bold',
			fill: text
		})
	];
}

/** How the levels of each standard spread: a dot for each value, the quartiles behind, n beside. */
export function distributionPicture(
	rows: readonly StandardRow[],
	counted: readonly boolean[],
	titles: readonly string[],
	words: PictureWords
): string {
	const [scale, number] = [260, 44];
	const left = MARGIN + LABELS + number;
	const top = TITLE + 24;
	const x = (level: number) => left + (level / TOP) * scale;
	const levels = [0, 1, 2, 3, TOP];
	const bottom = top + rows.length * ROW;
	return framed(words, left + scale + 2 * MARGIN, bottom + FOOT, [
		...levels.flatMap((level) => [
			label(String(level), x(level), top - 8, { 'text-anchor': 'middle' }),
			shape('line', { x1: x(level), x2: x(level), y1: top, y2: bottom, stroke: LINE })
		]),
		...rows.flatMap(({ cells, spread: { known, q1, q3, median } }, row) => {
			const y = top + row * ROW + ROW / 2;
			const values = cells
				.filter((_, index) => counted[index])
				.map(({ value }) => value)
				.filter(isKnown);
			const dots = [...Map.groupBy(values, (value) => value)];
			return [
				label(cut(titles[row] ?? ''), MARGIN, y + 4),
				label(`n = ${known}`, left - 14, y + 4, { 'text-anchor': 'end', fill: MUTED }),
				...(q1 === null || q3 === null
					? []
					: [
							shape('rect', {
								...{ x: x(q1), y: y - 6, width: Math.max(1, x(q3) - x(q1)), height: 12 },
								fill: LINE
							})
						]),
				// The area grows with the number.
				...dots.map(([value, all]) =>
					shape('circle', {
						...{ cx: x(value), cy: y, r: Math.min(9, 2.5 * Math.sqrt(all.length)).toFixed(2) },
						fill: COLOURS.design
					})
				),
				...(median === null
					? []
					: [
							shape('line', {
								...{ x1: x(median), x2: x(median), y1: y - 9, y2: y + 9 },
								...{ stroke: COLOURS.implementation, 'stroke-width': 2 }
							})
						])
			];
		})
	]);
}

/** A small profile for each submission: per pillar a bar for each dimension, with its bounds. */
export function profilesPicture(
	profiles: readonly Profile[],
	names: readonly string[],
	words: PictureWords
): string {
	const [across, wide, high] = [4, 220, 150];
	const lines = Math.ceil(profiles.length / across);
	return framed(
		words,
		2 * MARGIN + across * wide,
		TITLE + lines * high + FOOT,
		profiles.flatMap((profile, index) => {
			const left = MARGIN + (index % across) * wide;
			const top = TITLE + 12 + Math.floor(index / across) * high;
			return [
				label(cut(names[index] ?? '', 32), left, top + 12, { 'font-weight': 'bold' }),
				...bars(profile, { x: left, y: top + 20, width: wide - 24, height: 90 })
			];
		})
	);
}

function bars({ pillars }: Profile, { x, y, width, height }: Box): string[] {
	const base = y + height;
	const at = (level: number) => base - (level / TOP) * height;
	const step = width / Math.max(1, pillars.length);
	const bar = Math.min(14, step / 2 - 2);
	return [
		...[0, 1, 2, 3, TOP].map((level) =>
			shape('line', { x1: x, x2: x + width, y1: at(level), y2: at(level), stroke: LINE })
		),
		...pillars.flatMap((pillar, index) => [
			...DIMENSIONS.flatMap((dimension, side) => {
				const { mean, low, high } = pillar[dimension];
				const left = x + index * step + step / 2 + (side - 1) * bar;
				const middle = left + bar / 2 - 1;
				return [
					...(mean === null
						? []
						: [
								shape('rect', {
									...{ x: left, y: at(mean), width: bar - 2, height: base - at(mean) },
									fill: COLOURS[dimension]
								})
							]),
					...(low === null || high === null
						? []
						: [
								shape('line', {
									...{ x1: middle, x2: middle, y1: at(high), y2: at(low), stroke: INK }
								})
							])
				];
			}),
			label(pillar.id, x + index * step + step / 2, base + 14, { 'text-anchor': 'middle' })
		])
	];
}
