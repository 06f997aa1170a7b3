import { levelStyle, LINE, MUTED } from '#lib/charts/palette.ts';
import { hatchLines } from '#lib/charts/hatch.ts';
import type { HeatMap, HeatMapRow, LevelCell } from '#lib/core/report-model.ts';
import type { Element } from './document.ts';
import {
	artifact,
	BOTTOM,
	CONTENT_WIDTH,
	element,
	ensure,
	MARGIN,
	room,
	type Canvas
} from './page.ts';
import { drawLine, linesOf, STYLES, widthOf, type Style } from './text.ts';

const GUTTER = 16;
const COLUMN = (CONTENT_WIDTH - GUTTER) / 2;
const CELL = { width: 36, gap: 2 };
const ID_WIDTH = 28;
const TITLE_WIDTH = COLUMN - ID_WIDTH - 2 * CELL.width - CELL.gap - 6;
const ROW_GAP = 2;
/** The map is set as large as lets it stand on one page. */
const SIZES = [7.5, 7.2, 6.9, 6.6, 6.3, 6];
const HEAD_GAP = 3;
const GROUP_GAP = 8;
const HEAD = { ...STYLES.small, size: 5.4, lineHeight: 7 };
/** A heading may be a little wider than its cells. */
const HEAD_WIDTH = CELL.width + 5;
const LEGEND_HEIGHT = 30;
const SWATCH = 12;

type Faces = { plain: Style; bold: Style };
const facesAt = (size: number): Faces => ({
	plain: { ...STYLES.map, size, lineHeight: size * 1.17 },
	bold: { ...STYLES.mapBold, size, lineHeight: size * 1.17 }
});

/** How the map is set at one size: the height of each group, and where the second column begins. */
type Setting = { faces: Faces; split: number; height: number };

type Box = { x: number; y: number; width: number; height: number };

/** All standards on one page: a table per pillar, in two columns, a coloured cell per level. */
export function drawHeatMap(canvas: Canvas, map: HeatMap): void {
	const settings = SIZES.map((size) => settingAt(canvas, map, size));
	const fitting = settings.find(({ height }) => height <= room(canvas)) ?? settings.at(-1);
	if (!fitting) return;
	const { faces, split, height } = fitting;
	ensure(canvas, height);
	drawLegend(canvas, map.legend);
	const top = canvas.y;
	const bottoms = [map.groups.slice(0, split), map.groups.slice(split)].map((groups, column) => {
		canvas.y = top;
		const x = MARGIN.left + column * (COLUMN + GUTTER);
		for (const group of groups) drawGroup(canvas, map, group, x, faces);
		return canvas.y;
	});
	canvas.y = Math.min(BOTTOM, Math.max(...bottoms));
}

function settingAt(canvas: Canvas, map: HeatMap, size: number): Setting {
	const faces = facesAt(size);
	const heights = map.groups.map((group) => heightOfGroup(canvas, map, group, faces));
	const split = splitAt(heights);
	const height = Math.max(sum(heights.slice(0, split)), sum(heights.slice(split)));
	return { faces, split, height: LEGEND_HEIGHT + height };
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, n) => total + n, 0);

/** After how many groups the second column begins, so that the columns are most alike. */
export function splitAt(heights: readonly number[]): number {
	let best = 1;
	const longer = (at: number) => Math.max(sum(heights.slice(0, at)), sum(heights.slice(at)));
	for (let at = 2; at <= heights.length; at += 1) if (longer(at) < longer(best)) best = at;
	return best;
}

const styleOf = ({ critical }: HeatMapRow, { plain, bold }: Faces) => (critical ? bold : plain);
const rowHeight = (canvas: Canvas, row: HeatMapRow, faces: Faces): number =>
	linesOf(canvas, row.title, styleOf(row, faces), TITLE_WIDTH).length * faces.plain.lineHeight +
	ROW_GAP;

const headLines = (canvas: Canvas, { columns }: HeatMap) =>
	[columns.design, columns.implementation].map((text) => linesOf(canvas, text, HEAD, HEAD_WIDTH));

const captionLines = (canvas: Canvas, title: string) =>
	linesOf(canvas, title, STYLES.caption, ID_WIDTH + TITLE_WIDTH - 8);

const heightOfHead = (canvas: Canvas, map: HeatMap, title: string): number =>
	HEAD_GAP +
	Math.max(
		captionLines(canvas, title).length * STYLES.caption.lineHeight,
		...headLines(canvas, map).map((lines) => lines.length * HEAD.lineHeight)
	);

const heightOfGroup = (
	canvas: Canvas,
	map: HeatMap,
	{ title, rows }: HeatMap['groups'][number],
	faces: Faces
): number =>
	heightOfHead(canvas, map, title) +
	sum(rows.map((row) => rowHeight(canvas, row, faces))) +
	GROUP_GAP;

