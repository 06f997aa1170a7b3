import type { Priority, ReviewStatus, Verdict } from '#lib/core/codes.ts';
import type { Standing } from '#lib/core/review.ts';
import { formatNumber } from '#lib/text/format.ts';

const number = (n: number) => formatNumber('en', n);
const plural = (n: number, one: string, many: string) => `${number(n)} ${n === 1 ? one : many}`;

export const reviews = {
	title: 'Reviews',
	lead: 'What was submitted, by State in alphabetical order, and how far its review is. Nothing here ranks States.',
	none: 'Nothing was submitted yet.',
	noneHere: 'No submission is left under this filter.',
	filter: { round: 'Round', kind: 'Kind', all: 'All', show: 'Show' },
	noRound: 'outside a round',
	completeness: 'Both levels known',
	completenessOf: (rated: number, applicable: number) =>
		`${number(rated)} of ${number(applicable)}`,
	unreadable: 'its catalogue is not installed',
	state: 'Review',
	notBegun: 'Not begun',
	begin: 'Begin',
	isMine: 'You are asked to review this',
	settledOf: (n: number, all: number) => `${number(n)} of ${number(all)} settled`,
	splitCount: (n: number) => `${plural(n, 'standard', 'standards')} to agree on`,
	status: { open: 'Open', finalised: 'Finalised' } satisfies Record<ReviewStatus, string>,
	beginning: {
		title: 'Begin the review',
		lead: (number: number) =>
			`Of submission ${number}. The submission itself stays as it is, whatever reviewers write.`,
		blind: 'How several reviewers work',
		isBlind: 'Blind',
		isBlindHint: 'Each sees the views of the others on a standard only after deciding on it.',
		isOpen: 'Open',
		isOpenHint: 'Each sees what the others have decided.',
		choose:
			'The review of an earlier submission is carried over, as far as the answers are the same.'
	},
	one: {
		title: (state: string) => `Review: ${state}`,
		submission: (n: number) => `Submission ${number(n)}`,
		superseded:
			'An amendment was submitted since. Begin its review: what has not changed is carried over.',
		beginNext: 'See what was submitted since',
		report: 'Its report (PDF)',
		desk: 'All reviews',
		changes: 'What the State has changed in it',
		progress: 'Progress',
		settled: 'Standards with one view',
		split: 'Standards on which reviewers must agree',
		open: 'Standards without a decision',
		blind: 'Reviewers rate blind.',
		finalised: (at: string) => `The review is final since ${at} UTC.`,
		result: 'See the result',
		standards: 'Standards',
		standard: 'Standard',
		selfLevels: 'State: law / practice',
		mine: 'Your view',
		standing: 'The body',
		saved: 'Saved.'
	},
	mine: { open: 'to do', draft: 'draft', decided: 'decided', none: '–' },
	standing: {
		open: 'no decision',
		split: 'to be agreed',
		settled: 'one view'
	} satisfies Record<Standing, string>,
	reviewers: {
		title: 'Reviewers',
		none: 'Nobody is asked to review yet.',
		person: 'Person',
		what: 'Standards',
		all: 'all',
		until: 'Last day',
		untilHint: 'After this day nothing can be rated any more. Leave it empty for no end.',
		open: 'no end',
		over: 'is over',
		interests: 'Conflict of interest',
		undeclared: 'not declared yet',
		free: 'none declared',
		conflict: 'declared: sees nothing of this State',
		lifted: 'declared, and lifted',
		ask: 'Ask somebody to review',
		standards: 'Which standards',
		standardsHint: 'Tick none for all of them.',
		submit: 'Ask to review',
		remove: (name: string) => `Ask ${name} no longer`,
		lift: (name: string) => `Lift the recusal of ${name}`,
		liftText: 'Only when there is no conflict after all. The reason is recorded.'
	},
	declare: {
		title: 'Before you review: your interests',
		lead: 'A conflict of interest is for example: you are a national of the State, you worked for its government or for an organisation that reports on it, or somebody close to you does.',
		legend: 'Do you have a conflict of interest?',
		free: 'I have none',
		conflict: 'I have one, and step back',
		conflictHint: 'You will see nothing of this State any more, in comparisons either.',
		statement: 'In your own words',
		submit: 'Declare',
		first: 'Declare your interests on the page of the review, then you can rate.'
	},
	agreement: {
		title: 'How reviewers agree',
		text: 'Quadratic weighted kappa of each pair of reviewers, averaged. 1 is full agreement, 0 is chance. Below five standards in common there is none.',
		dimension: 'Dimension',
		n: 'n',
		kappa: 'Kappa',
		withinOne: 'At most one level apart',
		hidden: 'It is shown to you once you have decided on all your standards.',
		none: 'No two reviewers have decided on the same standard.'
	},
	standard: {
		title: 'Review of a standard',
		stateSays: 'What the State says',
		shadowSays: 'What the organisation says',
		evidence: 'Evidence that it cites',
		noEvidence: 'It cites no evidence.',
		open: 'open the file',
		notHere: 'its file is not here',
		citation: 'Citation',
		yours: 'Your view',
		level: {
			design: 'Your level for law and policy',
			implementation: 'Your level for practice'
		},
		cannot: 'Cannot be determined',
		cannotReason: {
			design: 'Why law and policy cannot be determined',
			implementation: 'Why practice cannot be determined'
		},
		cannotHint: 'Only where you choose “cannot be determined”; at least 30 characters.',
		notApplicable: 'It does not apply to this State',
		notApplicableReason: 'Why it does not apply',
		verdict: 'What it proves',
		verdicts: {
			supports: 'Supports the answer',
			partly: 'Supports it in part',
			'does-not': 'Does not support it',
			'cannot-open': 'Cannot be opened'
		} satisfies Record<Verdict, string>,
		finding: 'Finding',
		findingHint: 'What you found, and on what it rests.',
		recommendation: 'Recommendation',
		recommendationHint: 'Required where a level is below the target.',
		priority: 'Priority of the recommendation',
		priorities: { high: 'High', medium: 'Medium', low: 'Low' } satisfies Record<Priority, string>,
		promising: 'Promising practice: worth telling other States',
		summary: 'Summary that can be shared',
		summaryHint: 'Without names of people. It can be shown to other States.',
		draft: 'Save as a draft',
		decide: 'Decide',
		decided: 'Your decision is saved.',
		drafted: 'Your draft is saved.',
		isDecided: 'You have decided on this standard.',
		changed:
			'This was saved elsewhere while you were writing. Nothing was lost: your text is below. Saving again replaces the other one.',
		readOnly: 'You read this standard; others are asked to rate it.',
		others: 'Views of other reviewers',
		noOthers: 'Nobody else has decided on it.',
		hidden: (n: number) =>
			`${plural(n, 'other reviewer has', 'other reviewers have')} decided. You see it after your own decision.`,
		target: 'target',
		difference: 'against the answer',
		conclusion: 'The view of the body',
		concludedBy: (who: string, at: string) => `Concluded by ${who} on ${at} UTC`,
		conclude: 'Agree on one view',
		previous: 'Previous standard',
		next: 'Next standard',
		back: 'The review'
	},
	conclude: {
		title: 'One view of the body',
		lead: 'The views of the reviewers stay as they are. Say how this one came of them.',
		reason: 'How you came to one view',
		submit: 'Conclude',
		begins: 'It begins with the first of the views below; change what you agree on.'
	},
	finalise: {
		title: 'Finish the review',
		lead: 'The views become final, are frozen with a hash, and the State can read them. This cannot be taken back; an amendment of the State opens a new review.',
		open: (n: number) =>
			`${plural(n, 'standard still needs', 'standards still need')} one view of the body.`,
		submit: 'Finish the review',
		changed: 'Somebody has changed the review while you were looking. See how it stands now.'
	},
	result: {
		title: (state: string) => `Result of the review: ${state}`,
		lead: (body: string, at: string, n: number) =>
			`By ${body}, final since ${at} UTC, of submission ${number(n)}. The views of the State and of the reviewers stand side by side; none replaces the other.`,
		state: 'State',
		reviewers: 'Reviewers',
		reasonOf: { design: 'Law and policy', implementation: 'Practice' },
		replies: 'Reply of the State',
		replyBy: (who: string, at: string) => `${who}, ${at} UTC`,
		toFinding: 'To the draft finding:',
		consensus: 'How reviewers came to one view',
		raters: (n: number) => `Rated by ${plural(n, 'reviewer', 'reviewers')}.`,
		files: 'The frozen review (JSON, receipt, report)',
		link: 'Result of the review'
	}
};
export type ReviewsText = typeof reviews;
