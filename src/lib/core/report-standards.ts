import type { Standard } from './catalogue.ts';
import { DIMENSIONS } from './codes.ts';
import type { ReportContext } from './report-context.ts';
import { citedEvidence } from './report-evidence.ts';
import { heading, paragraph, type Block, type TableBlock } from './report-model.ts';
import { reviewOf } from './report-review.ts';
import { TOP } from './score.ts';
import { isAboveSuggestion, suggestLevel } from './suggest.ts';

/** One section per standard, with everything that was entered. */
export function standards(context: ReportContext): Block[] {
	const { catalogue, words, pillarName } = context;
	const blocks: Block[] = [{ type: 'page-break' }, heading(1, words.headings.standards)];
	for (const pillar of catalogue.pillars) {
		blocks.push(heading(2, pillarName(pillar.id)));
		for (const standard of catalogue.standards)
			if (standard.pillar === pillar.id) blocks.push(...standardSection(standard, context));
	}
	return blocks;
}

function standardSection(standard: Standard, context: ReportContext): Block[] {
	const { words, text, nameOf, answer, options } = context;
	const { terms } = words;
	const { narrative } = answer(standard.id);
	const record = options.review?.standards[standard.id];
	return [
		heading(3, nameOf(standard.id)),
		paragraph(text.standards[standard.id]?.statement ?? '', 'quiet'),
		...notices(standard, context),
		ratings(standard, context),
		...targetDate(standard, context),
		...(record ? [] : [criteria(standard, context)]),
		paragraph(record ? words.review.finding : terms.narrative, 'label'),
		...narrativeOf(narrative, context),
		...(record ? reviewOf(record, context) : citedEvidence(standard.id, context))
	];
}

/** What a reader must not miss about this answer. */
function notices(standard: Standard, context: ReportContext): Block[] {
	const { words, answer, resultOf } = context;
	const { terms } = words;
	const given = answer(standard.id);
	const lines: string[] = [];
	if (standard.critical) lines.push(terms.criticalSafeguard);
	if (!given.applicable) {
		lines.push(terms.notApplicable);
		if (given.design !== null || given.implementation !== null)
			lines.push(words.standards.notCounted);
	}
	if (given.notApplicableReason)
		lines.push(words.labelled(words.notApplicable.reason, given.notApplicableReason));
	if (resultOf(standard.id).unsupported) lines.push(terms.unsupported);
	for (const dimension of DIMENSIONS) {
		const level = given[dimension];
		const suggested = suggestLevel(standard, given.criteria, dimension);
		if (level !== null && suggested !== null && isAboveSuggestion(standard, given, dimension))
			lines.push(words.standards.above(terms.dimensionShort[dimension], level, suggested));
	}
	return lines.map((line) => paragraph(line, 'notice'));
}

function ratings(standard: Standard, context: ReportContext): TableBlock {
	const { words, answer, resultOf, levelText, number } = context;
	const { terms, columns } = words;
	const given = answer(standard.id);
	const { gap } = resultOf(standard.id);
	return {
		type: 'table',
		caption: words.standards.ratings,
		columns: [
			{ heading: words.standards.dimension, width: 28 },
			{ heading: terms.level, width: 23 },
			{ heading: words.standards.suggested, width: 23 },
			{ heading: terms.target, width: 14 },
			{ heading: terms.gap, width: 12, align: 'right' }
		],
		rows: [
			...DIMENSIONS.map((dimension) => [
				terms.dimension[dimension],
				levelText(given[dimension], given.applicable),
				levelText(suggestLevel(standard, given.criteria, dimension)),
				String(given.target?.[dimension] ?? TOP),
				gap === null ? terms.notApplicable : number(gap[dimension])
			]),
			[columns['gap.total'], '', '', '', gap === null ? terms.notApplicable : number(gap.total)]
		]
	};
}

function targetDate(standard: Standard, { words, answer }: ReportContext): Block[] {
	const by = answer(standard.id).target?.by;
	if (!by) return [];
	return [
		{ type: 'facts', facts: [{ term: words.standards.targetDate, text: words.format.day(by) }] }
	];
}

function criteria(standard: Standard, { words, text, answer }: ReportContext): TableBlock {
	const { terms } = words;
	const marks = answer(standard.id).criteria;
	return {
		type: 'table',
		caption: words.standards.criteria,
		columns: [
			{ heading: '', width: 5 },
			{ heading: terms.criterion, width: 60 },
			{ heading: words.standards.dimension, width: 20 },
			{ heading: words.standards.mark, width: 15 }
		],
		rows: standard.criteria.map(({ id, dimension, lens }) => [
			id,
			text.standards[standard.id]?.criteria[id] ?? '',
			lens
				? `${terms.dimensionShort[dimension]}\n${words.standards.childLens}`
				: terms.dimensionShort[dimension],
			terms.mark[marks[id] ?? 'unknown']
		])
	};
}

/** The narrative in full, in the language in which it was written; blank lines part paragraphs. */
function narrativeOf(narrative: string, { words, assessment }: ReportContext): Block[] {
	const parts = narrative.split(/\n[ \t]*\n/).filter((part) => part.trim() !== '');
	if (parts.length === 0) return [paragraph(words.standards.noNarrative)];
	const { language } = assessment;
	const other = language === words.language ? undefined : language;
	return parts.map((part) => paragraph(part.replace(/^\n+|\n+$/g, ''), 'plain', other));
}
