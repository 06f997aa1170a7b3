import { fail, redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { languagesOf } from '#lib/core/catalogue.ts';
import { fieldText } from '#lib/core/forms.ts';
import { InputError } from '#lib/core/input-error.ts';
import { originOf } from '#lib/server/bundle/origin.ts';
import { NotFound } from '#lib/server/errors.ts';
import { readForm } from '#lib/server/form.ts';
import { judge } from '#lib/server/judge.ts';
import { fingerprintOf } from '#lib/server/keys.ts';
import { policy } from '#lib/server/policy.ts';
import { receiptFor } from '#lib/server/receipt.ts';
import { resultsOf } from '#lib/server/reviews/result.ts';
import { stateName } from '#lib/server/states.ts';
import * as submissions from '#lib/server/submissions.ts';
import { fileName } from '../../assessments/[id]/file-name.ts';
import { standingOf } from '../standing.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { actor, world, states, language } = locals;
	const submission = await submissions.find(actor, world, params.submission);
	const { document, row, catalogue, summary } = submission;
	const { checkpoint, answered, standards } = receiptFor(submission, world);
	const { assessment, amends, findings } = document;
	const isMember = policy(actor, 'assessment.read', row);
	return {
		summary,
		standing: standingOf(summary),
		kind: assessment.kind,
		state: stateName(states, assessment.state, language),
		organisation: assessment.organisation.name,
		period: assessment.period,
		catalogue: assessment.catalogue,
		file: fileName(assessment, `${summary.number}.json`),
		amends,
		findings: findings.length,
		answered,
		standards,
		evidence: assessment.evidence.length,
		files: assessment.evidence.flatMap((item) =>
			item.kind === 'file'
				? {
						id: item.id,
						title: item.title,
						isOpen: submission.held.includes(item.id) && (isMember || item.access !== 'internal'),
						isInternal: item.access === 'internal'
					}
				: []
		),
		checkpoint,
		fingerprint: fingerprintOf(world.keys.publicKey),
		languages: languagesOf(catalogue),
		assessment: isMember ? row.id : null,
		version: row.version,
		judges: !summary.superseded && policy(actor, 'submission.judge', row),
		results: await resultsOf(actor, world, params.submission),
		submitted: url.searchParams.has('submitted'),
		taken: url.searchParams.has('taken'),
		origin: await originOf(actor, world, params.submission)
	};
};

export const actions: Actions = {
	judge: async ({ request, locals: { actor, world }, params }) => {
		const { fields, faults } = await readForm(request);
		const verdict = fieldText(fields, 'verdict');
		const reason = fieldText(fields, 'reason');
		if (verdict !== 'accept' && verdict !== 'send-back') throw new NotFound();
		try {
			if (faults.length) throw new InputError(faults);
			const version = Number(fieldText(fields, 'version'));
			const saved = await judge(actor, world, params.submission, verdict, { reason, version });
			if (!saved.saved) return fail(409, { faults: [], reason, changed: true });
		} catch (failure) {
			if (!(failure instanceof InputError)) throw failure;
			return fail(400, { faults: failure.faults, reason, changed: false });
		}
		redirect(303, resolve('/submissions/[submission]', params));
	}
};
