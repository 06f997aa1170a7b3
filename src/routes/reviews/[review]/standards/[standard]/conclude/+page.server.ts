import { fail, redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { fieldText } from '#lib/core/forms.ts';
import { InputError } from '#lib/core/input-error.ts';
import { NO_RATING } from '#lib/core/review.ts';
import { postedRating, ratingInput } from '#lib/core/review-form.ts';
import { NotFound } from '#lib/server/errors.ts';
import { readForm } from '#lib/server/form.ts';
import { conclude } from '#lib/server/reviews/conclusions.ts';
import { reviewedStandard } from '../view.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const { found, shown } = await reviewedStandard(locals, params);
	const { mine, others, hidden, conclusion, leads } = found;
	// A lead who rates blind concludes only after the own decision.
	if (!leads || hidden > 0) throw new NotFound();
	const views = [...(mine?.decided ? [mine] : []), ...others].map(({ who, body }) => ({
		who,
		body
	}));
	return {
		...shown,
		views,
		rating: conclusion?.body ?? views[0]?.body ?? NO_RATING,
		reason: conclusion?.reason ?? '',
		version: conclusion?.version ?? 0
	};
};

export const actions: Actions = {
	default: async ({ request, locals: { actor, world }, params }) => {
		const { fields, faults } = await readForm(request);
		const reason = fieldText(fields, 'reason');
		const version = Number(fieldText(fields, 'version'));
		const rating = postedRating(fields);
		try {
			if (faults.length) throw new InputError(faults);
			const { review, standard } = params;
			const input = ratingInput(fields);
			const saved = await conclude(actor, world, review, standard, input, { reason, version });
			if (!saved.saved) return fail(409, { faults: [], rating, reason, version: saved.version });
		} catch (failure) {
			if (!(failure instanceof InputError)) throw failure;
			return fail(400, { faults: failure.faults, rating, reason, version: null });
		}
		redirect(303, `${resolve('/reviews/[review]/standards/[standard]', params)}?saved=decided`);
	}
};
