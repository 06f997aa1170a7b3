export type SubmissionNews = 'arrived' | 'submitted' | 'returned' | 'accepted' | 'reviewed';
export type NoticeOf = 'password' | 'factor' | 'new-device' | 'failures' | 'email';

/** What may be due, of which a reminder gives the counts. */
export type DueThing =
	| 'dueSoon'
	| 'overdue'
	| 'overdueOfOthers'
	| 'submissionsDueSoon'
	| 'submissionsOverdue'
	| 'repliesDueSoon'
	| 'repliesOverdue';

/** The sentences of mails in one language. Nothing goes into them but counts, days and a receipt. */
export type MailWords = {
	/** Of every mail: it stands in lists and on locked screens. */
	subject: string;
	message: string;
	invitation: string;
	invitationHint: string;
	reset: string;
	resetHint: string;
	/** `null`: without a day. */
	assignment: (count: number, due: string | null) => string;
	sentBack: (count: number) => string;
	due: Record<DueThing, (count: number) => string>;
	round: (due: string) => string;
	submission: Record<SubmissionNews, string>;
	/** Between reviewers and whom they review; `null`: without a day. */
	clarification: { asked: (due: string | null) => string; replied: string };
	receipt: (sha256: string) => string;
	notice: Record<NoticeOf, string>;
	noticeHint: string;
	/** Of a mail with which an administrator tries whether any arrives. */
	trial: string;
	signIn: string;
	closing: string;
};
