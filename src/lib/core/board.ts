import type { AssignmentProgress } from './codes.ts';

/** A standard that an institution is asked to answer. `due`: `YYYY-MM-DD`, the last day in time. */
export type BoardEntry = {
	standard: string;
	institution: string;
	due: string | null;
	progress: AssignmentProgress;
};

/** What a board shows, in the order of its columns. */
export const BOARD_COLUMNS = [
	'open',
	'in-progress',
	'ready',
	'sent-back',
	'approved',
	'overdue'
] as const;
export type BoardColumn = (typeof BOARD_COLUMNS)[number];
export const isBoardColumn = (value: unknown): value is BoardColumn =>
	BOARD_COLUMNS.some((column) => column === value);

export type BoardRow = {
	institution: string;
	total: number;
	/** `overdue` counts again what is open, in progress or sent back and late. */
	counts: Record<BoardColumn, number>;
};

/** Late: its day has passed, and the institution has not handed it in. */
export const isOverdue = ({ due, progress }: Pick<BoardEntry, 'due' | 'progress'>, today: string) =>
	due !== null && due < today && progress !== 'ready' && progress !== 'approved';

/** Whether an entry stands in a column. */
export const isIn = (entry: BoardEntry, column: BoardColumn, today: string): boolean =>
	column === 'overdue' ? isOverdue(entry, today) : entry.progress === column;

/**
 * How far each institution is, in the order in which `institutions` names them; those that are asked
 * nothing have no row.
 * @param today `YYYY-MM-DD`
 */
export function boardOf(
	entries: readonly BoardEntry[],
	institutions: readonly string[],
	today: string
): BoardRow[] {
	const rows = new Map<string, BoardRow>();
	for (const entry of entries) {
		const row = rows.get(entry.institution) ?? {
			institution: entry.institution,
			total: 0,
			counts: { open: 0, 'in-progress': 0, ready: 0, 'sent-back': 0, approved: 0, overdue: 0 }
		};
		row.total += 1;
		for (const column of BOARD_COLUMNS) if (isIn(entry, column, today)) row.counts[column] += 1;
		rows.set(entry.institution, row);
	}
	return institutions.flatMap((institution) => rows.get(institution) ?? []);
}
