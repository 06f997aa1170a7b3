import { formatNumber } from '#lib/text/format.ts';

const plural = (n: number, one: string, many: string) =>
	`${formatNumber('en', n)} ${n === 1 ? one : many}`;

export const rounds = {
	list: 'Rounds',
	none: 'There is no round yet.',
	create: 'New round',
	createSubmit: 'Create round',
	created: 'The round is created. Invite organisations now.',
	name: 'Name of the round',
	catalogueHint: 'It stays from the day on which the round opens.',
	period: 'Reference period',
	opens: 'Opens',
	opensHint: 'From this day on an assessment can be begun. Once it has come, it stays.',
	due: 'Due',
	dueHint: 'By this day assessments should be submitted. It is shown and reminded of.',
	closes: 'Closes',
	closesHint: 'The last day on which an assessment can be begun.',
	edit: 'Change the round',
	save: 'Save',
	saved: 'The changes are saved.',
	changed:
		'Somebody else changed this while you were writing. Nothing was overwritten. Save again to put what is here in its place, or open the page anew to see theirs.',
	invited: 'Invited organisations',
	noneInvited: 'No organisation is invited yet.',
	governments: 'Governments begun',
	submitted: 'Governments submitted',
	ofAll: (n: number, all: number) => `${n} of ${all}`,
	progress: { 'not-begun': 'Not begun', begun: 'Begun', submitted: 'Submitted' },
	progressLabel: 'Assessment',
	notTold: 'Not shown for NGOs',
	deeds: 'What you can do',
	invite: 'Invite organisations',
	organisations: 'Organisations to invite',
	inviteHint: 'Their coordinators are written to where there is a mail server.',
	inviteSubmit: 'Invite those chosen',
	allInvited: 'All governments and NGOs are invited.',
	invitedNow: 'The invitation is saved.',
	remove: 'Remove',
	removeOf: (name: string) => `Remove ${name}`,
	removed: 'The organisation is no longer invited.',
	open: {
		title: 'Open rounds',
		begin: 'Begin',
		continue: 'Continue',
		beginOf: (name: string, organisation: string) => `Begin ${name}, ${organisation}`,
		continueOf: (name: string, organisation: string) => `Continue ${name}, ${organisation}`,
		notBegun: 'Not begun',
		dueIn: (days: number) => (days === 0 ? 'due today' : `due in ${plural(days, 'day', 'days')}`),
		overdue: (days: number) => `overdue by ${plural(days, 'day', 'days')}`,
		closes: (day: string) => `can be begun until ${day}`,
		all: 'All assessments'
	},
	begin: {
		title: 'Begin the assessment',
		notOpen: (from: string, to: string) => `This round is open from ${from} to ${to}.`,
		start: 'Start from',
		empty: 'Empty',
		emptyHint: 'All standards are unanswered.',
		from: (period: string) => `The assessment of ${period}`,
		fromHint:
			'Its answers, evidence with files, and actions that are not finished. Each answer is marked as carried over until it is confirmed.',
		state: 'On which State, if you start empty',
		submit: 'Begin'
	},
	carried: {
		tag: 'Carried over, unconfirmed',
		filter: 'Carried over',
		lead: 'These answers come from the previous round. Choose those that are still right and confirm them, or open one to change it.',
		choose: 'Answers that are still right',
		confirm: 'Confirm all chosen',
		open: (id: string) => `Open ${id}`,
		confirmed: (n: number) => `${plural(n, 'answer is', 'answers are')} confirmed.`,
		noneChosen: 'No answer was chosen, so nothing was confirmed.',
		banner: 'This answer was carried over from the previous round, and nobody has confirmed it yet',
		bannerText: 'Confirm it if it is still right. Saving a changed answer confirms it too.',
		asItIs: 'Confirm as it is'
	},
	changes: {
		title: 'Changes since the previous round',
		link: 'What changed since the previous round',
		ofStandard: 'What changed since the previous round',
		nothing: 'Nothing has changed since the previous round.',
		noPrevious:
			'This assessment was not carried over from an earlier one, or that one was removed.',
		periods: (before: string, after: string) => `${before}, compared with ${after}`,
		summary: 'Summary',
		dimension: 'Dimension',
		raised: 'Levels raised',
		lowered: 'Levels lowered',
		counts: (changed: number, unchanged: number) =>
			`${plural(changed, 'standard has', 'standards have')} changed, ${formatNumber('en', unchanged)} ${unchanged === 1 ? 'has' : 'have'} not.`,
		unconfirmed: (n: number) =>
			`${plural(n, 'answer is', 'answers are')} carried over and unconfirmed.`,
		standards: 'Per standard',
		fromTo: (before: string, after: string) => `${before} → ${after}`,
		unknown: 'no information',
		notMarked: 'not marked',
		criterion: (id: string) => `Criterion ${id}`,
		applicability: 'Applicability',
		applicable: 'applicable',
		narrative: 'The narrative has changed',
		before: 'Before',
		after: 'Now',
		target: 'The target has changed',
		added: 'Evidence added',
		removed: 'Evidence no longer cited'
	}
};
export type RoundsText = typeof rounds;
