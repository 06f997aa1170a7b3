import { error, fail, redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { answerTo } from '#lib/core/answer-to.ts';
import { readAnswer, type Answer, type Evidence } from '#lib/core/assessment.ts';
import { textOf } from '#lib/core/catalogue.ts';
import { answerInput, fieldText } from '#lib/core/forms.ts';
import { InputError } from '#lib/core/input-error.ts';
import * as answers from '#lib/server/answers.ts';
import * as assessments from '#lib/server/assessments.ts';
import * as comments from '#lib/server/comments.ts';
import { readForm } from '#lib/server/form.ts';
import * as history from '#lib/server/history.ts';
import { institutionOf, policy } from '#lib/server/policy.ts';
import { standardView } from '../../../../standard-view.ts';
import { evidenceOptions, readEvidence } from '../../evidence-form.ts';
import { headline } from '../../headline.ts';
import { draftedIn, NEW_EVIDENCE } from './drafted.ts';
import { institutionsAsked } from './institutions-asked.ts';
import { commentActions } from './comment-actions.ts';
import type { Actions, PageServerLoad } from './$types';

const HISTORY_SHOWN = 20;
const CHANGES = ['answer.save', 'answer.confirm', 'answer.decide'] as const;

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { actor, world, language } = locals;
	const stored = await assessments.find(actor, world, params.id);
	const { assessment, catalogue, versions } = stored;
	const position = catalogue.standards.findIndex(({ id }) => id === params.standard);
	const standard = catalogue.standards[position];
	if (!standard) error(404);
	const text = textOf(catalogue, language);
	const changes = await history.list(
		actor,
		world,
		params.id,
		params.standard,
		HISTORY_SHOWN,
		CHANGES
	);
	const threads = await comments.list(actor, world, params.id, params.standard);
	const institution = institutionOf(actor, stored.row.organisationId);
	const named = <C extends { institution: string | null }>(comment: C): C => ({
		...comment,
		institution:
			comment.institution && (text.institutions[comment.institution] ?? comment.institution)
	});
	return {
		headline: headline(stored, locals),
		institutions: await institutionsAsked(locals, stored, params.standard),
		standard: standardView(standard, text),
		textLanguage: text.locale,
		levels: text.levels,
		answer: answerTo(assessment, standard.id),
		version: versions[standard.id] ?? 0,
		evidence: citedFirst(assessment.evidence, answerTo(assessment, standard.id).evidence),
		evidenceOptions: evidenceOptions(catalogue, text),
		history: changes.map(({ at, actor, action }) => ({ at, actor, action })),
		comments: {
			threads: threads.map((thread) => ({ ...named(thread), replies: thread.replies.map(named) })),
			mayWrite: policy(actor, 'comment.write', stored.row),
			mayWriteInternal: policy(actor, 'comment.read', {
				...stored.row,
				audience: 'internal',
				institution
			}),
			speaks: institution !== null
		},
		position: position + 1,
		total: catalogue.standards.length,
		previous: catalogue.standards[position - 1]?.id ?? null,
		next: catalogue.standards[position + 1]?.id ?? null,
		saved: url.searchParams.has('saved')
	};
};

/** What the answer cites stands before what it could cite. */
function citedFirst(items: readonly Evidence[], cited: readonly string[]) {
	return items
		.map(({ id, title }) => ({ id, title }))
		.toSorted((a, b) => Number(cited.includes(b.id)) - Number(cited.includes(a.id)));
}

export const actions: Actions = {
	...commentActions,
	save: async ({ request, locals, params }) => {
		const { actor, world } = locals;
		const { fields, uploads, faults } = await readForm(request, world.files);
		const staged = uploads.get(`${NEW_EVIDENCE}file`) ?? null;
		const values = answerInput(fields);
		const version = Number(fieldText(fields, 'version'));
		const drafted = draftedIn(fields);
		try {
			if (faults.length) throw new InputError(faults);
			// What would be refused is found before the evidence is added: a second try must not add it twice.
			const { versions } = await assessments.find(actor, world, params.id);
			readAnswer(values);
			const isCurrent = (versions[params.standard] ?? 0) === version;
			const added =
				isCurrent && (await readEvidence(locals, params.id, fields, staged, NEW_EVIDENCE));
			if (added) values.evidence = [...(values.evidence as unknown[]), added];
			const outcome = await answers.save(
				actor,
				world,
				params.id,
				params.standard,
				values as Answer,
				version
			);
			if (!outcome.saved)
				return fail(409, {
					values,
					drafted,
					current: outcome.current,
					version: outcome.version,
					faults: [],
					comment: null
				});
		} catch (failure) {
			if (!(failure instanceof InputError)) throw failure;
			return fail(400, {
				values,
				drafted,
				current: null,
				version,
				faults: failure.faults,
				comment: null
			});
		} finally {
			if (staged) await world.files.discard(staged);
		}
		const here = resolve('/assessments/[id]/standards/[standard]', params);
		if (fieldText(fields, 'then') !== 'next') redirect(303, `${here}?saved`);
		const { catalogue } = await assessments.find(actor, world, params.id);
		const ids = catalogue.standards.map(({ id }) => id);
		const next = ids[ids.indexOf(params.standard) + 1];
		redirect(
			303,
			next
				? resolve('/assessments/[id]/standards/[standard]', { ...params, standard: next })
				: resolve('/assessments/[id]', { id: params.id })
		);
	}
};
