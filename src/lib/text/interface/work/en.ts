import type { AssignmentProgress } from '#lib/core/codes.ts';
import { formatNumber } from '#lib/text/format.ts';

const plural = (n: number, one: string, many: string) =>
	`${formatNumber('en', n)} ${n === 1 ? one : many}`;

export const work = {
	progress: {
		open: 'Open',
		'in-progress': 'In progress',
		ready: 'Ready',
		'sent-back': 'Sent back',
		approved: 'Approved'
	} satisfies Record<AssignmentProgress, string>,
	overdue: 'Overdue',
	due: 'Due',
	noDue: 'No day set',
	dueOn: (day: string) => `due ${day}`,
	institution: 'Institution',
	person: 'Person',
	anybody: 'Any contributor of the institution',
	board: {
		title: 'Board',
		lead: 'Which institution answers what, and how far each is.',
		assign: 'Assign standards',
		none: 'No standard is assigned yet.',
		byInstitution: 'By institution',
		total: 'Assigned',
		show: (what: string, institution: string) => `${what}: ${institution}`,
		all: 'Show all',
		cells: 'By standard',
		nothing: 'No standard is left under this filter.',
		unassigned: (n: number) =>
			n === 0
				? 'Every standard is assigned.'
				: `${plural(n, 'standard is', 'standards are')} assigned to nobody.`
	},
	assign: {
		title: 'Assign standards',
		lead: 'Each institution that you choose is asked to answer each standard that you choose. What is assigned already keeps its answer.',
		which: 'Which standards?',
		sets: 'Whole sets',
		everything: 'All standards',
		critical: 'All critical safeguards',
		unassigned: 'All that are assigned to nobody',
		single: 'Single standards',
		wholePillar: (pillar: string) => `All of: ${pillar}`,
		institutions: 'To which institutions?',
		person: 'To whom there?',
		personHint: 'Only with one institution, and one of its contributors.',
		due: 'Due',
		dueHint: 'The last day in time.',
		submit: 'Assign',
		done: 'It is assigned.',
		back: 'Back to the board'
	},
	contribution: {
		title: (institution: string) => `Answer of: ${institution}`,
		sentBack: 'It was sent back',
		saved: 'The answer is saved. Hand it in when it is ready.',
		handedIn:
			'It is handed in. Until it is approved you can still change it, and hand it in again.',
		approved: 'It is approved and stays as it is.',
		save: 'Save',
		handIn: 'Save and hand in',
		empty: 'Nothing was written yet.',
		changedBy: (who: string, moment: string) => `${who}, ${moment} UTC`,
		moved: 'Somebody else was faster. Nothing was done. See how it stands now.',
		approve: 'Approve',
		approveHint: 'As the only answer to this standard it becomes the State’s own.',
		approveHintMany: 'Other institutions answer this standard too: decide between them afterwards.',
		sendBack: 'Send back',
		sendBackReason: 'Why it is sent back',
		withdraw: 'Ask this institution no longer',
		withdrawHint: 'What it has written stays in the trail only.',
		toState: 'The State’s own answer'
	},
	decide: {
		title: 'Decide between institutions',
		lead: 'Their answers stay as they are, whatever you decide.',
		disagreements: 'Where they disagree',
		agree: 'They disagree on no level and no criterion.',
		applicable: 'Applicable to some, not applicable to others',
		spread: (low: string, lowest: string, high: string, highest: string) =>
			`${low} (${lowest}) to ${high} (${highest})`,
		material: 'two levels apart or more',
		criterion: (id: string) => `Criterion ${id} is marked differently`,
		choose: 'Which answer becomes the State’s own?',
		keep: 'The State’s own answer as it stands',
		keepHint: 'Write it first on the page of the standard.',
		reason: 'Why',
		submit: 'Decide',
		done: 'It is decided.',
		decided: (institution: string, who: string, moment: string) =>
			`${institution}, by ${who}, ${moment} UTC`,
		decision: 'Decision',
		none: 'No institution has handed in an answer yet.',
		own: 'The State’s own answer'
	},
	institutions: {
		title: 'Answers of institutions',
		decide: 'Decide between them',
		write: 'Write the answer of your institution'
	},
	mine: {
		title: 'My standards',
		lead: 'What your institution is asked to answer, the first due first.',
		none: 'Nothing is assigned to your institution.',
		standard: 'Standard',
		state: 'State',
		progress: 'Progress',
		note: 'Sent back because'
	}
};
export type WorkText = typeof work;
