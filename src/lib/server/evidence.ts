import { and, eq } from 'drizzle-orm';
import type { Evidence } from '#lib/core/assessment.ts';
import { readEvidenceDraft } from '#lib/core/evidence-draft.ts';
import { InputError } from '#lib/core/input-error.ts';
import { catalogueOfRow, reach } from './access.ts';
import type { Saved } from './assessments.ts';
import { readOneAnswer, replaceAnswer } from './db/answer-rows.ts';
import { draftColumns } from './db/evidence-rows.ts';
import type { Transaction } from './db/store.ts';
import * as contributions from './contributions.ts';
import { NotFound } from './errors.ts';
import { changed, citing, editable, nextPlace, stored } from './evidence-items.ts';
import { cleanName, mediaTypeOf } from './file-name.ts';
import type { Staged } from './files.ts';
import { keeping } from './kept-files.ts';
import { noteRead } from './audit/reads.ts';
import { institutionOf, type Actor } from './policy.ts';
import type { World } from './world.ts';

/**
 * Adds an evidence item and returns its id within the assessment (`ev-1`).
 * A staged file is kept only together with its row.
 * @param draft an `EvidenceDraft`, checked here
 * @param staged the file of an item of kind `file`, `null` for the others
 * @throws NotFound
 * @throws InputError places are the fields of a draft, and `file`
 */
export function add(
	actor: Actor,
	world: World,
	assessmentId: string,
	draft: unknown,
	staged: Staged | null
): Promise<string> {
	return keeping(world, staged, async (transaction, storedAs) => {
		const row = await reach(transaction, actor, 'evidence.add', assessmentId);
		const item = readEvidenceDraft(draft, catalogueOfRow(row, world.catalogues));
		if (item.kind === 'file' && !staged) throw new InputError([{ place: 'file', code: 'missing' }]);
		if (item.kind !== 'file' && staged)
			throw new InputError([{ place: 'file', code: 'unknown-field' }]);
		const { db, tables } = transaction;
		const { ref, position } = await nextPlace(transaction, assessmentId);
		await db.insert(tables.evidence).values({
			assessmentId,
			ref,
			position,
			...draftColumns(item),
			institution: institutionOf(actor, row.organisationId),
			version: 1
		});
		if (staged) {
			const { name, size, sha256, mediaType } = staged;
			await db
				.insert(tables.evidenceFiles)
				.values({ assessmentId, ref, name, size, sha256, mediaType, storedAs });
		}
		const { item: after } = await stored(transaction, assessmentId, ref);
		await changed(transaction, actor, world, row, {
			action: 'evidence.add',
			ref,
			after
		});
		return ref;
	});
}

/**
 * Changes what is said about an item, unless it has changed since `version` was read.
 * Its kind stays, and so does its file.
 * @throws NotFound
 * @throws InputError
 */
export function update(
	actor: Actor,
	world: World,
	assessmentId: string,
	ref: string,
	draft: unknown,
	version: number
): Promise<Saved<Evidence>> {
	return world.store.write(async (transaction) => {
		const { row, current } = await editable(transaction, actor, assessmentId, ref);
		const item = readEvidenceDraft(draft, catalogueOfRow(row, world.catalogues));
		const { kind } = current.item;
		if (item.kind !== kind)
			throw new InputError([{ place: 'kind', code: 'one-of', got: item.kind, expected: kind }]);
		if (current.version !== version)
			return { saved: false, current: current.item, version: current.version };
		const columns = draftColumns(item);
		if (JSON.stringify(columns) === JSON.stringify(draftColumns(current.item)))
			return { saved: true, version };
		const { db, tables } = transaction;
		await db
			.update(tables.evidence)
			.set({ ...columns, version: version + 1 })
			.where(and(eq(tables.evidence.assessmentId, assessmentId), eq(tables.evidence.ref, ref)));
		const { item: after } = await stored(transaction, assessmentId, ref);
		await changed(transaction, actor, world, row, {
			action: 'evidence.update',
			ref,
			before: current.item,
			after
		});
		return { saved: true, version: version + 1 };
	});
}

/**
 * Brings the bytes of a file that an imported assessment declares; they must have its SHA-256.
 * Bytes that are here already are replaced, by the same: that repairs a damaged file.
 * @throws NotFound for an item that is not there or is no file
 * @throws InputError `other-file` at `file`
 */
