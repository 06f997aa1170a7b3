import { fail, redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { answerTo } from '#lib/core/answer-to.ts';
import { textOf } from '#lib/core/catalogue.ts';
import { fieldText, optionalText } from '#lib/core/forms.ts';
import { InputError } from '#lib/core/input-error.ts';
import { readForm } from '#lib/server/form.ts';
import { waiting } from '#lib/server/clarifications/read.ts';
import { NotFound } from '#lib/server/errors.ts';
import { assign, candidates, unassign } from '#lib/server/reviews/asking.ts';
import { declare, lift } from '#lib/server/reviews/declarations.ts';
import { finalise } from '#lib/server/reviews/finalise.ts';
import { find, type FoundReview } from '#lib/server/reviews/find.ts';
import { isFree } from '#lib/server/reviews/reviewers.ts';
import { stateName } from '#lib/server/states.ts';
import { demandProven } from '../../proven.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { actor, world, states, language } = locals;
	const found = await find(actor, world, params.review);
	const { review, row, submission, reviewers, own, leads, catalogue } = found;
	const threads = await waiting(actor, world, review.id);
	return {
		id: review.id,
		status: review.status,
		blind: review.blind,
		version: review.version,
		finalisedAt: review.finalisedAt,
		submission: {
			id: review.submissionId,
			...submission,
			isAmendment: found.document.amends !== null
		},
		kind: row.kind,
		state: stateName(states, row.state, language),
		organisation: row.organisationName,
		reviewers,
		leads,
		mustDeclare: own !== null && own.current && review.status === 'open' && !isFree(own),
		agreement: found.agreement,
		candidates: leads ? await candidates(actor, world, review.id) : [],
		textLanguage: textOf(catalogue, language).locale,
		pillars: pillarsOf(found, language),
		threads,
		saved: url.searchParams.has('saved')
	};
};

/** The standards by pillar, with the State's levels and how reviewers stand. */
function pillarsOf(
	{ catalogue, document, standings }: FoundReview,
	language: App.Locals['language']
) {
	const text = textOf(catalogue, language);
	return catalogue.pillars.map(({ id }) => ({
		id,
		title: text.pillars[id]!.title,
		standards: catalogue.standards
			.filter(({ pillar }) => pillar === id)
			.map((standard) => {
				const { applicable, design, implementation } = answerTo(document.assessment, standard.id);
				return {
					id: standard.id,
					title: text.standards[standard.id]!.title,
					applicable,
					design,
					implementation,
					...standings[standard.id]!
				};
			})
	}));
}

type Input = { fields: URLSearchParams; locals: App.Locals; review: string };

/** A form of the page: what it asks for is done, or said why not with what was written. */
const posted =
	(act: (input: Input) => Promise<void>): Actions[string] =>
	async ({ request, locals, params }) => {
		const { fields, faults } = await readForm(request);
		const review = params.review ?? '';
		try {
			if (faults.length) throw new InputError(faults);
			await act({ fields, locals, review });
		} catch (failure) {
			if (!(failure instanceof InputError)) throw failure;
			const entered = Object.fromEntries(fields);
			return fail(400, { faults: failure.faults, entered, chosen: fields.getAll('standards') });
		}
		redirect(303, `${resolve('/reviews/[review]', { review })}?saved`);
	};

export const actions: Actions = {
	assign: posted(async ({ fields, locals: { actor, world }, review }) => {
		const standards = fields.getAll('standards');
		await assign(actor, world, review, {
			personId: fieldText(fields, 'personId'),
			standards: standards.length > 0 ? standards : null,
			until: optionalText(fields, 'until') ?? null
		});
	}),
	unassign: posted(({ fields, locals: { actor, world }, review }) =>
		unassign(actor, world, review, fieldText(fields, 'personId'))
	),
	lift: posted(({ fields, locals: { actor, world }, review }) =>
		lift(actor, world, review, fieldText(fields, 'declaration'), fieldText(fields, 'reason'))
	),
	declare: async ({ request, locals: { actor, world }, params }) => {
		const { fields, faults } = await readForm(request);
		const conflict = fieldText(fields, 'conflict');
		try {
			if (faults.length) throw new InputError(faults);
			if (!conflict) throw new InputError([{ place: 'conflict', code: 'missing' }]);
			await declare(actor, world, params.review, {
				conflict: conflict === 'yes',
				statement: fieldText(fields, 'statement')
			});
		} catch (failure) {
			if (!(failure instanceof InputError)) throw failure;
			return fail(400, { faults: failure.faults, entered: Object.fromEntries(fields), chosen: [] });
		}
		// Whoever steps back sees the review no more.
		if (conflict === 'yes') redirect(303, resolve('/reviews'));
		redirect(303, `${resolve('/reviews/[review]', params)}?saved`);
	},
	finalise: async ({ request, locals, params, url }) => {
		const { actor, world } = locals;
		demandProven(locals, url);
		const { fields } = await readForm(request);
		const version = Number(fieldText(fields, 'version'));
		if (!Number.isInteger(version)) throw new NotFound();
		try {
			const outcome = await finalise(actor, world, params.review, { version });
			if (!outcome.saved) return fail(409, { faults: [], entered: {}, chosen: [], changed: true });
		} catch (failure) {
			if (!(failure instanceof InputError)) throw failure;
			return fail(400, { faults: failure.faults, entered: {}, chosen: [] });
		}
		redirect(303, resolve('/reviews/[review]/result', params));
	}
};
