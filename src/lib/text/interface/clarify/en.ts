import type { ClarificationKind, ClarificationState } from '#lib/core/codes.ts';
import { formatNumber } from '#lib/text/format.ts';

const number = (n: number) => formatNumber('en', n);

export const clarify = {
	title: 'Asked by reviewers',
	lead: 'Questions about what your organisation has submitted, and draft findings to which you may reply. What you reply is kept beside the finding and printed with it.',
	none: 'Reviewers have asked nothing.',
	link: (n: number) =>
		n === 1 ? 'Reviewers await 1 reply from you' : `Reviewers await ${number(n)} replies from you`,
	kind: {
		question: 'Question',
		finding: 'Draft finding'
	} satisfies Record<ClarificationKind, string>,
	state: {
		open: 'awaits a reply',
		answered: 'replied',
		closed: 'closed'
	} satisfies Record<ClarificationState, string>,
	standard: 'Standard',
	submission: 'Submission',
	what: 'What is asked',
	due: 'Until',
	noDay: 'no day',
	overdue: 'late',
	standing: 'Standing',
	about: (kind: string, standard: string) => `${kind} about ${standard}`,
	frozen:
		'What was submitted stays as it is, whatever you reply. Changes come as an amendment, which your coordinator begins on the page of the submission.',
	reply: 'Your reply',
	replyHint: 'No names of victims. It is read by the reviewers and printed with the finding.',
	send: 'Send the reply',
	sent: 'Your reply is sent.',
	changed:
		'Somebody else has written while you were writing. Your text is below: read what is new, then send it.',
	readOnly: 'Only a coordinator of your organisation replies, while the review is open.',
	thread: {
		title: 'Clarifications and draft findings',
		none: 'Nothing was asked about this standard yet.',
		ask: 'Ask the organisation',
		kind: 'What it is',
		questionHint: 'Something that is unclear or missing.',
		findingHint: 'Put it in the words of the finding; the reply is printed with it.',
		body: 'Text',
		bodyHint: 'The organisation reads it, and who your body is; not your name.',
		due: 'Reply until',
		send: 'Send',
		more: 'Write more in this thread',
		close: 'Close the thread',
		reopen: 'Open the thread again',
		waiting: (open: number, answered: number) =>
			[
				...(open > 0 ? [`${number(open)} awaiting a reply`] : []),
				...(answered > 0 ? [`${number(answered)} replied`] : [])
			].join(', ')
	}
};
export type ClarifyText = typeof clarify;
