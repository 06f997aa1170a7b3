import { attachment } from '#lib/server/attachment.ts';
import * as submissions from '#lib/server/submissions.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals: { actor, world }, params }) => {
	const file = await submissions.file(actor, world, params.submission, params.ref);
	return new Response(await world.files.open(file.storedAs), {
		headers: { ...attachment(file.name, file.mediaType), 'content-length': String(file.size) }
	});
};
