export type Align = 'left' | 'right';

/** Rows of text as aligned columns, two spaces apart; the first row is the head. */
export function table(rows: readonly (readonly string[])[], aligns: readonly Align[]): string {
	const widths = aligns.map((_, column) =>
		Math.max(...rows.map((row) => [...(row[column] ?? '')].length))
	);
	return rows.map((row) => line(row, widths, aligns)).join('\n');
}

function line(
	cells: readonly string[],
	widths: readonly number[],
	aligns: readonly Align[]
): string {
	const padded = cells.map((cell, column) => {
		const space = ' '.repeat(Math.max(0, (widths[column] ?? 0) - [...cell].length));
		return aligns[column] === 'right' ? space + cell : cell + space;
	});
	return padded.join('  ').trimEnd();
}
