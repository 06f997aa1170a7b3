import { z } from 'zod';
import { placeOf } from './faults.ts';
import * as field from './fields.ts';
import { quote, type Fault } from './input-error.ts';
import { LIMITS } from './limits.ts';

/** Just enough of the shape to compare fields; whatever is wrong in kind reads as absent. */
const someText = z.string().optional().catch(undefined);
const someTexts = z.array(someText).catch([]).default([]);
const Period = z.looseObject({ from: someText, to: someText }).optional().catch(undefined);
const Item = z.looseObject({ id: someText }).catch({});
const Step = z
	.looseObject({
		id: someText,
		start: someText,
		due: someText,
		standards: someTexts,
		partners: someTexts
	})
	.catch({ standards: [], partners: [] });
const Answer = z
	.looseObject({
		applicable: z.boolean().optional().catch(undefined),
		notApplicableReason: someText,
		evidence: someTexts
	})
	.catch({ evidence: [] });
const Loose = z.looseObject({
	period: Period,
	evidence: z.array(Item).catch([]).default([]),
	actions: z.array(Step).catch([]).default([]),
	answers: z.record(z.string(), Answer).catch({})
});

/**
 * Faults between the fields of an `nrm-assessment/1` file.
 * They are sought in the raw input, so that they come together with those of the schema.
 */
export function crossFaults(input: unknown): Fault[] {
	const { data } = Loose.safeParse(input);
	if (!data) return [];
	const known = new Set(data.evidence.map(({ id }) => id));
	return [
		...periodFaults('period', data.period?.from, data.period?.to),
		...repeatedIds('evidence', data.evidence),
		...repeatedIds('actions', data.actions),
		...data.actions.flatMap((action, index) => {
			const place = `actions.${index}`;
			return [
				...periodFaults(place, action.start, action.due, 'due'),
				...repeated(`${place}.standards`, action.standards),
				...repeated(`${place}.partners`, action.partners)
			];
		}),
		...Object.entries(data.answers).flatMap(([standard, answer]) => {
			const place = placeOf(['answers', standard]);
			return [
				...reasonFaults(`${place}.notApplicableReason`, answer),
				...unknownEvidence(`${place}.evidence`, answer.evidence, known),
				...repeated(`${place}.evidence`, answer.evidence)
			];
		})
	];
}

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

type Texts = readonly (string | undefined)[];

function unknownEvidence(
	place: string,
	ids: Texts,
	known: ReadonlySet<string | undefined>
): Fault[] {
	return ids.flatMap((id, index): Fault[] =>
		id === undefined || known.has(id)
			? []
			: [{ place: `${place}.${index}`, code: 'unknown-evidence', got: quote(id) }]
	);
}

const repeatedIds = (place: string, items: readonly { id?: string | undefined }[]): Fault[] =>
	repeated(
		place,
		items.map(({ id }) => id)
	).map((fault) => ({ ...fault, place: `${fault.place}.id` }));

function repeated(place: string, ids: Texts): Fault[] {
	const seen = new Set<string>();
	return ids.flatMap((id, index): Fault[] => {
		if (id === undefined) return [];
		if (seen.has(id)) return [{ place: `${place}.${index}`, code: 'duplicate', got: quote(id) }];
		seen.add(id);
		return [];
	});
}
