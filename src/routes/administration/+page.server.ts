import { demand } from '#lib/server/access.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals: { actor } }) => {
	demand(actor, 'installation.administer', null);
};
