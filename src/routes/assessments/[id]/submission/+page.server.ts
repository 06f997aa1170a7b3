import { fail, redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { textOf } from '#lib/core/catalogue.ts';
import { fieldText } from '#lib/core/forms.ts';
import { InputError } from '#lib/core/input-error.ts';
import { movesFrom, type Move } from '#lib/core/lifecycle.ts';
import { canSubmit, CHECKS, type CheckKind } from '#lib/core/submission-checks.ts';
import * as checks from '#lib/server/checks.ts';
import { NotFound } from '#lib/server/errors.ts';
import { readForm } from '#lib/server/form.ts';
import * as moves from '#lib/server/moves.ts';
import { policy } from '#lib/server/policy.ts';
import * as submissions from '#lib/server/submissions.ts';
import { headline } from '../headline.ts';
import { targetOf } from './check-target.ts';
import type { Actions, PageServerLoad } from './$types';

/** The steps of the organisation itself; the others are those of who receives it. */
const OWN = ['request-approval', 'withdraw', 'submit', 'reopen', 'amend'] as const;
const isOwn = (move: Move): move is (typeof OWN)[number] => (OWN as readonly Move[]).includes(move);

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { actor, world, language } = locals;
	const { stored, checks: found } = await checks.find(actor, world, params.id);
	const submitted = await submissions.list(actor, world, params.id);
	const text = textOf(stored.catalogue, language);
	const titles = new Map(stored.assessment.evidence.map(({ id, title }) => [id, title]));
	const { status } = stored.row;
	const isOpen = status === 'draft' || status === 'in-approval';
	return {
		headline: headline(stored, locals),
		version: stored.version,
		isOpen,
		canSubmit: canSubmit(found),
		stops: found.filter(({ severity }) => severity === 'stop').length,
		warnings: found.filter(({ severity }) => severity === 'warn').length,
		groups: (Object.keys(CHECKS) as CheckKind[]).flatMap((kind) => {
			const findings = found.filter((check) => check.kind === kind);
			if (findings.length === 0) return [];
			return {
				kind,
				severity: CHECKS[kind],
				findings: findings.map((check) => ({
					href: targetOf(params.id, check),
					label:
						check.standard === null
							? (titles.get(check.evidence ?? '') ?? '')
							: `${check.standard} ${text.standards[check.standard]!.title}`,
					dimension: check.dimension ?? null,
					other: check.other ?? null,
					institution: check.institution ? (text.institutions[check.institution] ?? '') : null
				}))
			};
		}),
		moves: policy(actor, 'assessment.move', stored.row) ? movesFrom(status).filter(isOwn) : [],
		submissions: submitted,
		returned: status === 'returned' ? (submitted[0]?.outcomeReason ?? null) : null,
		moved: url.searchParams.has('moved')
	};
};

export const actions: Actions = {
	move: async ({ request, locals: { actor, world }, params }) => {
		const { fields, faults } = await readForm(request);
		const step = fieldText(fields, 'step') as moves.PlainMove;
		const reason = fieldText(fields, 'reason');
		if (!(OWN as readonly string[]).includes(step)) throw new NotFound();
		try {
			if (faults.length) throw new InputError(faults);
			const version = Number(fieldText(fields, 'version'));
			const saved = await moves.move(actor, world, params.id, step, { reason, version });
			if (!saved.saved) return fail(409, { faults: [], reason, changed: true });
		} catch (failure) {
			if (!(failure instanceof InputError)) throw failure;
			return fail(400, { faults: failure.faults, reason, changed: false });
		}
		redirect(303, `${resolve('/assessments/[id]/submission', params)}?moved`);
	}
};
