import { z } from 'zod';
import type { Catalogue } from './catalogue.ts';
import { faultsOf } from './faults.ts';
import * as field from './fields.ts';
import { InputError, quote, type Fault } from './input-error.ts';
import { LIMITS } from './limits.ts';

export const FORMAT = 'nrm-assessment/1';
export const ASSESSMENT_KINDS = ['self', 'shadow', 'review'] as const;
export const ORGANISATION_KINDS = ['government', 'ngo', 'reviewer'] as const;
export const MARKS = ['yes', 'partly', 'no', 'unknown'] as const;
export const ACCESS = ['public', 'reviewers', 'internal'] as const;
export const EVIDENCE_KINDS = ['file', 'link', 'reference'] as const;
export const ACTION_STATUSES = ['planned', 'running', 'done', 'dropped'] as const;

export const LEVELS = [0, 1, 2, 3, 4] as const;
/** Level 0–4 of one dimension; `null` is no information, which is not 0. */
export type Level = (typeof LEVELS)[number] | null;
const isLevel = (value: unknown): value is Level =>
	value === null || LEVELS.some((level) => level === value);

const level = z.custom<Level>(isLevel);
/** Like `z.custom`, with a fault that quotes what it got. */
const levelField = z
	.unknown()
	.superRefine((value, context) => {
		if (!isLevel(value))
			context.addIssue({ code: 'custom', message: 'level', params: { got: quote(value) } });
	})
	.pipe(level);
const targetLevel = z
	.unknown()
	.superRefine((value, context) => {
		if (value === null || !isLevel(value))
			context.addIssue({ code: 'custom', message: 'target', params: { got: quote(value) } });
	})
	.pipe(z.custom<Exclude<Level, null>>());

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
	design: levelField.default(null),
	implementation: levelField.default(null),
	target: Target.nullable().default(null),
	criteria: z.strictObject({ a: mark, b: mark, c: mark, d: mark, e: mark }).default({}),
	narrative: field.text(LIMITS.narrative).default(''),
	evidence: z.array(field.reference, 'list').default([])
});
export type Answer = z.infer<typeof Answer>;

/** What a missing answer means: applicable, no information. */
export const NO_ANSWER: Answer = Object.freeze(Answer.parse({}));

export const EvidenceFile = z.strictObject({
	name: field.filled(LIMITS.name),
	size: z.int('whole-number').min(0, 'whole-number'),
	sha256: z.string('text').regex(/^[0-9a-f]{64}$/, 'pattern'),
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
const evidenceSchema = (type: z.ZodType<string>) =>
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

const actionSchema = (standard: z.ZodType<string>, institution: z.ZodType<string>) =>
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
				currency: z.string('text').regex(/^[A-Z]{3}$/, 'pattern'),
				funded: z.boolean('boolean')
			})
			.optional(),
		indicator: field.text(LIMITS.line).optional(),
		effect: Target.omit({ by: true }).optional(),
		status: z.enum(ACTION_STATUSES)
	});
export type Action = z.infer<ReturnType<typeof actionSchema>>;

