import type { Words } from './dialect.ts';
import { assessmentTables } from './tables/assessments.ts';
import { peopleTables } from './tables/people.ts';
import { roundTables } from './tables/rounds.ts';
import { reviewTables } from './tables/reviews.ts';
import { trailTables } from './tables/trail.ts';
import { workTables } from './tables/work.ts';

/**
 * Every table, once for both engines. Times are ISO-8601 UTC text, `id` is 128 random bits in
 * hexadecimal, `version` counts the changes of a row, `position` keeps the order of a file.
 */
export function defineTables(words: Words) {
	const people = peopleTables(words);
	const rounds = roundTables(words, people);
	const assessments = assessmentTables(words, people, rounds);
	const work = workTables(words, people, assessments);
	return {
		/** One row: which database this is, and with which keys it was sealed. */
		installation: words.table('installation', {
			id: words.text('id').primaryKey(),
			keys: words.text('keys')
		}),
		...people,
		...rounds,
		...assessments,
		...work,
		...reviewTables(words, people, assessments, work),
		...trailTables(words)
	};
}
export type Tables = ReturnType<typeof defineTables>;
