import { fail, redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { fieldText } from '#lib/core/forms.ts';
import { InputError } from '#lib/core/input-error.ts';
import { NO_RATING } from '#lib/core/review.ts';
import { postedRating, ratingInput } from '#lib/core/review-form.ts';
import { ofStandard } from '#lib/server/clarifications/read.ts';
import { readForm } from '#lib/server/form.ts';
import { policy } from '#lib/server/policy.ts';
import { rate } from '#lib/server/reviews/ratings.ts';
import { objectOf } from '#lib/server/reviews/reach.ts';
import { clarificationActions } from './clarification-actions.ts';
import { reviewedStandard } from './view.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { found, shown } = await reviewedStandard(locals, params);
	const { mine, others, hidden, conclusion, mayRate, mustDeclare, leads } = found;
	const { actor, world } = locals;
	return {
		...shown,
		threads: await ofStandard(actor, world, params.review, params.standard),
		asks: policy(actor, 'clarification.ask', objectOf(found)),
		rating: mine?.body ?? NO_RATING,
		version: mine?.version ?? 0,
		isDecided: mine?.decided ?? false,
		others: others.map(({ who, body }) => ({ who, body })),
		hidden,
		conclusion,
		mayRate,
		mustDeclare,
		concludes: leads && hidden === 0 && (others.length > 0 || mine?.decided === true),
		saved: url.searchParams.get('saved')
	};
};

export const actions: Actions = {
	...clarificationActions,
	rate: async ({ request, locals: { actor, world }, params }) => {
		const { fields, faults } = await readForm(request);
		const decided = fieldText(fields, 'decided') === 'yes';
		const version = Number(fieldText(fields, 'version'));
		const rating = postedRating(fields);
		try {
			if (faults.length) throw new InputError(faults);
			const { review, standard } = params;
			const input = ratingInput(fields);
			const saved = await rate(actor, world, review, standard, input, { decided, version });
			if (!saved.saved) return fail(409, { faults: [], rating, version: saved.version });
		} catch (failure) {
			if (!(failure instanceof InputError)) throw failure;
			return fail(400, { faults: failure.faults, rating, version: null });
		}
		const page = resolve('/reviews/[review]/standards/[standard]', params);
		redirect(303, `${page}?saved=${decided ? 'decided' : 'drafted'}`);
	}
};
