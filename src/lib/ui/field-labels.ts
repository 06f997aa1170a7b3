import type { Words } from '#lib/text/interface/index.ts';

/** The label of a form's field, so that an error says which field it is about; `''` if it has none. */
export function labelOf({ text, terms }: Words, place: string): string {
	const { head, answer, evidence } = text;
	const { person, organisation, member, setUp } = text.administration;
	const { standard: review, declare } = text.reviews;
	if (place.startsWith('verdicts.')) return `${review.verdict}, ${place.slice('verdicts.'.length)}`;
	const labels: Record<string, string> = {
		designReason: review.cannotReason.design,
		implementationReason: review.cannotReason.implementation,
		finding: review.finding,
		recommendation: review.recommendation,
		priority: review.priority,
		summary: review.summary,
		statement: declare.statement,
		body: text.clarify.thread.body,
		threshold: text.compare.choose.threshold,
		round: text.compare.choose.round,
		group: text.compare.choose.group,
		conflict: declare.legend,
		state: terms.state,
		'organisation.name': head.organisation,
		'organisation.kind': head.organisationKind,
		kind: head.kind,
		'period.from': head.from,
		'period.to': head.to,
		language: head.language,
		confirm: head.remove,
		narrative: terms.narrative,
		notApplicableReason: answer.notApplicableReason,
		design: terms.dimensionShort.design,
		implementation: terms.dimensionShort.implementation,
		'target.by': answer.targetBy,
		title: evidence.name,
		type: evidence.type,
		issuer: evidence.issuer,
		date: evidence.date,
		pinpoint: evidence.pinpoint,
		access: evidence.access,
		file: evidence.file,
		url: evidence.url,
		citation: evidence.citation,
		email: person.email,
		name: person.name,
		password: person.password,
		current: text.account.currentPassword,
		code: setUp.code,
		states: organisation.states,
		role: member.role,
		institution: member.institution,
		until: member.until,
		from: text.trail.filter.from,
		to: text.trail.filter.to,
		reason: text.submission.reason,
		standards: text.work.assign.which,
		institutions: text.work.assign.institutions,
		personId: text.work.assign.person,
		due: text.work.due,
		agree: text.submission.sign.entitled,
		compared: text.bundles.compared,
		publicKey: text.bundles.senders.publicKey,
		catalogue: head.catalogue,
		opens: text.rounds.opens,
		closes: text.rounds.closes,
		organisations: text.rounds.organisations
	};
	return labels[place.replace(/^new\./, '')] ?? '';
}
