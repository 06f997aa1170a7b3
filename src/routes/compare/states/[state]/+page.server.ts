import { answerTo } from '#lib/core/answer-to.ts';
import { textOf } from '#lib/core/catalogue.ts';
import { asAssessment, type Compared } from '#lib/core/comparison/compared.ts';
import { layers, rounds } from '#lib/core/comparison/layers.ts';
import { findState } from '#lib/server/comparison/find.ts';
import { NotFound } from '#lib/server/errors.ts';
import { stateName } from '#lib/server/states.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const { actor, world, states, language } = locals;
	const { catalogue, compared } = await findState(actor, world, params.state);
	if (compared.length === 0) throw new NotFound();
	const text = textOf(catalogue, language);
	const { self, others } = layers(compared, catalogue);
	const answersOf = (one: Compared) => {
		const assessment = asAssessment(one, catalogue);
		return catalogue.standards.map(({ id }) => {
			const { applicable, design, implementation } = answerTo(assessment, id);
			return { applicable, design, implementation };
		});
	};
	const named = ({ id, kind, organisation, number, period }: Compared) => ({
		...{ id, kind, organisation, number, period }
	});
	return {
		state: stateName(states, params.state, language),
		textLanguage: text.locale,
		standards: catalogue.standards.map(({ id }) => ({
			id,
			title: text.standards[id]?.title ?? id
		})),
		pillars: catalogue.pillars.map(({ id }) => ({ id, title: text.pillars[id]?.title ?? id })),
		self: self && { ...named(self), levels: answersOf(self) },
		others: others.map((one) => ({
			...named(one.compared),
			levels: answersOf(one.compared),
			divergence: one.divergence
		})),
		// The rounds of one organisation: a State's own, and each other's.
		series: [
			...Map.groupBy(compared, ({ kind, organisation }) => `${kind} ${organisation}`).values()
		].map((all) => ({
			kind: all[0]!.kind,
			organisation: all[0]!.organisation,
			changes: rounds(all, catalogue).map((change) => ({
				...change,
				standards: change.standards.filter(
					({ design, implementation }) => Boolean(design) || Boolean(implementation)
				)
			}))
		}))
	};
};
