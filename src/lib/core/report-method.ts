import { explain, type Exclusion, type SetExplanation, type SetMeasure } from './explain.ts';
import type { ReportContext } from './report-context.ts';
import { heading, paragraph, type Block, type TableBlock } from './report-model.ts';

const SCALES = ['design', 'implementation', 'combined'] as const;
const TRACED: readonly SetMeasure[] = [
	...SCALES.flatMap((scale) =>
		(['mean', 'low', 'high'] as const).map((bound) => `${scale}.${bound}` as const)
	),
	'lawPracticeGap',
	'evidenceCoverage'
];

/** Annex: the rules, the formulas, and how each figure of the profile came about. */
export function methodAnnex(context: ReportContext): Block[] {
	const { words, result, pillarName } = context;
	const sets = [
		{ path: 'overall', name: words.terms.allStandards },
		...result.pillars.map(({ id }) => ({ path: `pillars.${id}`, name: pillarName(id) }))
	];
	return [
		{ type: 'page-break' },
		heading(1, words.headings.annexMethod),
		...words.method.rules.map((rule) => paragraph(rule)),
		{ type: 'list', items: words.method.formulas },
		heading(2, words.headings.trace),
		paragraph(words.method.traceNote),
		...sets.flatMap(({ path, name }) => [heading(3, name), trace(path, name, context)])
	];
}

function trace(path: string, name: string, context: ReportContext): TableBlock {
	const { assessment, catalogue, words } = context;
	const explained = TRACED.flatMap((measure) => {
		const explanation = explain(`${path}.${measure}`, assessment, catalogue);
		return explanation?.of === 'set' ? [explanation] : [];
	});
	return {
		type: 'table',
		caption: name,
		columns: [
			{ heading: words.method.figure, width: 20 },
			{ heading: words.method.calculation, width: 42 },
			{ heading: words.method.value, width: 11, align: 'right' },
			{ heading: words.method.leftOut, width: 27 }
		],
		rows: explained.map((explanation) => [
			measureName(explanation.measure, context),
			calculation(explanation, context),
			valueText(explanation, context),
			leftOut(explanation, context)
		])
	};
}

function measureName(measure: SetMeasure, { words }: ReportContext): string {
	const { terms, method } = words;
	if (measure === 'lawPracticeGap') return terms.lawPracticeGap;
	if (measure === 'evidenceCoverage') return terms.evidenceCoverage;
	const [scale, bound] = measure.split('.') as [(typeof SCALES)[number], 'mean' | 'low' | 'high'];
	const name = scale === 'combined' ? terms.combined : terms.dimensionShort[scale];
	return words.labelled(name, method.bounds[bound]);
}

/** The figure as sum over count: "(3 + 2 + …) / 11"; what was assumed for missing levels in square brackets. */
function calculation({ rows, count }: SetExplanation, { words }: ReportContext): string {
	if (count === 0) return words.terms.noInformation;
	const { format } = words;
	const number = (n: number) => (n < 0 ? `(${format.count(n)})` : format.count(n));
	const terms = rows.map(({ contribution, assumed }) =>
		assumed ? `[${number(contribution)}]` : number(contribution)
	);
	return `(${terms.join(' + ')}) / ${format.count(count)}`;
}

function valueText({ measure, value }: SetExplanation, { words, mean }: ReportContext): string {
	if (measure === 'evidenceCoverage' && value !== null) return words.format.share(value);
	return mean(value);
}

/** Which standards are not in the figure, by reason. */
function leftOut({ excluded, rows }: SetExplanation, { words }: ReportContext): string {
	const reasons = new Map<Exclusion, string[]>();
	for (const { standard, why } of excluded)
		reasons.set(why, [...(reasons.get(why) ?? []), standard]);
	const lines = [...reasons].map(([why, ids]) =>
		words.method.excluded[why](ids.length, ids.join(', '))
	);
	const assumed = rows.filter((row) => row.assumed).map(({ standard }) => standard);
	if (assumed.length > 0) lines.push(words.method.assumed(assumed.length, assumed.join(', ')));
	return lines.length === 0 ? words.none : lines.join('\n');
}
