import { Readable } from 'node:stream';
import { attachment } from '#lib/server/attachment.ts';
import { createBundle } from '#lib/server/bundle/create.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals: { actor, world }, params }) => {
	const { name, bytes } = await createBundle(actor, world, params.submission);
	return new Response(Readable.toWeb(bytes) as ReadableStream<Uint8Array>, {
		headers: attachment(name, 'application/zip')
	});
};
