import { error, fail, redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { readAnswer, type Answer } from '#lib/core/assessment.ts';
import { isOverdue } from '#lib/core/board.ts';
import { textOf } from '#lib/core/catalogue.ts';
import { answerInput, fieldText } from '#lib/core/forms.ts';
import { InputError } from '#lib/core/input-error.ts';
import * as assessments from '#lib/server/assessments.ts';
import * as assignments from '#lib/server/assignments.ts';
import * as contributions from '#lib/server/contributions.ts';
import { readForm } from '#lib/server/form.ts';
import { policy } from '#lib/server/policy.ts';
import { standardView } from '../../../../../../standard-view.ts';
import { evidenceOptions, readEvidence } from '../../../../evidence-form.ts';
import { headline } from '../../../../headline.ts';
import { draftedIn, NEW_EVIDENCE } from '../../drafted.ts';
import type { Actions, PageServerLoad } from './$types';

type Params = { id: string; standard: string; institution: string };
const whichOf = ({ id, standard, institution }: Params) => ({
	assessmentId: id,
	standard,
	institution
});

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { actor, world, language } = locals;
	const contribution = await contributions.find(actor, world, whichOf(params));
	const stored = await assessments.find(actor, world, params.id);
	const { catalogue, assessment, row } = stored;
	const standard = catalogue.standards.find(({ id }) => id === params.standard);
	if (!standard) error(404);
	const text = textOf(catalogue, language);
	const { institution, progress } = contribution;
	const others = await contributions.list(actor, world, params.id, params.standard);
	const today = world.now().toISOString().slice(0, 10);
	return {
		headline: headline(stored, locals),
		standard: standardView(standard, text),
		textLanguage: text.locale,
		levels: text.levels,
		institution: text.institutions[institution] ?? institution,
		contribution,
		isOverdue: isOverdue(contribution, today),
		isOnly: others.length === 1,
		evidence: assessment.evidence.map(({ id, title }) => ({ id, title })),
		evidenceOptions: evidenceOptions(catalogue, text),
		writes: policy(actor, 'contribution.edit', { ...row, institution, progress }),
		decides: policy(actor, 'contribution.decide', row),
		seesBoard: policy(actor, 'assignment.list', row),
		done: url.searchParams.get('done')
	};
};

export const actions: Actions = {
	save: async ({ request, locals, params }) => {
		const { actor, world } = locals;
		const { fields, uploads, faults } = await readForm(request, world.files);
		const staged = uploads.get(`${NEW_EVIDENCE}file`) ?? null;
		const values = answerInput(fields);
		const version = Number(fieldText(fields, 'version'));
		const ready = fieldText(fields, 'then') === 'ready';
		const refused = { values, drafted: draftedIn(fields), reason: '', moved: false };
		try {
			if (faults.length) throw new InputError(faults);
			// What would be refused is found before the evidence is added: a second try must not add it twice.
			const current = await contributions.find(actor, world, whichOf(params));
			readAnswer(values);
			const added =
				current.version === version &&
				(await readEvidence(locals, params.id, fields, staged, NEW_EVIDENCE));
			if (added) values.evidence = [...(values.evidence as unknown[]), added];
			const answer = values as Answer;
			const which = whichOf(params);
			const outcome = await contributions.save(actor, world, which, answer, { version, ready });
			if (!outcome.saved) {
				const { current, version } = outcome;
				return fail(409, { ...refused, faults: [], current, version });
			}
			if (fieldText(fields, 'then') === 'auto')
				return { ...moved(), moved: false, saved: { version: outcome.version, took: [] } };
		} catch (failure) {
			if (!(failure instanceof InputError)) throw failure;
			return fail(400, { ...refused, faults: failure.faults, current: null, version });
		} finally {
			if (staged) await world.files.discard(staged);
		}
		redirect(303, here(params, ready ? 'ready' : 'saved'));
	},

	approve: async ({ request, locals: { actor, world }, params }) => {
		const { fields } = await readForm(request);
		const version = Number(fieldText(fields, 'version'));
		try {
			const outcome = await contributions.approve(actor, world, whichOf(params), version);
			if (!outcome.saved) return fail(409, moved());
		} catch (failure) {
			if (!(failure instanceof InputError)) throw failure;
			return fail(400, { ...moved(), faults: failure.faults, moved: false });
		}
		redirect(303, here(params, 'approved'));
	},

	sendBack: async ({ request, locals: { actor, world }, params }) => {
		const { fields, faults } = await readForm(request);
		const version = Number(fieldText(fields, 'version'));
		const reason = fieldText(fields, 'reason');
		try {
			if (faults.length) throw new InputError(faults);
			const input = { reason, version };
			const outcome = await contributions.sendBack(actor, world, whichOf(params), input);
			if (!outcome.saved) return fail(409, { ...moved(), reason });
		} catch (failure) {
			if (!(failure instanceof InputError)) throw failure;
			return fail(400, { ...moved(), faults: failure.faults, reason, moved: false });
		}
		redirect(303, here(params, 'sent-back'));
	},

	withdraw: async ({ locals: { actor, world }, params: { id, standard, institution } }) => {
		await assignments.remove(actor, world, id, standard, institution);
		redirect(303, resolve('/assessments/[id]/board', { id }));
	}
};

const here = (params: Params, done: string): string =>
	`${resolve('/assessments/[id]/standards/[standard]/contributions/[institution]', params)}?done=${done}`;

/** Somebody else was faster than a coordinator. */
const moved = () => ({
	values: null,
	drafted: {},
	faults: [],
	current: null,
	version: null,
	reason: '',
	moved: true
});
