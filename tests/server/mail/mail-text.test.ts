import { describe, expect, test } from 'vitest';
import { LANGUAGES, type Language } from '#lib/core/codes.ts';
import {
	MESSAGES,
	NOTICES,
	SUBMISSION_NEWS,
	type Message,
	type ParametersOf
} from '#lib/server/mail/letters.ts';
import { mailText, trialText } from '#lib/server/mail/mail-text.ts';

const ORIGIN = 'https://nrm.example.org';
const SHA256 = 'ab12'.repeat(16);
const NOTHING_DUE = {
	...{ dueSoon: 0, overdue: 0, overdueOfOthers: 0 },
	...{ submissionsDueSoon: 0, submissionsOverdue: 0 },
	...{ repliesDueSoon: 0, repliesOverdue: 0 }
};

/** Each message with each kind of parameters, and the parameters that its text shows. */
const CASES: { [M in Message]: [ParametersOf<M>, shown: string[]][] } = {
	message: [[{}, []]],
	invitation: [[{ link: '/invitation/Token-1_x' }, []]],
	reset: [[{ link: '/reset/Token-1_x' }, []]],
	assignment: [
		[{ count: 1, due: null }, ['1']],
		[{ count: 17, due: '2031-05-29' }, ['17', '2031', '29']]
	],
	'sent-back': [
		[{ count: 1 }, ['1']],
		[{ count: 17 }, ['17']]
	],
	reminder: [
		[{ ...NOTHING_DUE, dueSoon: 11 }, ['11']],
		[{ ...NOTHING_DUE, overdue: 12 }, ['12']],
		[{ ...NOTHING_DUE, overdueOfOthers: 13 }, ['13']],
		[{ ...NOTHING_DUE, submissionsDueSoon: 14 }, ['14']],
		[{ ...NOTHING_DUE, submissionsOverdue: 15 }, ['15']],
		[{ ...NOTHING_DUE, repliesDueSoon: 16 }, ['16']],
		[{ ...NOTHING_DUE, repliesOverdue: 17 }, ['17']],
		[
			{
				...{ dueSoon: 11, overdue: 12, overdueOfOthers: 13 },
				...{ submissionsDueSoon: 14, submissionsOverdue: 15 },
				...{ repliesDueSoon: 16, repliesOverdue: 18 }
			},
			['11', '12', '13', '14', '15', '16', '18']
		]
	],
	round: [[{ due: '2031-05-29' }, ['2031', '29']]],
	submission: [
		...SUBMISSION_NEWS.map((what): [ParametersOf<'submission'>, string[]] => [
			{ what, sha256: null },
			[]
		]),
		[{ what: 'submitted', sha256: SHA256 }, [SHA256]]
	],
	clarification: [
		[{ what: 'asked', due: null }, []],
		[{ what: 'asked', due: '2031-05-29' }, ['2031', '29']],
		[{ what: 'replied' }, []]
	],
	notice: NOTICES.map((what) => [{ what }, []])
};
/** Where what a letter tells is read; the first page without. */
const PAGES: Record<string, string> = { asked: '/clarifications', replied: '/reviews' };
const cases = (message: Message) =>
	CASES[message] as [{ link?: string; what?: string }, string[]][];
const textOf = (message: Message, language: Language, parameters: object) =>
	mailText({ message, language, parameters: JSON.stringify(parameters) }, ORIGIN);
const everyText = (language: Language) =>
	MESSAGES.flatMap((message) =>
		cases(message).map(([parameters]) => textOf(message, language, parameters).text)
	);

/** Numbers of our own: how long a link works, and the name of the hash. */
const OWN_NUMBERS = /\b48\b|SHA-256/g;

describe.each(LANGUAGES)('in %s', (language) => {
	test.each(MESSAGES)('%s says its parameters and nothing more', (message) => {
		for (const [parameters, shown] of cases(message)) {
			const { text } = textOf(message, language, parameters);
			const page = `${ORIGIN}${parameters.link ?? PAGES[parameters.what ?? ''] ?? '/'}`;
			expect(text.match(/https?:\S+/g)).toEqual([page]);
			const rest = text.replace(page, '').replace(OWN_NUMBERS, '');
			expect((rest.match(/\p{L}*\d[\p{L}\d]*/gu) ?? []).toSorted()).toEqual(shown.toSorted());
			expect(rest).not.toMatch(/undefined|null|NaN|\[object|[{}<>]/);
		}
	});

	test('all have the same subject, which tells nothing', () => {
		const subjects = MESSAGES.flatMap((message) =>
			cases(message).map(([parameters]) => textOf(message, language, parameters).subject)
		);
		expect(new Set([...subjects, trialText(language).subject]).size).toBe(1);
		expect(subjects[0]).not.toMatch(/\d|NRM/);
	});

	test('no two say the same', () => {
		const texts = everyText(language);
		expect(new Set(texts).size).toBe(texts.length);
	});

	test('the one for people of NGOs is a sentence and the address', () => {
		const { subject, text } = textOf('message', language, {});
		expect(text).toBe(`${subject}.\n\n${ORIGIN}/\n`);
	});
});

test.each(LANGUAGES.filter((language) => language !== 'en'))(
	'in %s nothing is left in English',
	(language) => {
		const english = new Set(everyText('en').flatMap((text) => text.split('\n')));
		const same = everyText(language)
			.flatMap((text) => text.split('\n'))
			.filter((line) => line && !line.startsWith(ORIGIN) && english.has(line));
		expect(same).toEqual([]);
	}
);

test('a reminder that an earlier version wrote is still sent', () => {
	const { repliesDueSoon, repliesOverdue, ...earlier } = NOTHING_DUE;
	const { text } = textOf('reminder', 'en', { ...earlier, overdue: 12 });
	expect([repliesDueSoon, repliesOverdue]).toEqual([0, 0]);
	expect(text).toMatch(/^Overdue: 12 standards assigned to you\.\n\nSign in/);
});

test.each([
	['invitation', { link: 'https://evil.example/' }],
	['assignment', { count: 1, due: null, title: 'Something' }],
	['notice', { what: 'something' }],
	['clarification', { what: 'asked', due: null, standard: 'A-01' }],
	['unknown', {}]
])('a letter %s with %o is not written', (message, parameters) => {
	expect(() => textOf(message as Message, 'en', parameters)).toThrow();
});
