import { z } from 'zod';
import type { Catalogue } from './catalogue.ts';
import {
	ACCESS,
	ACTION_STATUSES,
	ASSESSMENT_KINDS,
	FORMAT,
	LEVELS,
	MARKS,
	ORGANISATION_KINDS,
	type Level
} from './codes.ts';
import { crossFaults, reasonFaults } from './cross-faults.ts';
import { faultsOf } from './faults.ts';
import * as field from './fields.ts';
import { InputError, quote, type Fault } from './input-error.ts';
import { LIMITS } from './limits.ts';

export { periodFaults, reasonFaults } from './cross-faults.ts';

const isLevel = (value: unknown): value is Level =>
	value === null || LEVELS.some((level) => level === value);

/** A level or `null`, as in a file. */
export const LevelField = z.custom<Level>(isLevel, 'level');
const targetLevel = z.custom<Exclude<Level, null>>(
	(value) => value !== null && isLevel(value),
	'target'
);

const Target = z.strictObject({
	design: targetLevel.optional(),
	implementation: targetLevel.optional(),
	by: field.day.nullish()
});
export type Target = z.infer<typeof Target>;

const Mark = z.enum(MARKS);
export type Mark = z.infer<typeof Mark>;
const mark = Mark.optional();

/** One standard within an assessment. Every field may be missing from a file. */
export const Answer = z.strictObject({
	applicable: z.boolean('boolean').default(true),
	notApplicableReason: field.text(LIMITS.reason).nullable().default(null),
	design: LevelField.default(null),
	implementation: LevelField.default(null),
	target: Target.nullable().default(null),
	criteria: z.strictObject({ a: mark, b: mark, c: mark, d: mark, e: mark }).default({}),
	narrative: field.text(LIMITS.narrative).default(''),
	evidence: z.array(field.reference, 'list').max(LIMITS.evidenceItems).default([])
});
export type Answer = z.infer<typeof Answer>;

export const EvidenceFile = z.strictObject({
	name: field.filled(LIMITS.name),
	size: z.int('whole-number').min(0, 'whole-number'),
	sha256: z.string('text').regex(/^[0-9a-f]{64}$/, 'pattern 64 × 0–9, a–f'),
	mediaType: field.filled(LIMITS.name)
});
export type EvidenceFile = z.infer<typeof EvidenceFile>;

const describes = {
	id: field.reference,
	title: field.filled(LIMITS.title),
	issuer: field.text(LIMITS.name).optional(),
	date: field.day.optional(),
	language: field.languageTag.optional(),
	pinpoint: field.text(LIMITS.line).optional(),
	access: z.enum(ACCESS).default('internal')
};
export const evidenceSchema = (type: z.ZodType<string>) =>
	z.discriminatedUnion('kind', [
		z.strictObject({ ...describes, kind: z.literal('file'), type, file: EvidenceFile }),
		z.strictObject({ ...describes, kind: z.literal('link'), type, url: field.webAddress }),
		z.strictObject({
			...describes,
			kind: z.literal('reference'),
			type,
			citation: field.filled(LIMITS.line)
		})
	]);
export type Evidence = z.infer<ReturnType<typeof evidenceSchema>>;

export const actionSchema = (standard: z.ZodType<string>, institution: z.ZodType<string>) =>
	z.strictObject({
		id: field.reference,
		standards: z.array(standard, 'list').min(1, 'missing'),
		title: field.filled(LIMITS.title),
		lead: institution.optional(),
		partners: z.array(institution, 'list').optional(),
		start: field.day.optional(),
		due: field.day.optional(),
		budget: z
			.strictObject({
				amount: z.number('amount').min(0, 'amount'),
				currency: z.string('text').regex(/^[A-Z]{3}$/, 'pattern EUR'),
				funded: z.boolean('boolean')
			})
			.optional(),
		indicator: field.text(LIMITS.line).optional(),
		effect: Target.omit({ by: true }).optional(),
		status: z.enum(ACTION_STATUSES)
	});
export type Action = z.infer<ReturnType<typeof actionSchema>>;

const catalogueName = { id: field.filled(LIMITS.name), version: field.filled(LIMITS.name) };
/** Enough of a file to find its catalogue. */
const Named = z.looseObject({ catalogue: z.looseObject(catalogueName) });

const head = {
	format: z.literal(FORMAT, 'format'),
	catalogue: z.strictObject(catalogueName),
	kind: z.enum(ASSESSMENT_KINDS),
	state: field.stateCode,
	organisation: z.strictObject({
		name: field.filled(LIMITS.name),
		kind: z.enum(ORGANISATION_KINDS)
	}),
	period: z.strictObject({ from: field.day, to: field.day }),
	language: field.languageTag.optional()
};

