import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import type { ReadableStream as WebStream } from 'node:stream/web';
import { eq } from 'drizzle-orm';
import { ZipFile } from 'yazl';
import {
	BUNDLE_FORMAT,
	filePart,
	MANIFEST_PART,
	SIGNATURE_PART,
	SUBMISSION_PART,
	type BundlePart,
	type Manifest
} from '#lib/core/bundle.ts';
import type { Catalogue } from '#lib/core/catalogue.ts';
import { noteRead } from '#lib/server/audit/reads.ts';
import { canonicalJson } from '#lib/server/canonical-json.ts';
import { hashOf } from '#lib/server/ids.ts';
import { fingerprintOf } from '#lib/server/keys.ts';
import type { Actor } from '#lib/server/policy.ts';
import * as submissions from '#lib/server/submissions.ts';
import type { World } from '#lib/server/world.ts';

/** Nothing of the clock or the machine is in it: the same submission gives the same bytes. */
const PLAIN = {
	mtime: new Date(Date.UTC(1980, 0, 1, 12)),
	mode: 0o100644,
	compress: false,
	forceDosTimestamp: true
};

type File = { part: BundlePart; storedAs: string };

/**
 * A submission with the evidence that reviewers may have, in one file that its installation has
 * signed (`nrm-bundle/1`). What is internal to the organisation stays out, and is counted.
 * @returns a name for the file, and its bytes as they are read
 * @throws NotFound
 * @throws Error when a file of evidence is no longer what was submitted
 */
export async function createBundle(
	actor: Actor,
	world: World,
	submissionId: string
): Promise<{ name: string; bytes: Readable }> {
	const submission = await submissions.find(actor, world, submissionId);
	const { document, row, text, summary, catalogue } = submission;
	const { assessment } = document;
	const files = await filesOf(world, submission);
	const of = Buffer.from(text);
	const first: BundlePart = {
		name: SUBMISSION_PART,
		size: of.length,
		sha256: summary.sha256,
		ref: null
	};
	const manifest: Manifest = {
		format: BUNDLE_FORMAT,
		installation: {
			fingerprint: fingerprintOf(world.keys.publicKey),
			publicKey: world.keys.publicKey
		},
		organisation: { id: row.organisationId, ...assessment.organisation },
		kind: assessment.kind,
		state: assessment.state,
		round: await roundOf(world, row.roundId),
		period: assessment.period,
		submission: { assessmentId: row.id, number: summary.number, sha256: summary.sha256 },
		catalogue: { ...assessment.catalogue, sha256: hashOfCatalogue(catalogue) },
		counts: {
			answers: Object.keys(assessment.answers).length,
			evidence: assessment.evidence.length,
			files: files.length,
			withheld: assessment.evidence.filter(({ access }) => access === 'internal').length
		},
		parts: [first, ...files.map(({ part }) => part)]
	};
	// What came from elsewhere is passed on as its sender has signed it.
	const imported = await importOf(world, submissionId);
	const signed = Buffer.from(imported?.manifest ?? canonicalJson(manifest));
	const signature = imported?.signature ?? world.keys.sign(signed);
	const zip = new ZipFile();
	zip.addBuffer(signed, MANIFEST_PART, PLAIN);
	zip.addBuffer(Buffer.from(signature), SIGNATURE_PART, PLAIN);
	zip.addBuffer(of, SUBMISSION_PART, PLAIN);
	for (const { part, storedAs } of files)
		zip.addReadStreamLazy(part.name, { ...PLAIN, size: part.size }, (give) => {
			void world.files.open(storedAs).then(
				(stream) => give(null, Readable.fromWeb(stream as WebStream<Uint8Array>)),
				(failure: unknown) => give(failure, undefined as never)
			);
		});
	zip.end();
	const bytes = zip.outputStream as Readable;
	zip.on('error', (failure: Error) => bytes.destroy(failure));
	noteRead(actor, world, {
		action: 'bundle.create',
		organisationId: row.organisationId,
		assessmentId: row.id,
		ref: submissionId
	});
	const { state, kind, period } = assessment;
	return { name: `${state}-${kind}-${period.to}-${summary.number}.nrm`, bytes };
}

/** The hash of what standards there are: texts may be mended without another version. */
export const hashOfCatalogue = (catalogue: Catalogue): string =>
	hashOf(canonicalJson({ ...catalogue, texts: null }));

/** The files that reviewers may have, in the order of the evidence list. */
async function filesOf(
	world: World,
	{ document, held, summary }: submissions.Submission
): Promise<File[]> {
	const stored = await world.store.read(({ db, tables: { submissionFiles } }) =>
		db.select().from(submissionFiles).where(eq(submissionFiles.submissionId, summary.id))
	);
	const files: File[] = [];
	for (const item of document.assessment.evidence) {
		if (item.kind !== 'file' || item.access === 'internal' || !held.includes(item.id)) continue;
		const storedAs = stored.find(({ ref }) => ref === item.id)?.storedAs ?? '';
		const { size, sha256 } = await measured(world, storedAs);
		// Signing what is not what was submitted would make it true.
		if (sha256 !== item.file.sha256) throw new Error(`evidence ${item.id} is not what it was`);
		files.push({
			storedAs,
			part: { name: filePart(files.length + 1), size, sha256, ref: item.id }
		});
	}
	return files;
}

async function measured({ files }: World, storedAs: string) {
	const hash = createHash('sha256');
	let size = 0;
	for await (const chunk of await files.open(storedAs)) {
		hash.update(chunk);
		size += chunk.length;
	}
	return { size, sha256: hash.digest('hex') };
}

async function roundOf({ store }: World, id: string | null): Promise<string | null> {
	if (id === null) return null;
	return store.read(async ({ db, tables: { rounds } }) => {
		const [row] = await db.select({ name: rounds.name }).from(rounds).where(eq(rounds.id, id));
		return row?.name ?? null;
	});
}

/** What proves where a submission comes from that was not made here. */
async function importOf({ store }: World, submissionId: string) {
	return store.read(async ({ db, tables: { imports } }) => {
		const [row] = await db
			.select({ manifest: imports.manifest, signature: imports.signature })
			.from(imports)
			.where(eq(imports.submissionId, submissionId));
		return row ?? null;
	});
}
