import {
	disagreement,
	MANIFEST_PART,
	SIGNATURE_PART,
	SUBMISSION_PART,
	type BundleProblem,
	type Manifest
} from '#lib/core/bundle.ts';
import type { Catalogue } from '#lib/core/catalogue.ts';
import { InputError, type Fault } from '#lib/core/input-error.ts';
import { LIMITS } from '#lib/core/limits.ts';
import { readSubmission } from '#lib/core/submission-file.ts';
import type { SubmissionDocument } from '#lib/core/submission.ts';
import { canonicalJson } from '#lib/server/canonical-json.ts';
import { fingerprintOf } from '#lib/server/keys.ts';
import { KIND_OF } from '#lib/server/policy.ts';
import { parseJson } from '#lib/server/read-json.ts';
import type { World } from '#lib/server/world.ts';
import { bytesOf, entriesOf, opened } from './archive.ts';
import { hashOfCatalogue } from './create.ts';
import { MANIFEST_BYTES, SIGNATURE_BYTES, verifyBundle } from './verify.ts';

/** A bundle that is whole and signed, and holds a submission that this server can read. */
export type Sound = {
	problem: null;
	manifest: Manifest;
	/** The manifest and its signature as they are in the file: what proves where it comes from. */
	signed: string;
	signature: string;
	/** The bytes of the submission's hash. */
	text: string;
	document: SubmissionDocument;
	catalogue: Catalogue;
};
/** Why a bundle is not taken in, with every fault of its contents if it is they. */
export type Refused = {
	problem: BundleProblem;
	faults: readonly Fault[];
	manifest: Manifest | null;
};

/**
 * Reads a bundle, and trusts nothing in it that is not checked.
 * @throws the system's error when there is no such file
 */
export async function readSound(world: World, path: string): Promise<Sound | Refused> {
	const { manifest, problem } = await verifyBundle(path);
	const refuse = (code: BundleProblem['code'], part: string, faults: readonly Fault[] = []) => ({
		...{ problem: { code, part }, faults, manifest }
	});
	if (problem) return refuse(problem.code, problem.part);
	if (!manifest) throw new Error('without a problem there is a manifest');
	if (manifest.kind === 'review' || KIND_OF[manifest.organisation.kind] !== manifest.kind)
		return refuse('kind', MANIFEST_PART);
	if (manifest.installation.fingerprint === fingerprintOf(world.keys.publicKey))
		return refuse('own', MANIFEST_PART);
	const { id, version, sha256 } = manifest.catalogue;
	const catalogue = world.catalogues.find((one) => one.id === id && one.version === version);
	// Levels of other standards under the same name would be compared as if they were the same.
	if (!catalogue || hashOfCatalogue(catalogue) !== sha256)
		return refuse('catalogue', MANIFEST_PART);
	const parts = await smallParts(path);
	try {
		const document = readSubmission(parseJson(parts.bytes, LIMITS.assessmentFile), [catalogue]);
		const text = parts.bytes.toString('utf8');
		// There is one way to write it, so that its hash is that of what it says.
		if (canonicalJson(document) !== text) return refuse('contents', SUBMISSION_PART);
		const part = disagreement(manifest, document);
		if (part !== null) return refuse('contents', part);
		const { signed, signature } = parts;
		return { problem: null, manifest, signed, signature, text, document, catalogue };
	} catch (failure) {
		if (!(failure instanceof InputError)) throw failure;
		return refuse('contents', SUBMISSION_PART, failure.faults);
	}
}

async function smallParts(path: string) {
	const zip = await opened(path);
	try {
		const entries = await entriesOf(zip);
		const read = (name: string, limit: number) => bytesOf(zip, entries, name, limit);
		return {
			signed: (await read(MANIFEST_PART, MANIFEST_BYTES)).toString('utf8'),
			signature: (await read(SIGNATURE_PART, SIGNATURE_BYTES)).toString('latin1'),
			bytes: await read(SUBMISSION_PART, LIMITS.assessmentFile)
		};
	} finally {
		zip.close();
	}
}
