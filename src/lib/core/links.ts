import { answerTo } from './answer-to.ts';
import type { Assessment } from './assessment.ts';
import type { Link } from './catalogue-links.ts';
import { levelOf } from './score.ts';

/** A standard this many levels above one that it presupposes contradicts it. */
export const CONTRADICTION = 3;

/**
 * The links that the levels contradict: the standard stands three or more levels above the one that
 * it presupposes. Both levels must be known and count, so no information contradicts nothing.
 */
export const contradictions = (
	assessment: Pick<Assessment, 'answers'>,
	links: readonly Link[]
): Link[] =>
	links.filter(({ standard, needs, dimension }) => {
		const level = levelOf(answerTo(assessment, standard), dimension);
		const needed = levelOf(answerTo(assessment, needs), dimension);
		return level !== null && needed !== null && level - needed >= CONTRADICTION;
	});
