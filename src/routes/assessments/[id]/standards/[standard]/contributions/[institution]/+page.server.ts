import { error, fail, redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { isOverdue } from '#lib/core/board.ts';
import { textOf } from '#lib/core/catalogue.ts';
import { fieldText } from '#lib/core/forms.ts';
import { InputError } from '#lib/core/input-error.ts';
import * as assessments from '#lib/server/assessments.ts';
import * as assignments from '#lib/server/assignments.ts';
import * as contributions from '#lib/server/contributions.ts';
import { readForm } from '#lib/server/form.ts';
import { policy } from '#lib/server/policy.ts';
import { standardView } from '../../../../../../standard-view.ts';
import { evidenceOptions } from '../../../../evidence-form.ts';
import { headline } from '../../../../headline.ts';
import { saveAnswer, shown } from '../../save-answer.ts';
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
	save: (event) => {
		const { locals, params } = event;
		const { actor, world } = locals;
		return saveAnswer(event, undefined, {
			save: (answer, bases, version, then) =>
				contributions.save(actor, world, whichOf(params), answer, {
					bases,
					version,
					ready: then === 'ready'
				}),
			goOn: (then) => here(params, then === 'ready' ? 'ready' : 'saved')
		});
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
const moved = () => ({ ...shown({}), reason: '', moved: true });
