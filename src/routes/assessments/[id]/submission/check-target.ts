import { resolve } from '$app/paths';
import type { Check, CheckKind } from '#lib/core/submission-checks.ts';

/** Where on the page of a standard a finding is mended; the others are mended anywhere on it. */
const FIELDS: Partial<Record<CheckKind, string>> = {
	unanswered: '#criteria',
	'not-applicable-reason': '#notApplicableReason',
	'above-criteria': '#narrative',
	unsupported: '#evidence'
};

/** The page, and the place on it, where a finding is looked at. */
export function targetOf(id: string, { kind, standard, evidence, dimension }: Check): string {
	if (evidence !== null) return resolve('/assessments/[id]/evidence/[ref]', { id, ref: evidence });
	if (standard === null) return resolve('/assessments/[id]', { id });
	const field = FIELDS[kind] ?? (dimension ? `#${dimension}` : '');
	return resolve('/assessments/[id]/standards/[standard]', { id, standard }) + field;
}
