import ExcelJS from 'exceljs';
import type { PlainTable } from '#lib/core/comparison/tables.ts';
import { demand } from '#lib/server/access.ts';
import { noteRead } from '#lib/server/audit/reads.ts';
import { csvRows } from '#lib/server/csv.ts';
import type { Actor } from '#lib/server/policy.ts';
import type { World } from '#lib/server/world.ts';
import { bodiesOf } from '#lib/server/reviews/reach.ts';

export const TABLE_FORMATS = ['csv', 'xlsx'] as const;
export type TableFormat = (typeof TABLE_FORMATS)[number];

/**
 * Notes in the trail of the body that a comparison is taken out of the application.
 * @param what its name and what was asked for
 * @returns the moment that stands in it
 * @throws NotFound for whoever is no reviewer
 */
export function noteExport(actor: Actor, world: World, what: string): Date {
	demand(actor, 'comparison.read', null);
	const organisationId = bodiesOf(actor)[0]?.organisation.id ?? null;
	noteRead(actor, world, { action: 'comparison.export', organisationId, ref: what });
	return world.now();
}

/**
 * A table to be taken out of the application: it says at its end who took it and when, and the trail
 * of the body remembers it.
 * @param what the name of the table and what was asked for, for the trail
 * @throws NotFound for whoever is no reviewer
 */
export async function exportTable(
	actor: Actor,
	world: World,
	format: TableFormat,
	{ columns, rows }: PlainTable,
	what: string
): Promise<Uint8Array> {
	const at = noteExport(actor, world, what);
	const mark = [`# ${actor.name}, ${at.toISOString()}`];
	const lines = [columns, ...rows, mark];
	if (format === 'csv') return Buffer.from(csvRows(lines, { first: true }));
	const book = new ExcelJS.Workbook();
	book.creator = actor.name;
	book.created = at;
	book.modified = at;
	// Texts are written as texts: a cell that begins like a formula is none.
	book
		.addWorksheet('comparison', { views: [{ state: 'frozen', xSplit: 1, ySplit: 1 }] })
		.addRows(lines);
	return new Uint8Array(await book.xlsx.writeBuffer());
}
