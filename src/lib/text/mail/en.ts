import { formatDay } from '#lib/text/format.ts';
import { plural } from '#lib/text/report/format.ts';
import type { MailWords } from './words.ts';

const counted = plural('en');
const day = (due: string) => formatDay('en', due);
const standards = (count: number) => counted(count, { one: 'standard', other: 'standards' });
const replies = (count: number) => counted(count, { one: 'reply', other: 'replies' });

export const words: MailWords = {
	subject: 'You have a message in the system',
	message: 'You have a message in the system.',
	invitation: 'You are invited to make an account. Open this page to accept the invitation:',
	invitationHint:
		'The link works once, and for 48 hours. If you did not expect it, ignore this mail.',
	reset: 'A new password can be set for your account. Open this page to choose one:',
	resetHint:
		'The link works once and for a limited time. If you did not ask for it, ignore this mail: your password stays as it is.',
	assignment: (count, due) =>
		`${standards(count)} ${count === 1 ? 'is' : 'are'} assigned to you${due === null ? '' : `, due on ${day(due)}`}.`,
	sentBack: (count) =>
		`${counted(count, { one: 'answer was', other: 'answers were' })} sent back to you.`,
	due: {
		dueSoon: (count) => `Due soon: ${standards(count)} assigned to you.`,
		overdue: (count) => `Overdue: ${standards(count)} assigned to you.`,
		overdueOfOthers: (count) => `Overdue in your organisation: ${standards(count)}.`,
		submissionsDueSoon: (count) =>
			`Due soon: ${counted(count, { one: 'assessment', other: 'assessments' })} to be submitted.`,
		submissionsOverdue: (count) =>
			`Overdue: ${counted(count, { one: 'assessment', other: 'assessments' })} to be submitted.`,
		repliesDueSoon: (count) => `Due soon: ${replies(count)} to reviewers.`,
		repliesOverdue: (count) => `Overdue: ${replies(count)} to reviewers.`
	},
	round: (due) =>
		`Your organisation is invited to a round of assessment. The assessment is due on ${day(due)}.`,
	submission: {
		arrived: 'An assessment was submitted to you.',
		submitted: 'The assessment of your organisation was submitted.',
		returned: 'The assessment of your organisation was returned to it.',
		accepted: 'The assessment of your organisation was accepted.',
		reviewed: 'The review of the assessment of your organisation is finished.'
	},
	clarification: {
		asked: (due) =>
			`Reviewers ask your organisation something.${due === null ? '' : ` A reply is expected by ${day(due)}.`}`,
		replied: 'An organisation has replied to reviewers.'
	},
	receipt: (sha256) => `Receipt (SHA-256 of what was submitted): ${sha256}`,
	notice: {
		password: 'The password of your account was changed.',
		factor: 'The second factor of your account was changed.',
		'new-device': 'Your account was used to sign in on a device for the first time.',
		failures: 'Somebody tried several times in vain to sign in to your account.',
		email: 'The e-mail address of your account was changed.'
	},
	noticeHint: 'If that was not you, tell an administrator at once.',
	trial: 'This is a test: mail from the system reaches you.',
	signIn: 'Sign in here:',
	closing: 'This mail was sent automatically; replies to it are not read.'
};
