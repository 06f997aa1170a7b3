import { trailFile } from '../../trail-view.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = (event) =>
	trailFile(event, { organisationId: null }, event.params.format);
