import { trailView } from '../../trail-view.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = (event) => trailView(event, { organisationId: null });
