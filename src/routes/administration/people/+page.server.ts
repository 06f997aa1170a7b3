import * as people from '#lib/server/accounts/administered-people.ts';
import * as second from '#lib/server/accounts/second-administrator.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { actor, world }, url }) => {
	const words = url.searchParams.get('words') ?? '';
	return {
		words,
		...(await people.list(actor, world, words)),
		awaiting: await second.list(actor, world)
	};
};