const head = {
	format: z.literal(FORMAT),
	catalogue: z.strictObject({ id: field.filled(LIMITS.name), version: field.filled(LIMITS.name) }),
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
	const standard = z.enum(standards as [string, ...string[]]);
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

/** The answer to a standard; a missing one means: applicable, no information. */
export const answerTo = (assessment: Pick<Assessment, 'answers'>, standard: string): Answer =>
	(Object.hasOwn(assessment.answers, standard) ? assessment.answers[standard] : undefined) ??
	NO_ANSWER;

/** The catalogue that a file names; `undefined` when it names none of these. */
export function catalogueOf(
	input: unknown,
	catalogues: readonly Catalogue[]
): Catalogue | undefined {
	const named = z
		.looseObject({ catalogue: z.looseObject({ id: z.string(), version: z.string() }) })
		.safeParse(input);
	if (!named.success) return undefined;
	const { id, version } = named.data.catalogue;
	return catalogues.find((catalogue) => catalogue.id === id && catalogue.version === version);
}

/**
 * Checks a parsed `nrm-assessment/1` file. Source: the method, *File format*.
 * @param input what `JSON.parse` gave
 * @param catalogues those that are installed; the file names the one it was made with
 * @throws InputError with every fault and its place
 */
export function readAssessment(input: unknown, catalogues: readonly Catalogue[]): Assessment {
	const catalogue = catalogueOf(input, catalogues);
	const fallback = catalogues[0];
	if (!fallback) throw new InputError([{ place: 'catalogue', code: 'unknown-catalogue' }]);
	const result = schemaFor(catalogue ?? fallback).safeParse(input, { reportInput: true });
	const faults = result.success ? [] : faultsOf(result.error);
	if (!catalogue) {
		// Without its catalogue the ids cannot be judged; what does not depend on it still can.
		const head = faults.filter(({ place }) => !/^(answers|evidence|actions|catalogue)/.test(place));
		const named = z.looseObject({ catalogue: z.unknown() }).safeParse(input).data?.catalogue;
		const ofCatalogue = faults.filter(({ place }) => place.startsWith('catalogue'));
		const unknown: Fault = {
			place: 'catalogue',
			code: 'unknown-catalogue',
			got: quote(named),
			expected: catalogues.map(({ id, version }) => `${id} ${version}`).join(', ')
		};
		const isObject = typeof input === 'object' && input !== null && !Array.isArray(input);
		throw new InputError([
			...head,
			...(isObject ? (ofCatalogue.length ? ofCatalogue : [unknown]) : [])
		]);
	}
	faults.push(...crossFaults(input));
	if (!result.success || faults.length) throw new InputError(sorted(faults));
	const { evidence = [], actions = [], ...rest } = result.data;
	return { ...rest, evidence, actions };
}

/** Faults between fields. They are sought in the raw input too, so that all faults come at once. */
function crossFaults(input: unknown): Fault[] {
	const { data } = Loose.safeParse(input);
	if (!data) return [];
	const faults: Fault[] = [...periodFaults('period', data.period?.from, data.period?.to)];
	const evidence = new Set(data.evidence.map(({ id }) => id));
	faults.push(...duplicates('evidence', data.evidence), ...duplicates('actions', data.actions));
	data.actions.forEach((action, index) =>
		faults.push(...periodFaults(`actions.${index}`, action.start, action.due, 'due'))
	);
	for (const [standard, answer] of Object.entries(data.answers)) {
		const place = `answers.${standard}`;
		faults.push(...reasonFaults(`${place}.notApplicableReason`, answer));
		answer.evidence.forEach((id, index) => {
			if (id === undefined) return;
			if (!evidence.has(id))
				faults.push({
					place: `${place}.evidence.${index}`,
					code: 'unknown-evidence',
					got: quote(id)
				});
			if (answer.evidence.indexOf(id) !== index)
				faults.push({ place: `${place}.evidence.${index}`, code: 'duplicate', got: quote(id) });
		});
	}
	return faults;
}

/** Just enough of the shape to compare fields; whatever is wrong in kind reads as absent. */
const someText = z.string().optional().catch(undefined);
const someList = <T extends z.ZodType>(item: T) => z.array(item).catch([]);
const identified = z.looseObject({ id: someText, start: someText, due: someText }).catch({});
const Loose = z.looseObject({
	period: z.looseObject({ from: someText, to: someText }).optional().catch(undefined),
	evidence: someList(identified).default([]),
	actions: someList(identified).default([]),
	answers: z
		.record(
			z.string(),
			z
				.looseObject({
					applicable: z.boolean().optional().catch(undefined),
					notApplicableReason: someText,
					evidence: someList(someText).default([])
				})
				.catch({ evidence: [] } as never)
		)
		.catch({})
});

/** A standard is not applicable only with a written reason of at least 30 characters. */
export function reasonFaults(
	place: string,
	answer: { applicable?: boolean | undefined; notApplicableReason?: string | null | undefined }
): Fault[] {
	if (answer.applicable !== false) return [];
	const length = answer.notApplicableReason?.trim().length ?? 0;
	if (length >= LIMITS.reasonMinimum) return [];
	return [
		{ place, code: 'reason-missing', got: String(length), expected: String(LIMITS.reasonMinimum) }
	];
}

/** A period that ends before it begins. Days that do not exist are reported by the schema. */
export function periodFaults(place: string, from?: string, to?: string, end = 'to'): Fault[] {
	const bothExist = field.day.safeParse(from).success && field.day.safeParse(to).success;
	if (!bothExist || !from || !to || from <= to) return [];
	return [{ place: `${place}.${end}`, code: 'period-order', got: to, expected: from }];
}

function duplicates(place: string, items: readonly { id?: string | undefined }[]): Fault[] {
	const ids = items.map(({ id }) => id);
	return ids.flatMap((id, index) =>
		id !== undefined && ids.indexOf(id) !== index
			? [{ place: `${place}.${index}.id`, code: 'duplicate' as const, got: quote(id) }]
			: []
	);
}

const sorted = (faults: Fault[]): Fault[] =>
	faults.toSorted((a, b) => (a.place < b.place ? -1 : a.place > b.place ? 1 : 0));

/** The file of an assessment, fields in the order of the format; `readAssessment` gives back the same. */
export function writeAssessment(assessment: Assessment): string {
	const {
		format,
		catalogue,
		kind,
		state,
		organisation,
		period,
		language,
		answers,
		evidence,
		actions
	} = assessment;
	const file = {
		format,
		catalogue,
		kind,
		state,
		organisation,
		period,
		language,
		answers,
		evidence,
		actions
	};
	return `${JSON.stringify(file, null, 2)}\n`;
}
