import * as evidence from '#lib/server/evidence.ts';
import { attachment } from '#lib/server/attachment.ts';
import type { RequestHandler } from './$types';

/** Evidence is only ever downloaded: it cannot run or be framed on our origin. */
export const GET: RequestHandler = async ({ locals, params }) => {
	const file = await evidence.open(locals.actor, locals.world, params.id, params.ref);
	return new Response(file.stream, {
		headers: { ...attachment(file.name, file.mediaType), 'content-length': String(file.size) }
	});
};