/** Who assessed which State, for which period: what a new assessment needs. */
export const AssessmentHead = z.strictObject(head);
export type AssessmentHead = z.infer<typeof AssessmentHead>;

/** The schema of a whole file; the catalogue gives its closed lists. */
function fileSchema(catalogue: Catalogue) {
	const standards = catalogue.standards.map(({ id }) => id);
	const standard = z.enum(standards as [string, ...string[]], 'unknown-standard');
	return z.strictObject({
		...head,
		answers: z.strictObject(
			Object.fromEntries(standards.map((id) => [id, Answer.optional()])),
			// missing and of the wrong kind are told apart by `faultsOf`; this names the unknown keys
			{ error: (issue) => (issue.code === 'unrecognized_keys' ? 'unknown-standard' : 'object') }
		),
		evidence: z
			.array(evidenceSchema(z.enum(catalogue.evidenceTypes)), 'list')
			.max(LIMITS.evidenceItems)
			.optional(),
		actions: z
			.array(actionSchema(standard, z.enum(catalogue.institutions)), 'list')
			.max(LIMITS.actions)
			.optional()
	});
}

/** A checked assessment: `nrm-assessment/1` with every default filled in. */
export type Assessment = AssessmentHead & {
	answers: Readonly<Record<string, Answer | undefined>>;
	evidence: readonly Evidence[];
	actions: readonly Action[];
};

const schemas = new WeakMap<Catalogue, ReturnType<typeof fileSchema>>();
function schemaFor(catalogue: Catalogue) {
	const schema = schemas.get(catalogue) ?? fileSchema(catalogue);
	schemas.set(catalogue, schema);
	return schema;
}

/** The catalogue that a file names; `undefined` when it names none of these. */
export function catalogueOf(
	input: unknown,
	catalogues: readonly Catalogue[]
): Catalogue | undefined {
	const name = Named.safeParse(input).data?.catalogue;
	return catalogues.find(({ id, version }) => id === name?.id && version === name.version);
}

/**
 * Checks a parsed `nrm-assessment/1` file. Source: the method, *File format*.
 * @param input what `JSON.parse` gave
 * @param catalogues those that are installed; the file names the one it was made with
 * @throws InputError with every fault and its place
 */
export function readAssessment(input: unknown, catalogues: readonly Catalogue[]): Assessment {
	const catalogue = catalogueOf(input, catalogues);
	const schema = catalogue ?? catalogues[0];
	if (!schema) throw new InputError([{ place: 'catalogue', code: 'unknown-catalogue' }]);
	const result = schemaFor(schema).safeParse(input, { reportInput: true });
	const faults = [...(result.success ? [] : faultsOf(result.error)), ...crossFaults(input)];
	if (!catalogue) throw new InputError(sorted(withoutCatalogue(faults, input, catalogues)));
	if (!result.success || faults.length) throw new InputError(sorted(faults));
	const { evidence = [], actions = [], ...rest } = result.data;
	return { ...rest, evidence, actions };
}

/** Without its catalogue the ids of a file cannot be judged; what does not depend on it still can. */
function withoutCatalogue(
	faults: readonly Fault[],
	input: unknown,
	catalogues: readonly Catalogue[]
): readonly Fault[] {
	const judged = faults.filter(({ place }) => !/^(answers|evidence|actions)(\.|$)/.test(place));
	const { data } = Named.safeParse(input);
	if (!data) return judged;
	const unknown: Fault = {
		place: 'catalogue',
		code: 'unknown-catalogue',
		got: quote(`${data.catalogue.id} ${data.catalogue.version}`),
		expected: catalogues.map(({ id, version }) => `${id} ${version}`).join(', ')
	};
	return [...judged, unknown];
}

const places = new Intl.Collator('en', { numeric: true });
const sorted = (faults: readonly Fault[]): Fault[] =>
	faults.toSorted((a, b) => places.compare(a.place, b.place));

/**
 * Checks one answer as a form posts it; whether its evidence exists, the store knows.
 * @throws InputError places are those of an answer: `design`, `target.by`
 */
export function readAnswer(input: Record<string, unknown>): Answer {
	const result = Answer.safeParse(input, { reportInput: true });
	const faults = [
		...(result.success ? [] : faultsOf(result.error)),
		...reasonFaults('notApplicableReason', input)
	];
	if (!result.success || faults.length) throw new InputError(faults);
	return result.data;
}

/** The file of an assessment, fields in the order of the format; `readAssessment` gives back the same. */
export function writeAssessment(assessment: Assessment): string {
	const { format, catalogue, kind, state, organisation, period, language, ...rest } = assessment;
	const { answers, evidence, actions } = rest;
	const head = { format, catalogue, kind, state, organisation, period, language };
	return `${JSON.stringify({ ...head, answers, evidence, actions }, null, 2)}\n`;
}
