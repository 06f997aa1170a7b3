import { stateName } from '#lib/server/states.ts';
import { policy } from '#lib/server/policy.ts';
import { desk } from '#lib/server/reviews/desk.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const { actor, world, states, language } = locals;
	const all = await desk(actor, world);
	const round = url.searchParams.get('round') ?? '';
	const kind = url.searchParams.get('kind') ?? '';
	const rounds = new Map(all.flatMap((one) => (one.round ? [[one.round.id, one.round.name]] : [])));
	return {
		any: all.length > 0,
		round,
		kind,
		rounds: [...rounds].map(([value, label]) => ({ value, label })),
		begins: policy(actor, 'sender.manage', null),
		desk: all
			.filter((one) => !round || one.round?.id === round)
			.filter((one) => !kind || one.head.kind === kind)
			.map(({ head, ...one }) => ({
				...one,
				kind: head.kind,
				organisation: head.organisation.name,
				period: head.period,
				state: stateName(states, head.state, language)
			}))
			.toSorted((a, b) => a.state.localeCompare(b.state, language))
	};
};
