import type { Explanation, SetMeasure, StandardMeasure } from '#lib/core/explain.ts';
import { formatNumber } from '#lib/text/format.ts';
import type { Words } from '#lib/text/interface/index.ts';

/** The rule of a measure, in words. */
export function ruleOf({ explain }: Words['text'], measure: SetMeasure | StandardMeasure): string {
	const { rule } = explain;
	if (measure === 'gap.design' || measure === 'gap.implementation') return rule.gap;
	if (measure in rule) return rule[measure as keyof typeof rule];
	const bound = measure.split('.')[1] as 'known' | 'mean' | 'low' | 'high';
	return rule[bound];
}

/** The rule with this figure's numbers in it. */
export function substitution(
	{ language, text, terms }: Words,
	explanation: Explanation,
	value: string
): string {
	const number = (n: number | null) =>
		n === null ? terms.noInformation : formatNumber(language, n);
	if (explanation.of === 'set') {
		const { operation, sum, count } = explanation;
		return operation === 'count'
			? text.explain.countFormula(number(count))
			: text.explain.meanFormula(number(sum), number(count), value);
	}
	const { inputs, measure } = explanation;
	if (!inputs.applicable) return terms.notApplicable;
	const formulas: Record<StandardMeasure, string> = {
		'combined.value': `(${number(inputs.design)} + ${number(inputs.implementation)}) ÷ 2`,
		'gap.design': `max(0, ${number(inputs.targetDesign)} − ${number(inputs.design)})`,
		'gap.implementation': `max(0, ${number(inputs.targetImplementation)} − ${number(inputs.implementation)})`,
		'gap.total': `${number(inputs.gapDesign)} + ${number(inputs.gapImplementation)}`,
		priority: `${number(inputs.gapTotal)} × ${number(inputs.factor)}`
	};
	return `${formulas[measure]} = ${value}`;
}
