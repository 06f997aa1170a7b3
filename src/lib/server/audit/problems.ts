const MOST_OF_A_KIND = 20;

/** What can be wrong with the trail, by what it shows. */
export const PROBLEM_CODES = [
	/** The numbers jump: entries were deleted. */
	'missing',
	/** The hash does not follow: the entry was edited, or belongs to another place. */
	'changed',
	/** The details beside the entry are not those that it was made with. */
	'details',
	/** The hashes follow, but not to the head that was signed. */
	'rewritten',
	/** More entries were signed or submitted than there are. */
	'cut-off',
	/** The entry is not the submission that names it. */
	'submission',
	/** A checkpoint was not signed with the key of this installation. */
	'signature',
	/** A line of the file is no checkpoint. */
	'unreadable',
	/** There are checkpoints in the database, but no file of them. */
	'no-file'
] as const;
export type ProblemCode = (typeof PROBLEM_CODES)[number];

export type Problem = {
	code: ProblemCode;
	/** The first entry that is concerned; `null`: it is about no entry. */
	sequence: number | null;
	/** The last one. */
	until: number | null;
	/** What says so: a line of the file, the database, a submission. */
	place: string | null;
};

/** Problems as they are found: at most 20 of a kind, which is enough to know. */
export function collectProblems() {
	const counts = new Map<ProblemCode, number>();
	const problems: Problem[] = [];
	return {
		add(code: ProblemCode, about: Partial<Omit<Problem, 'code'>>): void {
			const count = (counts.get(code) ?? 0) + 1;
			counts.set(code, count);
			const { sequence = null, until = sequence, place = null } = about;
			if (count <= MOST_OF_A_KIND) problems.push({ code, sequence, until, place });
		},
		/** The first entry first; what is about no entry, last. */
		sorted: (): Problem[] =>
			problems.toSorted((a, b) => (a.sequence ?? Infinity) - (b.sequence ?? Infinity) || 0)
	};
}
export type Problems = ReturnType<typeof collectProblems>;
