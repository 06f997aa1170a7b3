import { answerTo } from './answer-to.ts';
import type { Assessment } from './assessment.ts';
import type { Dimension, Level } from './codes.ts';
import type { Catalogue } from './catalogue.ts';
import type { Result, SetResult, StandardResult } from './result.ts';
import { CRITICAL_FACTOR, score, TOP } from './score.ts';

const BOUNDS = ['known', 'mean', 'low', 'high'] as const;
const SCALES = ['design', 'implementation', 'combined'] as const;
type Scale = (typeof SCALES)[number];

/** The figures of a set of standards that can be explained. */
export const SET_MEASURES = [
	'applicable',
	'rated',
	...SCALES.flatMap((scale) => BOUNDS.map((bound) => `${scale}.${bound}` as const)),
	'lawPracticeGap',
	'evidenceCoverage'
] as const;
export type SetMeasure = (typeof SET_MEASURES)[number];

/** The figures of one standard that can be explained. */
export const STANDARD_MEASURES = [
	'combined.value',
	'gap.design',
	'gap.implementation',
	'gap.total',
	'priority'
] as const;
export type StandardMeasure = (typeof STANDARD_MEASURES)[number];

/** Why a standard is not among the rows that made a figure. */
export type Exclusion = 'not-applicable' | 'no-information' | 'one-unknown' | 'nothing-claimed';

/** One standard's part in a figure; `assumed`: a missing level was put at 0 or at 4. */
export type ExplainedRow = {
	standard: string;
	design: Level;
	implementation: Level;
	contribution: number;
	assumed: boolean;
};

/** A figure of a set: `value` = `sum` / `count` of the rows, or their count. */
export type SetExplanation = {
	of: 'set';
	/** A pillar's id, or `null` for all standards. */
	pillar: string | null;
	measure: SetMeasure;
	operation: 'mean' | 'count';
	value: number | null;
	sum: number;
	count: number;
	rows: ExplainedRow[];
	excluded: { standard: string; why: Exclusion }[];
};

/** A figure of one standard, with the numbers that stand in its formula. */
export type StandardExplanation = {
	of: 'standard';
	standard: string;
	measure: StandardMeasure;
	value: number | null;
	inputs: {
		design: Level;
		implementation: Level;
		targetDesign: number;
		targetImplementation: number;
		gapDesign: number | null;
		gapImplementation: number | null;
		gapTotal: number | null;
		factor: number;
		applicable: boolean;
	};
};
export type Explanation = SetExplanation | StandardExplanation;

/**
 * The rows, exclusions and numbers that made one figure of a result.
 * @param figure a path into `nrm-result/1`: `overall.design.mean`, `pillars.P1.rated`,
 *   `standards.F-01.priority`
 * @returns `null` when there is no such figure
 */
export function explain(
	figure: string,
	assessment: Pick<Assessment, 'answers'>,
	catalogue: Catalogue
): Explanation | null {
	const [scope, ...rest] = figure.split('.');
	const result = score(assessment, catalogue);
	if (scope === 'overall')
		return explainSet(null, rest.join('.'), result.overall, result.standards);
	const [id = '', ...measure] = rest;
	if (scope === 'pillars') return explainPillar(id, measure.join('.'), result, catalogue);
	if (scope === 'standards') return explainStandard(id, measure.join('.'), result, assessment);
	return null;
}

function explainPillar(id: string, measure: string, result: Result, catalogue: Catalogue) {
	const figures = result.pillars.find((pillar) => pillar.id === id);
	if (!figures) return null;
	const members = new Set(catalogue.standards.filter((s) => s.pillar === id).map((s) => s.id));
	return explainSet(
		id,
		measure,
		figures,
		result.standards.filter((s) => members.has(s.id))
	);
}

type Part = { contribution: number; assumed?: boolean } | { why: Exclusion };

function explainSet(
	pillar: string | null,
	name: string,
	figures: SetResult,
	standards: readonly StandardResult[]
): SetExplanation | null {
	const measure = SET_MEASURES.find((known) => known === name);
	if (!measure) return null;
	const rows: ExplainedRow[] = [];
	const excluded: SetExplanation['excluded'] = [];
	for (const standard of standards) {
		const { id, design, implementation } = standard;
		const part: Part = standard.applicable ? partOf(measure, standard) : { why: 'not-applicable' };
		if ('why' in part) excluded.push({ standard: id, why: part.why });
		else rows.push({ standard: id, design, implementation, assumed: false, ...part });
	}
	return {
		of: 'set',
		pillar,
		measure,
		operation: /^(applicable|rated|.*\.known)$/.test(measure) ? 'count' : 'mean',
		value: valueAt(figures, measure),
		sum: rows.reduce((total, row) => total + row.contribution, 0),
		count: rows.length,
		rows,
		excluded
	};
}

/** What one applicable standard adds to a measure. Source: the method, *Results of a set*. */
function partOf(measure: SetMeasure, standard: StandardResult): Part {
	const { design, implementation, combined } = standard;
	if (measure === 'applicable') return { contribution: 1 };
	if (measure === 'evidenceCoverage') {
		if (!design && !implementation) return { why: 'nothing-claimed' };
		return { contribution: standard.evidence > 0 ? 1 : 0 };
	}
	if (measure === 'rated' || measure === 'lawPracticeGap') {
		if (design === null || implementation === null) return { why: missing(standard) };
		return { contribution: measure === 'rated' ? 1 : design - implementation };
	}
	const [scale, bound] = measure.split('.') as [Scale, (typeof BOUNDS)[number]];
	const value = scale === 'combined' ? combined.value : standard[scale];
	if (bound === 'low' || bound === 'high') {
		const assumption = scale === 'combined' ? combined[bound] : bound === 'low' ? 0 : TOP;
		return { contribution: value ?? assumption, assumed: value === null };
	}
	if (value === null) return { why: scale === 'combined' ? missing(standard) : 'no-information' };
	return { contribution: bound === 'known' ? 1 : value };
}

const missing = ({ design, implementation }: StandardResult): Exclusion =>
	design === null && implementation === null ? 'no-information' : 'one-unknown';

function explainStandard(
	id: string,
	name: string,
	result: Result,
	assessment: Pick<Assessment, 'answers'>
): StandardExplanation | null {
	const measure = STANDARD_MEASURES.find((known) => known === name);
	const standard = result.standards.find((candidate) => candidate.id === id);
	if (!measure || !standard) return null;
	const { target } = answerTo(assessment, id);
	const goal = (dimension: Dimension) => target?.[dimension] ?? TOP;
	return {
		of: 'standard',
		standard: id,
		measure,
		value: valueAt(standard, measure),
		inputs: {
			design: standard.design,
			implementation: standard.implementation,
			targetDesign: goal('design'),
			targetImplementation: goal('implementation'),
			gapDesign: standard.gap?.design ?? null,
			gapImplementation: standard.gap?.implementation ?? null,
			gapTotal: standard.gap?.total ?? null,
			factor: standard.critical ? CRITICAL_FACTOR : 1,
			applicable: standard.applicable
		}
	};
}

/** The number at a path of a result: the figure itself, computed once, in `score`. */
function valueAt(figures: object, path: string): number | null {
	let value: unknown = figures;
	for (const key of path.split('.'))
		value = typeof value === 'object' && value !== null ? Reflect.get(value, key) : null;
	return typeof value === 'number' ? value : null;
}
