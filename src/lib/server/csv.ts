import { stringify, type Options } from 'csv-stringify/sync';
import type { CatalogueText } from '#lib/core/catalogue.ts';
import type { Table } from '#lib/core/tables.ts';

const OPTIONS: Options = {
	record_delimiter: 'windows',
	// A cell that a spreadsheet would run as a formula is quoted; a number is a number.
	escape_formulas: true,
	cast: { number: (value) => ({ value: String(value), escape_formulas: false }) }
};

/** Rows as CSV; the first ones of a file begin with a byte-order mark, for Excel. */
export const csvRows = (
	rows: readonly (readonly (string | number | null)[])[],
	{ first }: { first: boolean }
): string => stringify([...rows], { ...OPTIONS, bom: first });

/**
 * A table as CSV (UTF-8 with a byte-order mark, for Excel): headings are the columns' keys, numbers
 * full doubles, no information an empty cell. Rows of a standard or pillar end with its title.
 */
export function csvOf({ columns, rows }: Table, text: CatalogueText): string {
	const subject = columns.findIndex((column) => column === 'standard' || column === 'set');
	const titleOf = (id: unknown) =>
		text.standards[String(id)]?.title ?? text.pillars[String(id)]?.title ?? '';
	const titled = subject >= 0;
	const lines = rows.map((row) => (titled ? [...row, titleOf(row[subject])] : row));
	return csvRows([titled ? [...columns, 'title'] : columns, ...lines], { first: true });
}
