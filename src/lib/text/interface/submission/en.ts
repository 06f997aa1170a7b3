import type { Move } from '#lib/core/lifecycle.ts';
import type { CheckKind } from '#lib/core/submission-checks.ts';
import { formatNumber } from '#lib/text/format.ts';

const plural = (n: number, one: string, many: string) =>
	`${formatNumber('en', n)} ${n === 1 ? one : many}`;

export const submission = {
	now: {
		draft: 'This is a draft. Members write and change it.',
		'in-approval': 'It is in approval: nobody changes it until it is submitted or taken back.',
		submitted: 'It is submitted. What was submitted stays as it is.',
		returned: 'It was returned. Reopen it to answer what was asked, then submit again.',
		accepted: 'It is accepted.'
	},
	returnedBecause: 'Why it was returned',
	checks: 'Checks before submitting',
	checksStop: (n: number) =>
		`${plural(n, 'thing stands', 'things stand')} in the way of submitting.`,
	checksWarn: (n: number) =>
		`${plural(n, 'warning', 'warnings')}: look again; they may stay as they are.`,
	checksClear: 'Nothing to look at: every check passes.',
	stop: 'Must be resolved',
	warn: 'Warning',
	kind: {
		unanswered: 'No answer: neither level is known, and no narrative says why',
		'one-unknown': 'One level is unknown',
		'not-applicable-reason': 'Not applicable without a reason that says something',
		carried: 'Carried over from the last round, and confirmed by nobody',
		undecided: 'Several institutions have answered, and nobody has decided between them',
		pending: 'The answer of an institution is awaited or not approved',
		overdue: 'The answer of an institution is late',
		'above-criteria': 'A level above what the criteria suggest, without a narrative that says why',
		unsupported: 'Practice at level 3 or 4 without evidence',
		'evidence-unused': 'Evidence that no answer cites',
		contradiction: 'Well above a standard on which it rests'
	} satisfies Record<CheckKind, string>,
	restsOn: (standard: string) => `it rests on ${standard}`,
	move: {
		'request-approval': 'Hand in for approval',
		withdraw: 'Take back into draft',
		submit: 'Go on to submitting',
		'send-back': 'Return',
		accept: 'Accept',
		reopen: 'Reopen as a draft',
		amend: 'Begin an amendment'
	} satisfies Record<Move, string>,
	approvalHint: 'While it is in approval, answers and evidence stay as they are.',
	amendText:
		'What was submitted stays, and is marked as superseded once the amendment is submitted.',
	reason: 'Reason',
	reasonHint: (n: number) => `At least ${n} characters. It stays in the trail.`,
	changed:
		'Somebody else moved this on while you were looking. Nothing was done. See how it stands now.',
	moved: 'Done.',
	clearance: 'Copy for internal clearance',
	clearanceText:
		'A PDF of the draft as it stands, with a watermark and your name on every page. It is no submission.',
	clearanceDownload: 'Download the copy (PDF)',
	onlyCoordinator: 'A coordinator of your organisation submits.',
	sign: {
		title: 'Submit',
		lead: 'The answers, the evidence list and the actions are frozen as they are now, with a hash that proves it. You get a receipt.',
		amends: (n: number) => `This amends submission ${formatNumber('en', n)}.`,
		amendmentReason: 'What the amendment changes, and why',
		warningsLeft: (n: number) =>
			`${plural(n, 'warning is', 'warnings are')} left as they are and stay with the submission.`,
		agree: (organisation: string) =>
			`I submit this in the name of ${organisation}, and I am entitled to do so`,
		entitled: 'Entitled to submit',
		submit: 'Submit now',
		back: 'Back to the checks'
	},
	list: {
		title: 'Submissions',
		none: 'Nothing was submitted yet.',
		number: 'Number',
		at: 'Submitted on',
		by: 'Submitted by',
		standing: 'Standing',
		receiptOf: (n: number) => `Receipt of submission ${formatNumber('en', n)}`
	},
	standing: {
		current: 'Received',
		superseded: 'Superseded',
		returned: 'Returned',
		accepted: 'Accepted'
	},
	receipt: {
		title: (n: number) => `Submission ${formatNumber('en', n)}`,
		done: 'It is submitted. Keep the receipt.',
		superseded: 'A later submission has taken its place. This one is kept as it was submitted.',
		returned: 'It was returned',
		accepted: 'It was accepted',
		facts: 'Receipt',
		answered: 'Standards answered',
		answeredOf: (n: number, all: number) =>
			`${formatNumber('en', n)} of ${formatNumber('en', all)}`,
		evidence: 'Evidence items',
		findings: 'Warnings left as they are',
		amends: 'Takes the place of',
		sha256: 'SHA-256 of the submission',
		audit: 'Entry of the audit trail',
		checkpoint: 'Signed head of the trail',
		checkpointOf: (n: number) => `covers ${plural(n, 'entry', 'entries')}`,
		signature: 'Signature (Ed25519)',
		check: 'Check it yourself',
		checkText:
			'Download the file of the submission and compute its SHA-256, for example with this command. It must be the value above.',
		downloads: 'Downloads',
		pdf: 'Receipt (PDF)',
		report: 'Report of this submission (PDF)',
		file: 'File of the submission (JSON)',
		bundle: 'Bundle for reviewers: submission, evidence and signature (one file)',
		fingerprint: 'Fingerprint of the public key',
		key: 'Public key of this installation',
		language: 'Language of the PDF',
		files: 'Evidence files as they were submitted',
		internalFile: 'internal: not for reviewers'
	},
	inbox: {
		title: 'Submissions received',
		lead: 'What organisations have submitted, the newest first. Later amendments take the place of earlier ones.',
		none: 'Nothing was received yet.'
	},
	judge: {
		title: 'Your decision on this submission',
		accept: 'Accept the submission',
		acceptText: 'The organisation is told that it was accepted.',
		returnTitle: 'Return the submission',
		returnText: 'The organisation can reopen it, change it and submit again. This one stays.',
		returnReason: 'Why it is returned',
		returnSubmit: 'Return the submission'
	}
};
export type SubmissionText = typeof submission;
