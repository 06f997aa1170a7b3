import { answerTo } from './answer-to.ts';
import type { AnswerField } from './answer-fields.ts';
import type { Answer, Assessment, Evidence } from './assessment.ts';
import type { Catalogue } from './catalogue.ts';
import { changedFields, levelDifferences, type LevelDifferences } from './changed-answer.ts';
import { DIMENSIONS, type Dimension } from './codes.ts';

type Answered = { answer: Answer; evidence: readonly Evidence[] };

/** What changed in the answer to a standard since the previous round. */
export type StandardChange = {
	/** In the order of the form; none: nothing changed. */
	fields: AnswerField[];
	before: Answer;
	after: Answer;
	levels: LevelDifferences;
	/** Titles of what is cited now and was not, and the other way round. */
	evidence: { added: string[]; removed: string[] };
};

/**
 * Compares the answers to one standard in two assessments. Evidence is the same when it is the same
 * file, page or citation: its id means nothing outside of its assessment.
 */
export function changeOf(before: Answered, after: Answered): StandardChange {
	const [earlier, later] = [cited(before), cited(after)];
	const evidence = { added: titlesNotIn(earlier, later), removed: titlesNotIn(later, earlier) };
	const fields = changedFields(before.answer, after.answer).filter((field) => field !== 'evidence');
	const isOther = evidence.added.length + evidence.removed.length > 0;
	return {
		fields: isOther ? [...fields, 'evidence'] : fields,
		before: before.answer,
		after: after.answer,
		levels: levelDifferences(before.answer, after.answer),
		evidence
	};
}

const keyOf = (item: Evidence): string => {
	if (item.kind === 'file') return `file ${item.file.sha256}`;
	return item.kind === 'link' ? `link ${item.url}` : `reference ${item.citation}`;
};

/** What an answer cites: titles by what the evidence is. */
const cited = ({ answer, evidence }: Answered): Map<string, string> =>
	new Map(
		evidence
			.filter(({ id }) => answer.evidence.includes(id))
			.map((item) => [keyOf(item), item.title])
	);

const titlesNotIn = (known: ReadonlyMap<string, string>, items: ReadonlyMap<string, string>) =>
	[...items].flatMap(([key, title]) => (known.has(key) ? [] : title));

/** How many levels rose and fell, of those known in both rounds. */
export type Moves = { raised: number; lowered: number };

/** What changed from one round to the next, whole. */
export type RoundChanges = {
	/** The standards that changed, in the order of the catalogue. */
	standards: (StandardChange & { id: string })[];
	changed: number;
	unchanged: number;
	levels: Record<Dimension, Moves>;
};

type Round = Pick<Assessment, 'answers' | 'evidence'>;

/**
 * What changed per standard since the previous round, with counts. A standard that the previous
 * catalogue did not have counts as not answered then.
 * @param catalogue that of the later one
 */
export function roundChanges(before: Round, after: Round, { standards }: Catalogue): RoundChanges {
	const all = standards.map(({ id }) => ({
		id,
		...changeOf(
			{ answer: answerTo(before, id), evidence: before.evidence },
			{ answer: answerTo(after, id), evidence: after.evidence }
		)
	}));
	const changed = all.filter(({ fields }) => fields.length > 0);
	const moves = (dimension: Dimension): Moves => {
		const differences = all.map(({ levels }) => levels[dimension] ?? 0);
		return {
			raised: differences.filter((difference) => difference > 0).length,
			lowered: differences.filter((difference) => difference < 0).length
		};
	};
	return {
		standards: changed,
		changed: changed.length,
		unchanged: all.length - changed.length,
		levels: Object.fromEntries(
			DIMENSIONS.map((dimension) => [dimension, moves(dimension)])
		) as Record<Dimension, Moves>
	};
}
