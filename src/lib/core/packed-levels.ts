import { answerTo } from './answer-to.ts';
import type { Answer, Assessment } from './assessment.ts';
import type { Catalogue } from './catalogue.ts';
import type { Level } from './codes.ts';
import { levelOf, TOP } from './score.ts';

type KnownLevel = Exclude<Level, null>;

/** What a comparison needs to know of an answer. */
export type ComparedLevels = {
	applicable: boolean;
	/** `null`: no information, or not applicable. */
	design: Level;
	implementation: Level;
	/** Targets, 4 where the answer sets none. */
	target: { design: KnownLevel; implementation: KnownLevel };
};

const WIDTH = 4;
const NOT_APPLICABLE = 'x'.repeat(WIDTH);
const UNKNOWN = '-';

/**
 * The levels of an assessment as one text: four characters per standard in catalogue order, which
 * are design, implementation and the target of each (`-`: no information), or `xxxx` where the
 * standard is not applicable. A database reads thousands of these with one query.
 */
export const packLevels = (
	assessment: Pick<Assessment, 'answers'>,
	catalogue: Pick<Catalogue, 'standards'>
): string => catalogue.standards.map(({ id }) => pack(answerTo(assessment, id))).join('');

function pack(answer: Answer): string {
	if (!answer.applicable) return NOT_APPLICABLE;
	const { design, implementation } = answer.target ?? {};
	return [
		levelOf(answer, 'design') ?? UNKNOWN,
		levelOf(answer, 'implementation') ?? UNKNOWN,
		design ?? TOP,
		implementation ?? TOP
	].join('');
}

/**
 * Reads what `packLevels` wrote: one entry per standard, in catalogue order.
 * @throws RangeError when it is not of that catalogue or was damaged
 */
export function unpackLevels(
	packed: string,
	{ standards }: Pick<Catalogue, 'standards'>
): ComparedLevels[] {
	if (packed.length !== standards.length * WIDTH)
		throw new RangeError(`levels of ${packed.length / WIDTH} standards, not ${standards.length}`);
	return standards.map((_, index) => unpack(packed.slice(index * WIDTH, (index + 1) * WIDTH)));
}

function unpack(text: string): ComparedLevels {
	if (text === NOT_APPLICABLE)
		return {
			applicable: false,
			design: null,
			implementation: null,
			target: { design: TOP, implementation: TOP }
		};
	const [design, implementation, targetDesign, targetImplementation] = [...text].map(levelIn);
	return {
		applicable: true,
		design: design ?? null,
		implementation: implementation ?? null,
		target: { design: targetDesign ?? TOP, implementation: targetImplementation ?? TOP }
	};
}

function levelIn(character: string): Level {
	if (character === UNKNOWN) return null;
	const level = '01234'.indexOf(character);
	if (level < 0) throw new RangeError(`no level: ${character}`);
	return level as Level;
}
