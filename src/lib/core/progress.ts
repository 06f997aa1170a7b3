import type { StandardResult } from './result.ts';

export const FILTERS = ['all', 'unanswered', 'critical', 'unsupported', 'no-evidence'] as const;
export type Filter = (typeof FILTERS)[number];

export type Progress = 'unanswered' | 'partly' | 'answered';

/**
 * How far a standard is: nothing said, one level known, or all that is asked for. One known level
 * is an answer too, as in `isAnswered`: of the other there may be no information.
 */
export function progressOf({ applicable, design, implementation }: StandardResult): Progress {
	if (!applicable) return 'answered';
	const known = [design, implementation].filter((level) => level !== null).length;
	return known === 2 ? 'answered' : known === 1 ? 'partly' : 'unanswered';
}

const SELECTS: Record<Filter, (standard: StandardResult) => boolean> = {
	all: () => true,
	unanswered: (standard) => progressOf(standard) === 'unanswered',
	critical: ({ critical }) => critical,
	unsupported: ({ unsupported }) => unsupported,
	'no-evidence': ({ applicable, evidence }) => applicable && evidence === 0
};

export const isFilter = (value: unknown): value is Filter =>
	FILTERS.some((filter) => filter === value);

/** The standards that a filter of the task list leaves. */
export const select = (standards: readonly StandardResult[], filter: Filter): StandardResult[] =>
	standards.filter(SELECTS[filter]);
