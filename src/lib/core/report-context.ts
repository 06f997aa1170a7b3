import { answerTo } from './answer-to.ts';
import type { Answer, Assessment } from './assessment.ts';
import type { Level } from './codes.ts';
import { textOf, type Catalogue, type CatalogueText } from './catalogue.ts';
import type { LevelCell } from './report-model.ts';
import type { ReviewRecord } from './review-record.ts';
import { stampOf, type Stamp, type StampOptions } from './report-stamp.ts';
import type { ReportWords } from './report-words.ts';
import type { Result, StandardResult } from './result.ts';
import { tablesOf, type Table, type TableId } from './tables.ts';

export type ReportOptions = StampOptions & {
	/** Day of the report, `YYYY-MM-DD`. */
	date: string;
	/** The State's name, where the caller has a better one than CLDR's. */
	stateName?: string;
	/** What reviewers found beside the levels, of an assessment of kind `review`. */
	review?: ReviewRecord;
};

/** All that the parts of a report are made from. */
export type ReportContext = {
	assessment: Assessment;
	catalogue: Catalogue;
	result: Result;
	words: ReportWords;
	options: ReportOptions;
	stamp: Stamp;
	text: CatalogueText;
	tables: Record<TableId, Table>;
	/** Title of a standard, pillar … with its id: "F-01 Title". */
	nameOf: (standard: string) => string;
	pillarName: (pillar: string) => string;
	answer: (standard: string) => Answer;
	resultOf: (standard: string) => StandardResult;
	levelText: (level: Level, applicable?: boolean) => string;
	levelCell: (level: Level, applicable: boolean) => LevelCell;
	/** A number, or the words for no information. */
	number: (value: number | null) => string;
	mean: (value: number | null) => string;
};

/** @throws Error when the result is not one of this catalogue */
export function contextOf(
	assessment: Assessment,
	catalogue: Catalogue,
	result: Result,
	words: ReportWords,
	options: ReportOptions
): ReportContext {
	const text = textOf(catalogue, words.language);
	const results = new Map(result.standards.map((standard) => [standard.id, standard]));
	const levelText = (level: Level, applicable = true): string => {
		if (!applicable && level === null) return words.terms.notApplicable;
		if (level === null) return words.terms.noInformation;
		return `${level} – ${text.levels[level]?.title ?? ''}`;
	};
	return {
		assessment,
		catalogue,
		result,
		words,
		options,
		stamp: stampOf(options, words),
		text,
		tables: tablesOf(result, catalogue, assessment),
		nameOf: (id) => `${id} ${text.standards[id]?.title ?? ''}`.trim(),
		pillarName: (id) => text.pillars[id]?.title ?? id,
		answer: (id) => answerTo(assessment, id),
		resultOf: (id) => {
			const found = results.get(id);
			if (!found) throw new Error(`no result for ${id}`);
			return found;
		},
		levelText,
		levelCell: (level, applicable) => ({
			level: applicable ? level : null,
			applicable,
			text: applicable ? levelText(level) : words.terms.notApplicable
		}),
		number: (value) => (value === null ? words.terms.noInformation : words.format.count(value)),
		mean: (value) => (value === null ? words.terms.noInformation : words.format.mean(value))
	};
}
