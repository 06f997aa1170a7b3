import type { Answer } from './assessment.ts';
import type { Fault } from './input-error.ts';
import { CRITERION_IDS, type Level } from './codes.ts';

/** What a posted form gives: `URLSearchParams` and `FormData` both do. */
export type Fields = { get(name: string): unknown; getAll(name: string): unknown[] };

/** The text of a field, `''` when it is absent. */
export const fieldText = (fields: Fields, name: string): string => {
	const value = fields.get(name);
	return typeof value === 'string' ? value : '';
};

/** The text of a field, `undefined` when it is empty. */
export const optionalText = (fields: Fields, name: string): string | undefined =>
	fieldText(fields, name).trim() || undefined;

/** What a radio of a level posts for *no information*. */
export const NO_INFORMATION = 'none';

/** A level as posted: a digit, *no information*, or whatever else, for the schema to refuse. */
function levelInput(posted: string): unknown {
	if (posted === '' || posted === NO_INFORMATION) return null;
	return /^\d$/.test(posted) ? Number(posted) : posted;
}

/** An answer as the form of a standard posts it, for the schema `Answer` to check. */
export function answerInput(fields: Fields): Record<string, unknown> {
	const goal = (name: string) => {
		const posted = fieldText(fields, name);
		return posted === '' ? undefined : levelInput(posted);
	};
	const target = {
		design: goal('target.design'),
		implementation: goal('target.implementation'),
		by: optionalText(fields, 'target.by')
	};
	const marks = CRITERION_IDS.map((id) => [id, optionalText(fields, `criteria.${id}`)] as const);
	return {
		applicable: fields.get('notApplicable') === null,
		notApplicableReason: optionalText(fields, 'notApplicableReason') ?? null,
		design: levelInput(fieldText(fields, 'design')),
		implementation: levelInput(fieldText(fields, 'implementation')),
		target: Object.values(target).some((value) => value !== undefined) ? target : null,
		criteria: Object.fromEntries(marks.filter(([, mark]) => mark !== undefined)),
		narrative: fieldText(fields, 'narrative'),
		evidence: fields.getAll('evidence')
	};
}

/** The fields with which a form posts an answer, so that `answerInput` gives it back. */
export function answerEntries(answer: Answer): [name: string, value: string][] {
	const { applicable, notApplicableReason, target, criteria, narrative, evidence } = answer;
	const level = (value: Level) => (value === null ? NO_INFORMATION : String(value));
	const entries: [string, string | undefined][] = [
		['notApplicable', applicable ? undefined : 'on'],
		['notApplicableReason', notApplicableReason ?? undefined],
		['design', level(answer.design)],
		['implementation', level(answer.implementation)],
		['target.design', target?.design?.toString()],
		['target.implementation', target?.implementation?.toString()],
		['target.by', target?.by ?? undefined],
		...CRITERION_IDS.map((id) => [`criteria.${id}`, criteria[id]] as [string, string | undefined]),
		['narrative', narrative],
		...evidence.map((id) => ['evidence', id] as [string, string])
	];
	return entries.filter((entry): entry is [string, string] => entry[1] !== undefined);
}

/** The head of an assessment as its form posts it, for the schema `AssessmentHead` to check. */
export function headInput(
	fields: Fields,
	format: string,
	catalogue: { id: string; version: string }
): Record<string, unknown> {
	return {
		format,
		catalogue,
		kind: optionalText(fields, 'kind'),
		state: optionalText(fields, 'state'),
		organisation: {
			name: fieldText(fields, 'organisation.name'),
			kind: optionalText(fields, 'organisation.kind')
		},
		period: { from: optionalText(fields, 'period.from'), to: optionalText(fields, 'period.to') },
		language: optionalText(fields, 'language')
	};
}

/** An evidence item as its form posts it; only the fields of its kind are taken. */
export function evidenceInput(fields: Fields, prefix = ''): Record<string, unknown> {
	const text = (name: string) => optionalText(fields, `${prefix}${name}`);
	const kind = text('kind');
	return {
		kind,
		type: text('type'),
		title: fieldText(fields, `${prefix}title`),
		issuer: text('issuer'),
		date: text('date'),
		language: text('language'),
		pinpoint: text('pinpoint'),
		access: text('access'),
		...(kind === 'link' && { url: fieldText(fields, `${prefix}url`) }),
		...(kind === 'reference' && { citation: fieldText(fields, `${prefix}citation`) })
	};
}

/** The same faults, at the names that the fields have in a form. */
export const prefixed = (prefix: string, faults: readonly Fault[]): Fault[] =>
	faults.map((fault) => ({ ...fault, place: `${prefix}${fault.place}` }));
