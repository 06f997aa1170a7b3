import { z } from 'zod';
import { ASSESSMENT_KINDS, ORGANISATION_KINDS } from './codes.ts';
import * as field from './fields.ts';
import { LIMITS } from './limits.ts';
import type { SubmissionDocument } from './submission.ts';

export const BUNDLE_FORMAT = 'nrm-bundle/1';
/** The parts that every bundle begins with, in this order. */
export const MANIFEST_PART = 'manifest.json';
export const SIGNATURE_PART = 'signature';
export const SUBMISSION_PART = 'submission.json';
/** A file of evidence by its place in the manifest: names that people gave are no paths of ours. */
export const filePart = (position: number): string =>
	`evidence/${String(position).padStart(4, '0')}`;

const hash = z.string('text').regex(/^[0-9a-f]{64}$/, 'pattern 64 × 0–9, a–f');
const count = z.int('whole-number').min(0, 'whole-number');
/** As large as both databases hold it. */
export const submissionNumber = z.int32('whole-number').min(1, 'whole-number');

/** What a bundle says of itself; its bytes are canonical JSON, and those are signed. */
export const Manifest = z.strictObject({
	format: z.literal(BUNDLE_FORMAT, 'format'),
	installation: z.strictObject({
		/** SHA-256 of the public key's DER form. */
		fingerprint: hash,
		/** PEM. */
		publicKey: z.string('text').max(LIMITS.reason, 'text-long')
	}),
	organisation: z.strictObject({
		id: z.string('text').regex(/^[0-9a-f]{32}$/, 'pattern 32 × 0–9, a–f'),
		name: field.filled(LIMITS.name),
		kind: z.enum(ORGANISATION_KINDS)
	}),
	kind: z.enum(ASSESSMENT_KINDS),
	state: field.stateCode,
	/** The name of the round, if it was made in one. */
	round: field.filled(LIMITS.name).nullable(),
	period: z.strictObject({ from: field.day, to: field.day }),
	submission: z.strictObject({
		assessmentId: z.string('text').regex(/^[0-9a-f]{32}$/, 'pattern 32 × 0–9, a–f'),
		number: submissionNumber,
		sha256: hash
	}),
	catalogue: z.strictObject({
		id: field.filled(LIMITS.name),
		version: field.filled(LIMITS.name),
		/** Of its structure as canonical JSON. */
		sha256: hash
	}),
	counts: z.strictObject({ answers: count, evidence: count, files: count, withheld: count }),
	/** What follows, in its order. `ref` is the evidence item that the file is of. */
	parts: z
		.array(
			z.strictObject({
				name: z.string('text').max(LIMITS.line, 'text-long'),
				size: count,
				sha256: hash,
				ref: field.reference.nullable()
			}),
			'list'
		)
		.min(1, 'missing')
		.max(LIMITS.evidenceItems + 1)
});
export type Manifest = z.output<typeof Manifest>;
export type BundlePart = Manifest['parts'][number];

/** The first thing that is wrong with a bundle, and the part in which it is. */
export const BUNDLE_PROBLEMS = [
	'no-bundle',
	'layout',
	'too-large',
	'manifest',
	'signature',
	'other-key',
	'missing',
	'extra',
	'differs',
	// whole and signed, and yet not to be taken in
	'contents',
	'catalogue',
	'kind',
	'own',
	'conflict'
] as const;
export type BundleProblem = { code: (typeof BUNDLE_PROBLEMS)[number]; part: string };

/** What taking a bundle in would change, by what is here of the same assessment. */
export const BUNDLE_EFFECTS = ['first', 'newest', 'older', 'held', 'conflict'] as const;
export type BundleEffect = (typeof BUNDLE_EFFECTS)[number];

/** A submission by its place among those of its assessment. */
export type Numbered = { number: number; sha256: string };

/**
 * `first`: nothing of the assessment is here; `newest`: it takes the place of an earlier submission;
 * `older`: a later one is here already; `held`: it is here itself; `conflict`: under its number, or
 * that of the one it amends, or by the one that amends it, another document is meant.
 * @param given with what it amends
 * @param held those that are here, with what they amend
 */
export function effectOf(
	given: Numbered & { amends: Numbered | null },
	held: readonly (Numbered & { amends: Numbered | null })[]
): BundleEffect {
	const isOther = (one: Numbered, other: Numbered | null): boolean =>
		one.number === other?.number && one.sha256 !== other.sha256;
	const contradicts = held.some(
		(one) => isOther(one, given) || isOther(one, given.amends) || isOther(given, one.amends)
	);
	if (contradicts) return 'conflict';
	if (held.some(({ number }) => number === given.number)) return 'held';
	if (held.length === 0) return 'first';
	return held.every(({ number }) => number < given.number) ? 'newest' : 'older';
}

/**
 * Whether a manifest says what the submission says. One signature is over both; who only reads the
 * manifest must not be told something else.
 * @returns the first part that differs; `null` when there is none
 */
export function disagreement(manifest: Manifest, document: SubmissionDocument): string | null {
	const { assessment, assessmentId, number } = document;
	const { evidence, catalogue, period, organisation } = assessment;
	const says = [
		manifest.kind === assessment.kind,
		manifest.state === assessment.state,
		manifest.period.from === period.from && manifest.period.to === period.to,
		manifest.organisation.name === organisation.name,
		manifest.organisation.kind === organisation.kind,
		manifest.catalogue.id === catalogue.id && manifest.catalogue.version === catalogue.version,
		manifest.submission.assessmentId === assessmentId && manifest.submission.number === number,
		manifest.counts.answers === Object.keys(assessment.answers).length,
		manifest.counts.evidence === evidence.length,
		manifest.counts.files === manifest.parts.length - 1,
		manifest.counts.withheld === evidence.filter(({ access }) => access === 'internal').length
	];
	if (says.includes(false)) return MANIFEST_PART;
	const files = manifest.parts.slice(1);
	const placeOf = (ref: string | null) => evidence.findIndex(({ id }) => id === ref);
	const wrong = files.find(({ name, ref, sha256, size }, position) => {
		const item = evidence[placeOf(ref)];
		if (item?.kind !== 'file' || item.access === 'internal') return true;
		// In the order of the evidence and under their own names: as whoever passes it on writes them.
		const before = files[position - 1];
		const isInOrder = !before || placeOf(before.ref) < placeOf(ref);
		if (!isInOrder || name !== filePart(position + 1)) return true;
		return item.file.sha256 !== sha256 || item.file.size !== size;
	});
	return wrong?.name ?? null;
}
