import type { Action, Assessment, AssessmentHead, Evidence } from './assessment.ts';
import type { Catalogue } from './catalogue.ts';
import { roundChanges, type RoundChanges } from './round-changes.ts';

/** What was added to a list, taken from it, and written anew under the same id. */
export type ItemChanges<T> = {
	added: T[];
	removed: T[];
	changed: { before: T; after: T }[];
};

/** The parts of a head that can differ between submissions of one assessment. */
const HEAD_PARTS = {
	state: ({ state }) => state,
	organisation: ({ organisation }) => organisation.name,
	from: ({ period }) => period.from,
	to: ({ period }) => period.to,
	language: ({ language }) => language ?? ''
} as const satisfies Record<string, (head: AssessmentHead) => string>;
export type HeadPart = keyof typeof HEAD_PARTS;

/** What an amendment says otherwise than the submission that it takes the place of. */
export type Amendment = RoundChanges & {
	/** `''`: not given. */
	head: { part: HeadPart; before: string; after: string }[];
	evidence: ItemChanges<Evidence>;
	actions: ItemChanges<Action>;
};

/**
 * Compares two submissions of one assessment: the head, each standard field by field, the evidence
 * and the actions. Items keep their ids from one submission to the next.
 * @param catalogue that of the later one
 */
export const amendment = (
	before: Assessment,
	after: Assessment,
	catalogue: Catalogue
): Amendment => ({
	...roundChanges(before, after, catalogue),
	head: headChanges(before, after),
	evidence: itemChanges(before.evidence, after.evidence),
	actions: itemChanges(before.actions, after.actions)
});

const headChanges = (before: AssessmentHead, after: AssessmentHead): Amendment['head'] =>
	(Object.keys(HEAD_PARTS) as HeadPart[])
		.map((part) => ({ part, before: HEAD_PARTS[part](before), after: HEAD_PARTS[part](after) }))
		.filter((part) => part.before !== part.after);

/** What changed in a list whose items have ids, in the order of the later list. */
export function itemChanges<T extends { id: string }>(
	before: readonly T[],
	after: readonly T[]
): ItemChanges<T> {
	const earlier = new Map(before.map((item) => [item.id, item]));
	const later = new Set(after.map(({ id }) => id));
	return {
		added: after.filter(({ id }) => !earlier.has(id)),
		removed: before.filter(({ id }) => !later.has(id)),
		changed: after.flatMap((item) => {
			const known = earlier.get(item.id);
			return known && !isEqual(known, item) ? [{ before: known, after: item }] : [];
		})
	};
}

/** Whether two values of a JSON file say the same; the order of keys says nothing. */
function isEqual(one: unknown, other: unknown): boolean {
	if (!isObject(one) || !isObject(other)) return one === other;
	if (Array.isArray(one) !== Array.isArray(other)) return false;
	const keys = new Set([...Object.keys(one), ...Object.keys(other)]);
	return [...keys].every((key) => isEqual(one[key], other[key]));
}

const isObject = (value: unknown): value is Record<string, unknown> =>
	typeof value === 'object' && value !== null;
