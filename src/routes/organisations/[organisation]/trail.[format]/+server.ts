import { trailFile } from '../../../trail-view.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = (event) =>
	trailFile(event, { organisationId: event.params.organisation }, event.params.format);
