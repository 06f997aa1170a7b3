import { isOverdue } from '#lib/core/board.ts';
import { textOf } from '#lib/core/catalogue.ts';
import { catalogueNamed } from '#lib/server/access.ts';
import * as assignments from '#lib/server/assignments.ts';
import { stateName } from '#lib/server/states.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { actor, world, states, language } }) => {
	const own = await assignments.own(actor, world);
	const today = world.now().toISOString().slice(0, 10);
	return {
		own: own.map(({ assessment, standard, institution, person, due, progress, note }) => {
			const { catalogueId: id, catalogueVersion: version } = assessment;
			const text = textOf(catalogueNamed({ id, version }, world.catalogues), language);
			return {
				assessment: assessment.id,
				state: stateName(states, assessment.state, language),
				standard,
				title: text.standards[standard]?.title ?? '',
				institution,
				institutionName: text.institutions[institution] ?? institution,
				person: person?.name ?? null,
				due,
				progress,
				isOverdue: isOverdue({ due, progress }, today),
				note: progress === 'sent-back' ? note : null
			};
		})
	};
};
