import type { Assessment } from './assessment.ts';
import type { Catalogue } from './catalogue.ts';
import { actions } from './report-actions.ts';
import { contextOf, type ReportContext, type ReportOptions } from './report-context.ts';
import { coverOf, howToRead, stateOf } from './report-cover.ts';
import { evidenceAnnex } from './report-evidence.ts';
import { gaps, lawPractice, noInformation, notApplicable, safeguards } from './report-findings.ts';
import { methodAnnex } from './report-method.ts';
import type { ReportModel } from './report-model.ts';
import { charts, heatMap, profile } from './report-profile.ts';
import { standards } from './report-standards.ts';
import type { ReportWords } from './report-words.ts';
import type { Result } from './result.ts';

/**
 * The report on an assessment as plain data; nothing that was entered is missing from it.
 * @param result what `score` gave for this assessment and catalogue
 * @param words of the report's language; the catalogue's text is in it too, or in the original
 */
export function reportOf(
	assessment: Assessment,
	catalogue: Catalogue,
	result: Result,
	words: ReportWords,
	options: ReportOptions
): ReportModel {
	const context = contextOf(assessment, catalogue, result, words, options);
	return {
		language: words.language,
		title: titleOf(context),
		date: options.date,
		contents: words.contents,
		footer: footerOf(context),
		...(context.stamp.watermark && { watermark: context.stamp.watermark }),
		pageOf: words.pageOf,
		blocks: [
			coverOf(context),
			...howToRead(context),
			...profile(context),
			...charts(context),
			...heatMap(context),
			...safeguards(context),
			...lawPractice(context),
			...gaps(context),
			...noInformation(context),
			...notApplicable(context),
			...actions(context),
			...standards(context),
			...evidenceAnnex(context),
			...methodAnnex(context)
		]
	};
}

const titleOf = ({ assessment, words, options }: ReportContext): string =>
	`${words.title}: ${stateOf(assessment.state, words, options)}, ${words.terms.kind[assessment.kind]}`;

function footerOf({ assessment, catalogue, words, stamp }: ReportContext): string[] {
	const { id, version } = assessment.catalogue;
	const text =
		catalogue.provenance === 'working-text'
			? words.terms.workingText
			: words.cover.catalogueVersion(id, version);
	return [...stamp.footer, text];
}
