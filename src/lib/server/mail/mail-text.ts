import type { Language } from '#lib/core/codes.ts';
import { mailWords } from '#lib/text/mail/index.ts';
import type { DueThing, MailWords } from '#lib/text/mail/words.ts';
import { PARAMETERS, type Message, type ParametersOf } from './letters.ts';

/** What a letter says: sentences, perhaps a page that only its link opens, and hints. */
type Body = {
	sentences: string[];
	link?: string;
	/** Where it is read, once signed in; the first page without. */
	page?: '/clarifications' | '/reviews';
	hint?: string;
};

const BODIES: {
	[M in Message]: (words: MailWords, parameters: ParametersOf<M>) => Body;
} = {
	message: ({ message }) => ({ sentences: [message] }),
	invitation: ({ invitation, invitationHint }, { link }) => ({
		...{ sentences: [invitation], link, hint: invitationHint }
	}),
	reset: ({ reset, resetHint }, { link }) => ({ sentences: [reset], link, hint: resetHint }),
	assignment: ({ assignment }, { count, due }) => ({ sentences: [assignment(count, due)] }),
	'sent-back': ({ sentBack }, { count }) => ({ sentences: [sentBack(count)] }),
	reminder: ({ due }, counts) => ({
		sentences: (Object.keys(due) as DueThing[])
			.filter((thing) => counts[thing] > 0)
			.map((thing) => due[thing](counts[thing]))
	}),
	round: ({ round }, { due }) => ({ sentences: [round(due)] }),
	submission: ({ submission, receipt }, { what, sha256 }) => ({
		sentences: [submission[what], ...(sha256 === null ? [] : [receipt(sha256)])]
	}),
	clarification: ({ clarification }, parameters) =>
		parameters.what === 'asked'
			? { sentences: [clarification.asked(parameters.due)], page: '/clarifications' }
			: { sentences: [clarification.replied], page: '/reviews' },
	notice: ({ notice, noticeHint }, { what }) => ({ sentences: [notice[what]], hint: noticeHint })
};

export type MailText = { subject: string; text: string };

/**
 * A letter as plain text. Its links lead to the configured address, whatever a request said.
 * @param parameters JSON, as it was sealed
 * @throws ZodError when the parameters are not those of the message
 */
export function mailText(
	{ message, language, parameters }: { message: string; language: Language; parameters: string },
	origin: string
): MailText {
	const words = mailWords(language);
	const known = message as Message;
	const body = BODIES[known] as (words: MailWords, parameters: unknown) => Body;
	const { sentences, link, hint, ...at } = body(
		words,
		PARAMETERS[known].parse(JSON.parse(parameters))
	);
	const page = `${origin}${link ?? at.page ?? '/'}`;
	// Nothing more to somebody with an NGO: the less a mail says, the less it betrays.
	if (known === 'message') return { subject: words.subject, text: `${words.message}\n\n${page}\n` };
	const parts = [
		sentences.join('\n'),
		...(link === undefined ? [words.signIn] : []),
		page,
		...(hint === undefined ? [] : [hint]),
		words.closing
	];
	return { subject: words.subject, text: `${parts.join('\n\n')}\n` };
}

/** The mail with which an administrator tries whether any arrives. */
export const trialText = (language: Language): MailText => {
	const { subject, trial, closing } = mailWords(language);
	return { subject, text: `${trial}\n\n${closing}\n` };
};
