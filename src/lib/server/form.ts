import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream as WebStream } from 'node:stream/web';
import { Busboy, type BusboyFileStream } from '@fastify/busboy';
import { InputError, type Fault } from '#lib/core/input-error.ts';
import { LIMITS } from '#lib/core/limits.ts';
import type { EvidenceFiles, Staged } from './files.ts';

const URLENCODED = 'application/x-www-form-urlencoded';
const MULTIPART = 'multipart/form-data';
/** How many files one form may bring, and how many file inputs and fields it may have. */
const MOST = { files: 5, fileInputs: 20, fields: 2_000 } as const;

/** What a form posted. With faults there are no uploads, but the words of the user are here. */
export type PostedForm = {
	fields: URLSearchParams;
	/** By the name of the field; an empty file input is absent. Discard or keep each. */
	uploads: Map<string, Staged>;
	faults: Fault[];
};

/**
 * Reads a form post as a stream. Text counts against `LIMITS.form`, each file against
 * `limit`; a field has at most one file.
 * @param files where uploads are staged; without it a form may bring no file
 * @param limit of one file, in bytes
 * @throws what the connection throws when the post breaks off; nothing is left staged then
 */
export async function readForm(
	request: Request,
	files?: EvidenceFiles,
	limit: number = LIMITS.evidenceFile
): Promise<PostedForm> {
	const form: PostedForm = { fields: new URLSearchParams(), uploads: new Map(), faults: [] };
	const type = request.headers.get('content-type') ?? '';
	const kind = type.split(';', 1)[0]?.trim().toLowerCase();
	// The DOM's and Node's types of the same stream differ.
	const body = Readable.fromWeb((request.body ?? new Blob().stream()) as WebStream<Uint8Array>);
	if (kind === URLENCODED) await readUrlencoded(body, form);
	else if (kind === MULTIPART) await readMultipart(body, type, form, { files, limit });
	else refuse(form, '', 'format', `${URLENCODED}, ${MULTIPART}`);
	return form;
}

function refuse({ faults }: PostedForm, place: string, code: Fault['code'], expected?: unknown) {
	const fault: Fault = { place, code };
	faults.push(expected === undefined ? fault : { ...fault, expected: String(expected) });
}

async function readUrlencoded(body: Readable, form: PostedForm): Promise<void> {
	const chunks: Uint8Array[] = [];
	let size = 0;
	for await (const chunk of body as AsyncIterable<Uint8Array>) {
		size += chunk.length;
		if (size <= LIMITS.form) chunks.push(chunk);
	}
	if (size > LIMITS.form) refuse(form, '', 'too-large', LIMITS.form);
	form.fields = new URLSearchParams(Buffer.concat(chunks).toString('utf8'));
}

/** Where uploads are staged, if they are, and how many bytes each may have. */
type Staging = { files: EvidenceFiles | undefined; limit: number };

async function readMultipart(
	body: Readable,
	type: string,
	form: PostedForm,
	{ files, limit }: Staging
): Promise<void> {
	const parser = parserFor(type, limit);
	if (!parser) return refuse(form, '', 'incomplete');
	let size = 0;
	parser.on('field', (name, value, nameCut, valueCut) => {
		const bytes = Buffer.byteLength(value);
		// What is too much is left out; what still fits after it is not.
		if (nameCut || valueCut || size + bytes > LIMITS.form)
			return refuse(form, name ?? '', 'too-large', LIMITS.form);
		size += bytes;
		if (name !== undefined) form.fields.append(name, value);
	});
	parser.on('fieldsLimit', () => refuse(form, '', 'count', `≤ ${MOST.fields}`));
	parser.on('filesLimit', () => refuse(form, '', 'count', `≤ ${MOST.fileInputs}`));

	const open: BusboyFileStream[] = [];
	const staging: Promise<void>[] = [];
	const seen = new Set<string>();
	/** The form ended in the middle; or something outside of it failed. */
	let cut = false;
	let broken: unknown;
	parser.on('file', (name, stream, fileName) => {
		open.push(stream);
		stream.once('error', () => (cut = true));
		const received = receive(name ?? '', stream, fileName ?? '', form, seen, { files, limit });
		staging.push(
			received.catch((error: unknown) => {
				// On a full disk the rest of the post has nowhere to go.
				if (!cut) broken ??= error;
				parser.destroy();
			})
		);
	});
	async function* chunks(): AsyncGenerator<Uint8Array> {
		try {
			yield* body as AsyncIterable<Uint8Array>;
		} catch (error) {
			broken ??= error;
			throw error;
		}
	}
	try {
		await pipeline(chunks, parser);
	} catch {
		cut ||= broken === undefined;
		// A file that was coming in when the form broke off would wait for its end for ever.
		for (const stream of open) stream.destroy();
	}
	await Promise.all(staging);
	if (cut) refuse(form, '', 'incomplete');
	if (form.faults.length || broken !== undefined) {
		for (const staged of form.uploads.values()) await files?.discard(staged);
		form.uploads.clear();
	}
	if (broken !== undefined) throw broken;
}

function parserFor(type: string, limit: number) {
	const limits = {
		fieldSize: LIMITS.form,
		fields: MOST.fields,
		// one byte more than is allowed, so that whoever stages the file sees that it is too large
		fileSize: limit + 1,
		files: MOST.fileInputs
	};
	try {
		return new Busboy({ headers: { 'content-type': type }, limits });
	} catch {
		return null; // no boundary
	}
}

/** Stages one file, or reads it to its end without; a fault of the file is one of the form. */
async function receive(
	place: string,
	stream: BusboyFileStream,
	name: string,
	form: PostedForm,
	seen: Set<string>,
	{ files, limit }: Staging
): Promise<void> {
	const source = stream[Symbol.asyncIterator]() as AsyncIterator<Uint8Array>;
	const first = await source.next();
	if (first.done && name === '') return;
	const refused = !files || seen.has(place) || seen.size === MOST.files;
	if (refused) {
		if (!files) refuse(form, place, 'unknown-field');
		else if (seen.has(place)) refuse(form, place, 'count', 1);
		else refuse(form, place, 'count', `≤ ${MOST.files}`);
		while (!(await source.next()).done);
		return;
	}
	seen.add(place);
	try {
		form.uploads.set(place, await files.stage(joined(first, source), { name, place, limit }));
	} catch (error) {
		if (!(error instanceof InputError)) throw error;
		form.faults.push(...error.faults);
	}
}

async function* joined(
	first: IteratorResult<Uint8Array>,
	rest: AsyncIterator<Uint8Array>
): AsyncGenerator<Uint8Array> {
	for (let next = first; !next.done; next = await rest.next()) yield next.value;
}
