import { attachment } from '#lib/server/attachment.ts';
import type { RequestHandler } from './$types';

// Whoever holds a receipt or a submission checks its signature with it.
export const GET: RequestHandler = ({ locals: { world } }) =>
	new Response(world.keys.publicKey, {
		headers: attachment('nrm-public-key.pem', 'application/x-pem-file')
	});
