import { z } from 'zod';
import { readAssessment } from './assessment.ts';
import { submissionNumber } from './bundle.ts';
import type { Catalogue } from './catalogue.ts';
import { DIMENSIONS } from './codes.ts';
import { faultsOf } from './faults.ts';
import * as field from './fields.ts';
import { InputError } from './input-error.ts';
import { LIMITS } from './limits.ts';
import { CHECKS, type CheckKind } from './submission-checks.ts';
import { SUBMISSION_FORMAT, type SubmissionDocument } from './submission.ts';

const MOST_FINDINGS = 10_000;
const id = z.string('text').regex(/^[0-9a-f]{32}$/, 'pattern 32 × 0–9, a–f');
const sha256 = z.string('text').regex(/^[0-9a-f]{64}$/, 'pattern 64 × 0–9, a–f');
const named = field.filled(LIMITS.line);

const Finding = z.strictObject({
	kind: z.enum(Object.keys(CHECKS) as [CheckKind, ...CheckKind[]]),
	severity: z.enum(['stop', 'warn']),
	standard: named.nullable(),
	evidence: named.nullable(),
	dimension: z.enum(DIMENSIONS).optional(),
	other: named.optional(),
	institution: named.optional()
});

/** What is around the assessment. A review is not taken from elsewhere: it has no place here. */
const Wrapper = z.strictObject({
	format: z.literal(SUBMISSION_FORMAT, 'format'),
	assessmentId: id,
	number: submissionNumber,
	submittedAt: z.iso.datetime('date'),
	amends: z
		.strictObject({ number: submissionNumber, sha256, reason: field.filled(LIMITS.reason) })
		.nullable(),
	assessment: z.unknown(),
	findings: z.array(Finding, 'list').max(MOST_FINDINGS)
});

/**
 * Checks a parsed `nrm-submission/1` file that was made elsewhere, the assessment in it included.
 * @param input what the file's JSON gives
 * @param catalogues those that are installed
 * @throws InputError with every fault and its place
 */
export function readSubmission(
	input: unknown,
	catalogues: readonly Catalogue[]
): SubmissionDocument {
	const result = Wrapper.safeParse(input, { reportInput: true });
	if (!result.success) throw new InputError(faultsOf(result.error));
	const { amends, number: own } = result.data;
	// An amendment follows what it amends.
	if (amends && amends.number >= own)
		throw new InputError([
			{ place: 'amends.number', code: 'order', got: String(amends.number), expected: `< ${own}` }
		]);
	try {
		const assessment = readAssessment(result.data.assessment, catalogues);
		return { ...result.data, assessment } as SubmissionDocument;
	} catch (failure) {
		if (!(failure instanceof InputError)) throw failure;
		throw new InputError(
			failure.faults.map((fault) => ({
				...fault,
				place: ['assessment', fault.place].filter(Boolean).join('.')
			}))
		);
	}
}
