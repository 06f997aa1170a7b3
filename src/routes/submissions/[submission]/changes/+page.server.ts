import { textOf } from '#lib/core/catalogue.ts';
import * as amendment from '#lib/server/amendment.ts';
import { stateName } from '#lib/server/states.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const { actor, world, states, language } = locals;
	const { submission, reason, previous } = await amendment.find(actor, world, params.submission);
	const { summary, document, catalogue } = submission;
	const text = textOf(catalogue, language);
	const { kind, state, organisation } = document.assessment;
	return {
		id: summary.id,
		number: summary.number,
		kind,
		organisation: organisation.name,
		state: stateName(states, state, language),
		reason,
		textLanguage: text.locale,
		names: { evidenceTypes: text.evidenceTypes, institutions: text.institutions },
		previous: previous && {
			...previous,
			changes: {
				...previous.changes,
				head: previous.changes.head.map(({ part, before, after }) => ({
					part,
					before: part === 'state' ? stateName(states, before, language) : before,
					after: part === 'state' ? stateName(states, after, language) : after
				})),
				standards: previous.changes.standards.map((standard) => ({
					...standard,
					title: text.standards[standard.id]!.title
				}))
			}
		}
	};
};
