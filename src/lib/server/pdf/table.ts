import { LINE, MUTED } from '#lib/charts/palette.ts';
import type { TableBlock } from '#lib/core/report-model.ts';
import type { Element } from './document.ts';
import {
	artifact,
	CONTENT_WIDTH,
	element,
	ensure,
	MARGIN,
	newPage,
	room,
	space,
	type Canvas
} from './page.ts';
import { drawLine, flowLines, linesOf, STYLES, widthOf, type Style } from './text.ts';

const PADDING = { x: 5, y: 3.5 };
const AFTER = 10;
/** A row up to this height moves to the next page whole; a taller one breaks between its lines. */
const UNBROKEN = 150;
/** A longer word is broken. */
const WIDEST_WORD = 95;
/** A table of so many rows, and no higher, is not parted between two pages. */
const SHORT_ROWS = 7;
const SHORT_HEIGHT = 200;
const CAPTION_GAP = 4;
const HEAD_COLOUR = '#eaf0f2';

type Cell = { lines: string[]; style: Style; x: number; width: number; right: boolean };
type Row = { cells: Cell[]; lines: number; lineHeight: number };

/** Height that a table needs to begin: all of it when it is short, else its head and one row. */
export function leadOfTable(canvas: Canvas, table: TableBlock): number {
	const { head, body } = layout(canvas, { ...table, rows: table.rows.slice(0, SHORT_ROWS) });
	const caption = linesOf(canvas, table.caption, STYLES.caption, CONTENT_WIDTH).length;
	const above = caption * STYLES.caption.lineHeight + CAPTION_GAP + heightOf(head);
	const whole = body.reduce((sum, row) => sum + heightOf(row), 0);
	if (table.rows.length <= SHORT_ROWS && whole <= SHORT_HEIGHT) return above + whole;
	const first = body[0];
	return above + (first ? Math.min(heightOf(first), UNBROKEN) : 0);
}

/** Draws a table; its header is repeated on every page that it runs over. */
export function drawTable(canvas: Canvas, table: TableBlock): void {
	const { head, body } = layout(canvas, table);
	ensure(canvas, leadOfTable(canvas, table));
	const tag = element(canvas, canvas.root, 'Table');
	const caption = element(canvas, tag, 'Caption');
	flowLines(
		canvas,
		caption,
		linesOf(canvas, table.caption, STYLES.caption, CONTENT_WIDTH),
		MARGIN.left,
		STYLES.caption
	);
	caption.end();
	canvas.y += CAPTION_GAP;
	const thead = element(canvas, tag, 'THead');
	drawHead(canvas, head, thead);
	thead.end();
	const tbody = element(canvas, tag, 'TBody');
	for (const row of body) drawRow(canvas, row, head, tbody, table.rowHeader ?? 0);
	tbody.end();
	tag.end();
	space(canvas, AFTER);
}

function layout(canvas: Canvas, table: TableBlock): { head: Row; body: Row[] } {
	const columns = place(canvas, table);
	const row = (texts: readonly string[], styleAt: (index: number) => Style): Row => {
		const cells = columns.map((column, index) => {
			const style = styleAt(index);
			const inner = column.width - 2 * PADDING.x;
			return { ...column, style, lines: linesOf(canvas, texts[index] ?? '', style, inner) };
		});
		return {
			cells,
			lines: Math.max(...cells.map(({ lines }) => lines.length)),
			lineHeight: STYLES.cell.lineHeight
		};
	};
	const header = table.rowHeader ?? 0;
	return {
		head: row(
			table.columns.map(({ heading }) => heading),
			() => STYLES.cellHead
		),
		body: table.rows.map((texts) =>
			row(texts, (index) => (index === header ? STYLES.cellHead : STYLES.cell))
		)
	};
}

/** Where each column stands. A column is as wide as its longest word, within reason. */
function place(canvas: Canvas, { columns, rows }: TableBlock) {
	const longest = (texts: readonly string[], style: Style) =>
		Math.max(
			...texts.flatMap((text) => text.split(/[ \n]/)).map((word) => widthOf(canvas, word, style))
		);
	const least = columns.map(({ heading }, index) => {
		const cells = rows.map((row) => row[index] ?? '');
		const widest = Math.max(longest([heading], STYLES.cellHead), longest(cells, STYLES.cell));
		return Math.min(WIDEST_WORD, widest) + 2 * PADDING.x + 0.5;
	});
	const shares = columns.map(({ width }) => width);
	const widths = shareOut(CONTENT_WIDTH, shares, least);
	let x = MARGIN.left;
	return columns.map(({ align }, index) => {
		const width = widths[index] ?? 0;
		const placed = { x, width, right: align === 'right' };
		x += width;
		return placed;
	});
}

