import { describe, expect, test } from 'vitest';
import { PROGRESS } from '#lib/core/codes.ts';
import {
	remindersOn,
	type AssignedWork,
	type AwaitedReply,
	type AwaitedSubmission,
	type Colleague
} from '#lib/core/reminders.ts';

const DUE = '2026-03-31';
const work = (rest: Partial<AssignedWork> = {}): AssignedWork => ({
	assessmentId: 'a1',
	organisationId: 'o1',
	institution: 'police',
	personId: null,
	due: DUE,
	progress: 'open',
	...rest
});
const submission: AwaitedSubmission = { roundId: 'r1', organisationId: 'o1', due: DUE };
const colleague = (
	personId: string,
	role: Colleague['role'],
	institution: string | null = null,
	organisationId = 'o1'
): Colleague => ({ organisationId, personId, role, institution });
const PEOPLE = [
	colleague('boss', 'coordinator'),
	colleague('pia', 'contributor', 'police'),
	colleague('paul', 'contributor', 'police'),
	colleague('lea', 'contributor', 'labour'),
	colleague('olaf', 'observer'),
	colleague('other', 'coordinator', null, 'o2'),
	colleague('other-pia', 'contributor', 'police', 'o2')
];

const told = (
	today: string,
	all: AssignedWork[],
	submissions: AwaitedSubmission[] = [],
	people = PEOPLE
) =>
	remindersOn(today, all, submissions, people).map(
		({ personId, of, count }) => `${personId} ${of} ${count}`
	);

describe('on which days', () => {
	test.each([
		['2026-03-23', []],
		['2026-03-24', ['pia dueSoon 1', 'boss submissionsDueSoon 1']],
		['2026-03-26', ['pia dueSoon 1', 'boss submissionsDueSoon 1']],
		['2026-03-27', []],
		['2026-03-29', []],
		['2026-03-30', ['pia dueSoon 1', 'boss submissionsDueSoon 1']],
		['2026-03-31', ['pia dueSoon 1', 'boss submissionsDueSoon 1']],
		['2026-04-01', ['pia overdue 1', 'boss overdueOfOthers 1', 'boss submissionsOverdue 1']],
		['2026-04-03', ['pia overdue 1', 'boss overdueOfOthers 1', 'boss submissionsOverdue 1']],
		['2026-04-04', []],
		['2026-04-06', []],
		['2026-04-07', ['pia overdue 1', 'boss overdueOfOthers 1', 'boss submissionsOverdue 1']],
		['2026-04-09', ['pia overdue 1', 'boss overdueOfOthers 1', 'boss submissionsOverdue 1']],
		['2026-04-10', []],
		['2027-03-24', []]
	])('%s', (today, expected) => {
		expect(told(today, [work({ personId: 'pia' })], [submission])).toEqual(expected);
	});

	test('each occasion has one key, however many days it is seen', () => {
		const days = Array.from({ length: 31 }, (_, day) =>
			new Date(Date.UTC(2026, 2, 15 + day)).toISOString().slice(0, 10)
		);
		const keys = days.flatMap((today) =>
			remindersOn(today, [work({ personId: 'pia' })], [], []).map(({ key }) => key)
		);
		expect(keys).toEqual([]);
		const own = [colleague('pia', 'contributor', 'police')];
		const seen = days.flatMap((today) =>
			remindersOn(today, [work({ personId: 'pia' })], [], own).map(({ key }) => key)
		);
		expect(new Set(seen)).toEqual(
			new Set([
				'dueSoon pia a1 2026-03-31 7',
				'dueSoon pia a1 2026-03-31 1',
				'overdue pia a1 2026-03-31 -1',
				'overdue pia a1 2026-03-31 -7'
			])
		);
	});
});

describe('replies to reviewers', () => {
	const reply = (rest: Partial<AwaitedReply> = {}): AwaitedReply => ({
		...{ clarificationId: 'c1', organisationId: 'o1', due: DUE },
		...rest
	});
	const told = (today: string, replies: AwaitedReply[]) =>
		remindersOn(today, [], [], PEOPLE, replies);

	test.each([
		['2026-03-27', []],
		['2026-03-28', ['boss repliesDueSoon 1']],
		['2026-03-30', ['boss repliesDueSoon 1']],
		['2026-03-31', []],
		['2026-04-01', ['boss repliesOverdue 1']],
		['2026-04-03', ['boss repliesOverdue 1']],
		['2026-04-04', []]
	])('coordinators are reminded on %s', (today, expected) => {
		expect(told(today, [reply()]).map((one) => `${one.personId} ${one.of} ${one.count}`)).toEqual(
			expected
		);
	});

	test('each thread has its own key, the same on every day of an occasion', () => {
		const replies = [reply(), reply({ clarificationId: 'c2' }), reply({ organisationId: 'o3' })];
		const keys = ['2026-03-28', '2026-03-29'].map((today) =>
			told(today, replies).map(({ key }) => key)
		);
		expect(keys).toEqual([
			['repliesDueSoon boss c1 3', 'repliesDueSoon boss c2 3'],
			['repliesDueSoon boss c1 3', 'repliesDueSoon boss c2 3']
		]);
	});
});

describe('who', () => {
	const BEFORE = '2026-03-24';
	const AFTER = '2026-04-01';
	test.each([
		['the assigned person alone', BEFORE, [work({ personId: 'pia' })], ['pia dueSoon 1']],
		[
			'all contributors of the institution, where it is nobody in particular',
			BEFORE,
			[work()],
			['pia dueSoon 1', 'paul dueSoon 1']
		],
		[
			'them as well, where the assigned person is not there any more',
			BEFORE,
			[work({ personId: 'gone' })],
			['pia dueSoon 1', 'paul dueSoon 1']
		],
		[
			'nobody of another organisation',
			BEFORE,
			[work({ personId: 'other-pia' })],
			['pia dueSoon 1', 'paul dueSoon 1']
		],
		['nobody, where an institution has nobody', BEFORE, [work({ institution: 'courts' })], []],
		[
			'one count for all standards',
			BEFORE,
			[work({ personId: 'pia' }), work({ personId: 'pia' }), work({ personId: 'lea' })],
			['pia dueSoon 2', 'lea dueSoon 1']
		],
		[
			'coordinators of what is late, once for all',
			AFTER,
			[work({ personId: 'pia' }), work({ personId: 'lea' })],
			['pia overdue 1', 'boss overdueOfOthers 2', 'lea overdue 1']
		],
		['a coordinator who is late, once', AFTER, [work({ personId: 'boss' })], ['boss overdue 1']],
		[
			'each assessment by itself',
			BEFORE,
			[work({ personId: 'pia' }), work({ personId: 'pia', assessmentId: 'a2' })],
			['pia dueSoon 1', 'pia dueSoon 1']
		]
	])('%s', (_who, today, all, expected) => {
		expect(told(today, all)).toEqual(expected);
	});

	test('nobody of what is done', () => {
		const reminded = PROGRESS.filter(
			(progress) => told(AFTER, [work({ personId: 'pia', progress })]).length > 0
		);
		expect(reminded).toEqual(['open', 'in-progress', 'sent-back']);
	});
});
