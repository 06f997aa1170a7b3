import { textOf } from '#lib/core/catalogue.ts';
import * as assessments from '#lib/server/assessments.ts';
import * as organisations from '#lib/server/organisations.ts';
import { stateName } from '#lib/server/states.ts';
import { trailView } from '../../../trail-view.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { actor, world, states, language } = event.locals;
	const organisationId = event.params.organisation;
	const view = await trailView(event, { organisationId });
	const { name } = await organisations.find(actor, world, organisationId);
	const list = await assessments.list(actor, world);
	const catalogue = world.catalogues[0]!;
	const { standards } = textOf(catalogue, language);
	return {
		...view,
		organisation: { id: organisationId, name },
		assessments: list
			.filter((one) => one.organisationId === organisationId)
			.map(({ id, kind, state, period }) => ({
				id,
				kind,
				state: stateName(states, state, language),
				period
			})),
		standards: catalogue.standards.map(({ id }) => ({ id, title: standards[id]!.title }))
	};
};
