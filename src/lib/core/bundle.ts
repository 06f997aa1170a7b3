import { z } from 'zod';
import { ASSESSMENT_KINDS, ORGANISATION_KINDS } from './codes.ts';
import * as field from './fields.ts';
import { LIMITS } from './limits.ts';

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
		number: z.int('whole-number').min(1, 'whole-number'),
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
	'differs'
] as const;
export type BundleProblem = { code: (typeof BUNDLE_PROBLEMS)[number]; part: string };
