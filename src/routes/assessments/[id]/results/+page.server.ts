import { answerTo } from '#lib/core/answer-to.ts';
import { textOf } from '#lib/core/catalogue.ts';
import { score } from '#lib/core/score.ts';
import { reportWords } from '#lib/text/report/index.ts';
import * as assessments from '#lib/server/assessments.ts';
import { headline } from '../headline.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const stored = await assessments.find(locals.actor, locals.world, params.id);
	const { assessment, catalogue } = stored;
	const text = textOf(catalogue, locals.language);
	return {
		headline: headline(stored, locals),
		result: score(assessment, catalogue),
		chartWords: reportWords(locals.language).chart,
		pillars: catalogue.pillars.map(({ id }) => ({
			id,
			title: text.pillars[id]!.title,
			standards: catalogue.standards.filter(({ pillar }) => pillar === id).map(({ id }) => id)
		})),
		titles: Object.fromEntries(
			catalogue.standards.map(({ id }) => [id, text.standards[id]!.title] as const)
		),
		reasons: catalogue.standards.flatMap(({ id }) => {
			const { applicable, notApplicableReason } = answerTo(assessment, id);
			return applicable ? [] : [{ id, reason: notApplicableReason ?? '' }];
		})
	};
};
