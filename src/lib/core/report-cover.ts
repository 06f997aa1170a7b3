import type { ReportContext } from './report-context.ts';
import { fact, heading, paragraph, type Block, type Cover } from './report-model.ts';

/** Who assessed which State, by which text; the lines a reader must know; room to sign. */
export function coverOf({
	assessment,
	catalogue,
	words,
	options,
	stamp,
	text
}: ReportContext): Cover {
	const { cover, format, terms } = words;
	const { signatureFields } = cover;
	const { source, provenance } = catalogue;
	const notices = [...stamp.notices];
	if (provenance === 'working-text') notices.push(terms.workingText);
	if (text.locale !== words.language)
		notices.push(cover.fallback(format.languageName(text.locale)));
	if (text.translation === 'machine') notices.push(terms.machineTranslation);
	return {
		type: 'cover',
		title: words.title,
		state: stateOf(assessment.state, words, options),
		subtitle: terms.kind[assessment.kind],
		facts: [
			...stamp.facts,
			...fact(
				terms.organisation,
				`${assessment.organisation.name} (${terms.organisationKind[assessment.organisation.kind]})`
			),
			...fact(
				terms.period,
				words.period(format.day(assessment.period.from), format.day(assessment.period.to))
			),
			...fact(
				cover.catalogue,
				cover.catalogueVersion(assessment.catalogue.id, assessment.catalogue.version)
			),
			...fact(cover.source, cover.sourceOf(source.title, source.publisher, source.year)),
			...fact(cover.reportLanguage, format.languageName(words.language)),
			...fact(cover.textLanguage, assessment.language && format.languageName(assessment.language)),
			...fact(cover.date, format.day(options.date))
		],
		notices,
		signature: {
			heading: cover.signature,
			fields: [
				signatureFields.name,
				signatureFields.function,
				signatureFields.date,
				signatureFields.signature
			]
		}
	};
}

/** The name of the assessed State. */
export const stateOf = (
	state: string,
	words: ReportContext['words'],
	options: ReportContext['options']
): string => options.stateName ?? words.format.stateName(state);

/** Two dimensions, five levels, bounds, and that no information is not zero. */
export function howToRead({ words, text }: ReportContext): Block[] {
	const { howToRead, terms } = words;
	return [
		heading(1, words.headings.howToRead),
		paragraph(howToRead.dimensions),
		paragraph(howToRead.levels),
		{
			type: 'table',
			caption: words.levelsTable,
			columns: [
				{ heading: terms.level, width: 20 },
				{ heading: terms.dimension.design, width: 40 },
				{ heading: terms.dimension.implementation, width: 40 }
			],
			rows: text.levels.map((level, index) => [
				`${index} – ${level.title}`,
				level.design,
				level.implementation
			])
		},
		paragraph(howToRead.noInformation),
		paragraph(howToRead.bounds)
	];
}
