import type { AssignmentProgress, Role } from './codes.ts';

/** A standard that an institution answers. Days are `YYYY-MM-DD`. */
export type AssignedWork = {
	assessmentId: string;
	organisationId: string;
	institution: string;
	/** Who there; `null`: nobody in particular. */
	personId: string | null;
	due: string;
	progress: AssignmentProgress;
};

/** An assessment that an organisation is to submit in a round, and has not. */
export type AwaitedSubmission = { roundId: string; organisationId: string; due: string };

/** What reviewers have asked an organisation, which has not replied. */
export type AwaitedReply = { clarificationId: string; organisationId: string; due: string };

/** Somebody whose account works and whose membership holds. */
export type Colleague = {
	organisationId: string;
	personId: string;
	role: Role;
	institution: string | null;
};

export const REMINDED_OF = [
	'dueSoon',
	'overdue',
	'overdueOfOthers',
	'submissionsDueSoon',
	'submissionsOverdue',
	'repliesDueSoon',
	'repliesOverdue'
] as const;
export type RemindedOf = (typeof REMINDED_OF)[number];

/** One count for one person; `key` is the same for as long as it is about the same occasion. */
export type Reminder = { key: string; personId: string; of: RemindedOf; count: number };

/** How many days before (positive) or after the day that something is due somebody is reminded. */
const OCCASIONS = [7, 1, -1, -7] as const;
/** The same for replies, which are due sooner after they are asked for. */
const OCCASIONS_OF_REPLIES = [3, -1] as const;
/** For how many days an occasion is made up for, when nobody could be reminded on the day itself. */
const MADE_UP_FOR = 3;
const DAY = 24 * 60 * 60 * 1_000;

/**
 * Who is reminded of what on a day: 7 days and 1 day before something is due, and 1 and 7 days
 * after; in each case once, also up to two days late, but not after it is due if it is about before.
 * Assigned work goes to the person, or else to all contributors of the institution; when it is late
 * to the coordinators as well, and submissions to them alone. So are replies to reviewers: 3 days
 * before they are due, and 1 day after.
 */
export function remindersOn(
	today: string,
	work: readonly AssignedWork[],
	submissions: readonly AwaitedSubmission[],
	colleagues: readonly Colleague[],
	replies: readonly AwaitedReply[] = []
): Reminder[] {
	const found = new Map<string, Reminder>();
	const count = (personId: string, of: RemindedOf, about: string) => {
		const key = `${of} ${personId} ${about}`;
		const known = found.get(key) ?? { key, personId, of, count: 0 };
		found.set(key, { ...known, count: known.count + 1 });
	};
	const byOrganisation = Map.groupBy(colleagues, (one) => one.organisationId);
	const membersOf = (organisationId: string) => byOrganisation.get(organisationId) ?? [];
	const coordinators = (organisationId: string) =>
		membersOf(organisationId).filter(({ role }) => role === 'coordinator');

	for (const one of work) {
		const occasion = occasionOn(today, one.due);
		if (occasion === null || !isUnfinished(one.progress)) continue;
		const about = `${one.assessmentId} ${one.due} ${occasion}`;
		const responsible = responsibleFor(one, membersOf(one.organisationId));
		for (const { personId } of responsible)
			count(personId, occasion > 0 ? 'dueSoon' : 'overdue', about);
		if (occasion < 0)
			for (const { personId } of coordinators(one.organisationId))
				if (!responsible.some((other) => other.personId === personId))
					count(personId, 'overdueOfOthers', about);
	}
	for (const { roundId, organisationId, due } of submissions) {
		const occasion = occasionOn(today, due);
		if (occasion === null) continue;
		const of = occasion > 0 ? 'submissionsDueSoon' : 'submissionsOverdue';
		for (const { personId } of coordinators(organisationId))
			count(personId, of, `${roundId} ${organisationId} ${due} ${occasion}`);
	}
	for (const { clarificationId, organisationId, due } of replies) {
		const occasion = occasionOn(today, due, OCCASIONS_OF_REPLIES);
		if (occasion === null) continue;
		const of = occasion > 0 ? 'repliesDueSoon' : 'repliesOverdue';
		for (const { personId } of coordinators(organisationId))
			count(personId, of, `${clarificationId} ${occasion}`);
	}
	return [...found.values()];
}

const isUnfinished = (progress: AssignmentProgress): boolean =>
	progress === 'open' || progress === 'in-progress' || progress === 'sent-back';

function responsibleFor(
	{ institution, personId }: AssignedWork,
	members: readonly Colleague[]
): readonly Colleague[] {
	const person = members.filter((one) => one.personId === personId);
	if (person.length > 0) return person;
	return members.filter((one) => one.role === 'contributor' && one.institution === institution);
}

/** The occasion that falls on a day, or just before it; `null` for none. */
function occasionOn(
	today: string,
	due: string,
	occasions: readonly number[] = OCCASIONS
): number | null {
	const left = Math.round((Date.parse(due) - Date.parse(today)) / DAY);
	return (
		occasions.find(
			(occasion) => left <= occasion && left > occasion - MADE_UP_FOR && (occasion < 0 || left >= 0)
		) ?? null
	);
}
