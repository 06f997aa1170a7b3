import { fieldText, optionalText } from '#lib/core/forms.ts';
import type { Catalogue } from '#lib/core/catalogue.ts';
import type { Round } from '#lib/server/rounds.ts';
import { catalogueName } from '../../assessments/head.ts';

const NAMES = ['name', 'catalogue', 'period.from', 'period.to', 'opens', 'due', 'closes'] as const;
/** What the form holds, as text, to be shown again. */
export type RoundValues = Partial<Record<(typeof NAMES)[number], string>>;

export const roundValues = (fields: URLSearchParams): RoundValues =>
	Object.fromEntries(NAMES.map((name) => [name, fieldText(fields, name)]));

export const valuesOf = ({ name, catalogue, period, opens, due, closes }: Round): RoundValues => ({
	name,
	catalogue: catalogueName(catalogue),
	'period.from': period.from,
	'period.to': period.to,
	opens,
	due,
	closes
});

/** A round as its form posts it, for the schema to check; the newest catalogue where none is asked. */
export function readRound(fields: URLSearchParams, catalogues: readonly Catalogue[]): Round {
	const chosen = optionalText(fields, 'catalogue');
	const found = catalogues.find((known) => catalogueName(known) === chosen);
	const { id, version } = found ?? (chosen ? { id: chosen, version: '?' } : catalogues[0]!);
	const day = (name: string) => optionalText(fields, name) as string;
	return {
		name: fieldText(fields, 'name'),
		catalogue: { id, version },
		period: { from: day('period.from'), to: day('period.to') },
		opens: day('opens'),
		due: day('due'),
		closes: day('closes')
	};
}
