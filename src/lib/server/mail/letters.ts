import { z } from 'zod';
import type { Language } from '#lib/core/codes.ts';
import { day } from '#lib/core/fields.ts';

/** What about an account has changed, or was tried. Source: requirement S37. */
export const NOTICES = ['password', 'factor', 'new-device', 'failures', 'email'] as const;
export type NoticeOf = (typeof NOTICES)[number];

/** What became of an assessment: `arrived` tells reviewers, the others its own coordinators. */
export const SUBMISSION_NEWS = [
	'arrived',
	'submitted',
	'returned',
	'accepted',
	'reviewed'
] as const;

/**
 * A page of this installation that somebody can open only with what the link carries. The address
 * before it is the configured one, and is put there when the mail is sent.
 */
const link = z.templateLiteral([z.enum(['/invitation/', '/reset/']), z.string()]);
const count = z.int().nonnegative();

/**
 * What each message may say, and nothing else: no text that somebody wrote, no name, no State, no
 * standard.
 */
export const PARAMETERS = {
	/** That there is something to read; all that people of NGOs are told. */
	message: z.strictObject({}),
	invitation: z.strictObject({ link }),
	reset: z.strictObject({ link }),
	/** `count` standards were assigned; `null`: without a day. */
	assignment: z.strictObject({ count, due: day.nullable() }),
	'sent-back': z.strictObject({ count }),
	/** Standards of one's own that are due soon or late, late ones of others, submissions, replies. */
	reminder: z.strictObject({
		dueSoon: count,
		overdue: count,
		overdueOfOthers: count,
		submissionsDueSoon: count,
		submissionsOverdue: count,
		// Letters that an earlier version wrote do not have them.
		repliesDueSoon: count.default(0),
		repliesOverdue: count.default(0)
	}),
	/** The organisation is invited to assess by that day. */
	round: z.strictObject({ due: day }),
	/** `sha256`: of what was submitted, as a receipt. */
	submission: z.strictObject({
		what: z.enum(SUBMISSION_NEWS),
		sha256: z.hash('sha256').nullable()
	}),
	/** `asked` tells whom reviewers ask, by when to reply; `replied` tells reviewers. */
	clarification: z.discriminatedUnion('what', [
		z.strictObject({ what: z.literal('asked'), due: day.nullable() }),
		z.strictObject({ what: z.literal('replied') })
	]),
	notice: z.strictObject({ what: z.enum(NOTICES) })
};
export type Message = keyof typeof PARAMETERS;
export const MESSAGES = Object.keys(PARAMETERS) as [Message, ...Message[]];
export type ParametersOf<M extends Message> = z.output<(typeof PARAMETERS)[M]>;

/** An address that has no account yet, as somebody wrote it down. */
export type Outsider = { email: string; language: Language | null };

/** Who is written to, among those whose accounts work and whose memberships hold today. */
export type Recipients =
	/** Their own accounts are concerned, whether or not they are members of anything. */
	| { people: readonly string[] }
	| { membersOf: string; people: readonly string[] }
	| { contributorsOf: string; institution: string }
	| { coordinatorsOf: readonly string[] }
	/** All who judge submissions. */
	| { reviewers: true };

/** A mail to be sent, as those who have something to tell put it. */
export type Letter = {
	[M in Message]: {
		message: M;
		to: M extends 'invitation' ? Outsider : Recipients;
	} & ParametersOf<M>;
}[Message];