export async function attachFile(
	actor: Actor,
	world: World,
	assessmentId: string,
	ref: string,
	staged: Staged
): Promise<void> {
	const previous = await keeping(world, staged, async (transaction, storedAs) => {
		const { row, current } = await editable(transaction, actor, assessmentId, ref);
		if (current.item.kind !== 'file') throw new NotFound();
		const { sha256, size } = current.item.file;
		if (staged.sha256 !== sha256 || staged.size !== size)
			throw new InputError([
				{ place: 'file', code: 'other-file', got: staged.sha256, expected: sha256 }
			]);
		const { db, tables } = transaction;
		const { evidenceFiles } = tables;
		await db
			.update(evidenceFiles)
			.set({ storedAs })
			.where(and(eq(evidenceFiles.assessmentId, assessmentId), eq(evidenceFiles.ref, ref)));
		await changed(transaction, actor, world, row, {
			action: 'evidence.attach',
			ref,
			after: current.item.file
		});
		const { storedAs: before } = current;
		return before !== null && (await isSubmitted(transaction, before)) ? null : before;
	});
	if (previous !== null) await world.files.erase(previous);
}

/**
 * Removes an item, its file, and its citations, each of which is a change of that answer.
 * @throws NotFound
 */
export async function remove(
	actor: Actor,
	world: World,
	assessmentId: string,
	ref: string
): Promise<void> {
	const storedAs = await world.store.write(async (transaction) => {
		const { row, current } = await editable(transaction, actor, assessmentId, ref);
		const { item, storedAs } = current;
		const { db, tables } = transaction;
		for (const standardId of await citing(transaction, assessmentId, ref)) {
			const { carriedFrom, ...stored } = await readOneAnswer(transaction, assessmentId, standardId);
			const { answer: before, version } = stored;
			const after = { ...before, evidence: before.evidence.filter((cited) => cited !== ref) };
			await replaceAnswer(transaction, {
				...{ assessmentId, standardId, answer: after, version: version + 1 },
				// Taking evidence away confirms nothing.
				...(carriedFrom !== null && { carriedFrom })
			});
			await changed(transaction, actor, world, row, {
				action: 'answer.save',
				standard: standardId,
				before,
				after
			});
		}
		await contributions.dropEvidence(transaction, actor, world, row, ref);
		await db
			.delete(tables.evidence)
			.where(and(eq(tables.evidence.assessmentId, assessmentId), eq(tables.evidence.ref, ref)));
		await changed(transaction, actor, world, row, {
			action: 'evidence.remove',
			ref,
			before: item
		});
		return storedAs !== null && (await isSubmitted(transaction, storedAs)) ? null : storedAs;
	});
	if (storedAs !== null) await world.files.erase(storedAs);
}

export type OpenedFile = {
	name: string;
	/** Bytes. */
	size: number;
	mediaType: string;
	sha256: string;
	stream: ReadableStream<Uint8Array>;
};

/**
 * The file of an item, with a name and a media type that are safe to send.
 * @throws NotFound also when its bytes are not on this server
 */
export async function open(
	actor: Actor,
	world: World,
	assessmentId: string,
	ref: string
): Promise<OpenedFile> {
	const { item, storedAs, organisationId } = await world.store.read(async (transaction) => {
		const row = await reach(transaction, actor, 'evidence.read', assessmentId);
		const found = await stored(transaction, assessmentId, ref);
		return { ...found, organisationId: row.organisationId };
	});
	if (item.kind !== 'file' || storedAs === null) throw new NotFound();
	const { size, sha256 } = item.file;
	// An imported file declares both as it likes.
	const name = cleanName(item.file.name);
	const stream = await world.files.open(storedAs);
	noteRead(actor, world, { action: 'evidence.read', organisationId, assessmentId, ref });
	return { name, size, mediaType: mediaTypeOf(name), sha256, stream };
}

/** Whether a submission holds on to these bytes. */
async function isSubmitted(
	{ db, tables: { submissionFiles } }: Transaction,
	storedAs: string
): Promise<boolean> {
	const [held] = await db
		.select({ ref: submissionFiles.ref })
		.from(submissionFiles)
		.where(eq(submissionFiles.storedAs, storedAs))
		.limit(1);
	return held !== undefined;
}