/** Splits `total` by shares, but gives nobody less than its least; the others share the rest. */
export function shareOut(
	total: number,
	shares: readonly number[],
	least: readonly number[]
): number[] {
	const fixed = new Set<number>();
	for (;;) {
		const rest = total - [...fixed].reduce((sum, index) => sum + (least[index] ?? 0), 0);
		const open = shares.reduce((sum, share, index) => sum + (fixed.has(index) ? 0 : share), 0);
		const widths = shares.map((share, index) =>
			fixed.has(index) ? (least[index] ?? 0) : (rest * share) / open
		);
		const short = widths.findIndex(
			(width, index) => !fixed.has(index) && width < (least[index] ?? 0)
		);
		if (short < 0 || fixed.size === shares.length - 1) return widths;
		fixed.add(short);
	}
}

const heightOf = ({ lines, lineHeight }: Row): number => lines * lineHeight + 2 * PADDING.y;

/** The header: content the first time, an artifact where it is repeated. */
function drawHead(canvas: Canvas, head: Row, target?: Element): void {
	const height = heightOf(head);
	const top = canvas.y;
	artifact(canvas, () => {
		canvas.pdf.fillColor(HEAD_COLOUR).rect(MARGIN.left, top, CONTENT_WIDTH, height).fill();
		line(canvas, top + height, MUTED);
	});
	if (target) {
		const tr = element(canvas, target, 'TR');
		for (const cell of head.cells) {
			const th = element(canvas, tr, 'TH', { scope: 'Column' });
			th.add(() => drawCell(canvas, cell, top + PADDING.y, 0, head.lines));
			th.end();
		}
		tr.end();
	} else
		artifact(
			canvas,
			() => head.cells.forEach((cell) => drawCell(canvas, cell, top + PADDING.y, 0, head.lines)),
			'Pagination'
		);
	canvas.y += height;
}

function drawRow(canvas: Canvas, row: Row, head: Row, body: Element, rowHeader: number): void {
	const height = heightOf(row);
	const turn = () => {
		newPage(canvas);
		drawHead(canvas, head);
	};
	if (height > room(canvas) && (height <= UNBROKEN || room(canvas) < UNBROKEN / 2)) turn();
	const tr = element(canvas, body, 'TR');
	const tags = row.cells.map((_, index) =>
		index === rowHeader ? element(canvas, tr, 'TH', { scope: 'Row' }) : element(canvas, tr, 'TD')
	);
	let from = 0;
	do {
		const fit = Math.max(1, Math.floor((room(canvas) - 2 * PADDING.y + 0.01) / row.lineHeight));
		const to = Math.min(row.lines, from + fit);
		const top = canvas.y + PADDING.y;
		row.cells.forEach((cell, index) => {
			// An empty cell is content too: a row must have all its cells.
			if (from === 0 || cell.lines.length > from)
				tags[index]?.add(() => drawCell(canvas, cell, top, from, to));
		});
		canvas.y += (to - from) * row.lineHeight + 2 * PADDING.y;
		artifact(canvas, () => line(canvas, canvas.y, LINE));
		from = to;
		if (from < row.lines) turn();
	} while (from < row.lines);
	for (const tag of tags) tag.end();
	tr.end();
}

function drawCell(canvas: Canvas, cell: Cell, top: number, from: number, to: number): void {
	cell.lines.slice(from, to).forEach((text, index) => {
		const x = cell.right
			? cell.x + cell.width - PADDING.x - widthOf(canvas, text, cell.style)
			: cell.x + PADDING.x;
		const y = top + index * STYLES.cell.lineHeight;
		drawLine(canvas, text, x, y, cell.style, from + index === cell.lines.length - 1);
	});
}

const line = ({ pdf }: Canvas, y: number, colour: string) =>
	pdf
		.lineWidth(0.5)
		.strokeColor(colour)
		.moveTo(MARGIN.left, y)
		.lineTo(MARGIN.left + CONTENT_WIDTH, y)
		.stroke();