function drawGroup(
	canvas: Canvas,
	map: HeatMap,
	{ title, rows }: HeatMap['groups'][number],
	x: number,
	faces: Faces
): void {
	const table = element(canvas, canvas.root, 'Table');
	const bottom = canvas.y + heightOfHead(canvas, map, title) - HEAD_GAP;
	const caption = captionLines(canvas, title);
	const head = element(canvas, table, 'TR');
	cellOf(canvas, head, 'TH', () =>
		caption.forEach((line, index) =>
			drawLine(
				canvas,
				line,
				x,
				bottom - (caption.length - index) * STYLES.caption.lineHeight,
				STYLES.caption,
				index === caption.length - 1
			)
		)
	);
	headLines(canvas, map).forEach((lines, column) =>
		cellOf(canvas, head, 'TH', () => {
			const centre = cellX(x, column) + CELL.width / 2;
			lines.forEach((line, index) => {
				const left = centre - widthOf(canvas, line, HEAD) / 2;
				const y = bottom - (lines.length - index) * HEAD.lineHeight;
				drawLine(canvas, line, left, y, HEAD, index === lines.length - 1);
			});
		})
	);
	head.end();
	canvas.y = bottom + HEAD_GAP;
	for (const row of rows) drawMapRow(canvas, table, row, x, faces);
	table.end();
	canvas.y += GROUP_GAP;
}

const cellX = (x: number, column: number): number =>
	x + COLUMN - (2 - column) * CELL.width - (column === 0 ? CELL.gap : 0);

/** One cell of a table row; a header says what it heads. */
function cellOf(
	canvas: Canvas,
	row: Element,
	type: 'TH' | 'TD',
	draw: () => void,
	scope: 'Column' | 'Row' = 'Column'
): void {
	const cell = element(canvas, row, type, type === 'TH' ? { scope } : {});
	cell.add(draw);
	cell.end();
}

function drawMapRow(
	canvas: Canvas,
	table: Element,
	row: HeatMapRow,
	x: number,
	faces: Faces
): void {
	const style = styleOf(row, faces);
	const lines = linesOf(canvas, row.title, style, TITLE_WIDTH);
	const height = rowHeight(canvas, row, faces);
	const top = canvas.y;
	const levels = [row.design, row.implementation];
	const box = (column: number): Box => ({
		x: cellX(x, column),
		y: top,
		width: CELL.width,
		height: height - 1.5
	});
	artifact(canvas, () => levels.forEach((cell, column) => paint(canvas, cell, box(column))));
	const tr = element(canvas, table, 'TR');
	cellOf(
		canvas,
		tr,
		'TH',
		() => {
			drawLine(canvas, row.id, x, top, style, false);
			lines.forEach((line, index) =>
				drawLine(
					canvas,
					line,
					x + ID_WIDTH,
					top + index * style.lineHeight,
					style,
					index === lines.length - 1
				)
			);
		},
		'Row'
	);
	levels.forEach((cell, column) =>
		cellOf(canvas, tr, 'TD', () => drawLevel(canvas, cell, box(column), faces.bold))
	);
	tr.end();
	canvas.y += height;
}

/** The digit of a level; what has none is a dash, and the legend says what the cell means. */
function drawLevel(canvas: Canvas, { level, applicable }: LevelCell, box: Box, face: Style): void {
	const look = levelStyle(level, applicable);
	const style = { ...face, colour: look.text };
	const sign = level === null ? (applicable ? '?' : '–') : String(level);
	const width = widthOf(canvas, sign, style);
	const x = box.x + (box.width - width) / 2;
	const y = box.y + (box.height - style.lineHeight) / 2;
	drawLine(canvas, sign, x, y, style);
}

/** The ground of a cell: its colour, a hatch where there is no information, a border. */
function paint({ pdf }: Canvas, { level, applicable }: LevelCell, box: Box): void {
	const look = levelStyle(level, applicable);
	pdf.fillColor(look.background).rect(box.x, box.y, box.width, box.height).fill();
	pdf.lineWidth(0.5);
	if (look.hatch) {
		pdf.strokeColor(LINE);
		const [right, bottom] = [box.x + box.width, box.y + box.height];
		for (const [x1, y1, x2, y2] of hatchLines(box.x, box.y, right, bottom, 4))
			pdf.moveTo(x1, y1).lineTo(x2, y2).stroke();
	}
	pdf.strokeColor(look.border).rect(box.x, box.y, box.width, box.height).stroke();
	if (look.hatch) {
		// White behind the sign, so that it stands clear of the hatch.
		const half = 4;
		const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
		pdf
			.fillColor(look.background)
			.rect(x - half, y - half, 2 * half, 2 * half)
			.fill();
	}
	pdf.fillColor(MUTED);
}

/** What each colour means, on one line, or on as many as the words need. */
function drawLegend(canvas: Canvas, legend: readonly LevelCell[]): void {
	const style = STYLES.map;
	const list = element(canvas, canvas.root, 'L');
	let x = MARGIN.left;
	for (const cell of legend) {
		const width = SWATCH + 4 + widthOf(canvas, cell.text, style) + 12;
		if (x + width > MARGIN.left + CONTENT_WIDTH + 12) {
			x = MARGIN.left;
			canvas.y += SWATCH + 4;
		}
		const box = { x, y: canvas.y, width: SWATCH, height: SWATCH };
		artifact(canvas, () => paint(canvas, cell, box));
		const item = element(canvas, list, 'LI');
		const label = element(canvas, item, 'Lbl');
		label.add(() => drawLevel(canvas, cell, box, STYLES.mapBold));
		label.end();
		const body = element(canvas, item, 'LBody');
		const [left, top] = [x + SWATCH + 4, canvas.y + (SWATCH - style.lineHeight) / 2];
		body.add(() => drawLine(canvas, cell.text, left, top, style));
		body.end();
		item.end();
		x += width;
	}
	list.end();
	canvas.y += SWATCH + 10;
}
