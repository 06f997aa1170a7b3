import { answerTo } from '#lib/core/answer-to.ts';
import { textOf } from '#lib/core/catalogue.ts';
import { result } from '#lib/server/reviews/result.ts';
import { stateName } from '#lib/server/states.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const { actor, world, states, language } = locals;
	const found = await result(actor, world, params.review);
	const { review, row, submission, catalogue, reviewed, assessment, record } = found;
	const text = textOf(catalogue, language);
	return {
		id: review.id,
		reviewed: { id: review.submissionId, number: submission.number },
		submission: found.isOfBody ? found.submissionId : null,
		isOfBody: found.isOfBody,
		state: stateName(states, row.state, language),
		body: assessment.organisation.name,
		finalisedAt: review.finalisedAt ?? '',
		agreement: record.agreement,
		textLanguage: text.locale,
		pillars: catalogue.pillars.map(({ id }) => ({
			id,
			title: text.pillars[id]!.title,
			standards: catalogue.standards
				.filter(({ pillar }) => pillar === id)
				.map((standard) => ({
					id: standard.id,
					title: text.standards[standard.id]!.title,
					self: answerTo(reviewed, standard.id),
					found: answerTo(assessment, standard.id),
					record: record.standards[standard.id] ?? null
				}))
		}))
	};
};
