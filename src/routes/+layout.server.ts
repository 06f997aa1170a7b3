import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = ({ locals }) => ({
	language: locals.language,
	person:
		locals.actor.kind === 'person'
			? { name: locals.actor.name, administrator: locals.actor.administrator }
			: null
});
