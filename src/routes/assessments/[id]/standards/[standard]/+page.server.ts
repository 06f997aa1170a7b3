import * as comments from '#lib/server/comments.ts';
import * as history from '#lib/server/history.ts';
import { institutionOf, policy } from '#lib/server/policy.ts';
import * as previousRound from '#lib/server/previous-round.ts';
import { confirmOne } from '../../confirm-actions.ts';
import { evidenceOptions } from '../../evidence-form.ts';
import { commentActions } from './comment-actions.ts';
import { institutionsAsked } from './institutions-asked.ts';
import { saveAnswer } from './save-answer.ts';
import { standardPage } from './standard-page.ts';
import type { Actions, PageServerLoad } from './$types';

const HISTORY_SHOWN = 20;
const CHANGES = ['answer.save', 'answer.confirm', 'answer.decide'] as const;

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { actor, world } = locals;
	const { id, standard } = params;
	const { stored, text, shown } = await standardPage(locals, params, url);
	const changes = await history.list(actor, world, id, standard, HISTORY_SHOWN, CHANGES);
	const threads = await comments.list(actor, world, id, standard);
	const institution = institutionOf(actor, stored.row.organisationId);
	const named = <C extends { institution: string | null }>(comment: C): C => ({
		...comment,
		institution:
			comment.institution && (text.institutions[comment.institution] ?? comment.institution)
	});
	return {
		...shown,
		institutions: await institutionsAsked(locals, stored, standard),
		evidenceOptions: evidenceOptions(stored.catalogue, text),
		since: await previousRound.findStandard(actor, world, id, standard),
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
		}
	};
};

export const actions: Actions = {
	...commentActions,
	confirm: confirmOne,
	save: (event) => saveAnswer(event)
};
