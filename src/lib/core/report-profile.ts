import type { ReportContext } from './report-context.ts';
import { heading, paragraph, type Block, type TableBlock } from './report-model.ts';
import type { Mean } from './result.ts';
import { isAnswered } from './suggest.ts';
import { ALL_STANDARDS } from './tables.ts';

/** Every set with its name: the pillars, then all. */
const setsOf = ({ result, pillarName, words }: ReportContext) => [
	...result.pillars.map((set) => ({ ...set, name: pillarName(set.id) })),
	{ id: ALL_STANDARDS, ...result.overall, name: words.terms.allStandards }
];

/** How much was answered, then the means, each with its bounds beside it. */
export function profile(context: ReportContext): Block[] {
	const { assessment, result, words } = context;
	const { overall } = result;
	const applicable = result.standards.filter((standard) => standard.applicable);
	const answered = result.standards.filter(({ id }) => isAnswered(assessment, id)).length;
	return [
		heading(1, words.headings.profile),
		{
			type: 'list',
			items: [
				words.profile.answered(answered, overall.standards),
				words.profile.withEvidence(applicable.filter(({ evidence }) => evidence > 0).length),
				words.profile.notApplicable(overall.standards - overall.applicable)
			]
		},
		coverageTable(context),
		paragraph(words.profile.meansNote),
		meansTable(context)
	];
}

function coverageTable(context: ReportContext): TableBlock {
	const { words, number } = context;
	const { columns, format } = words;
	return {
		type: 'table',
		caption: words.profile.coverageTable,
		columns: [
			{ heading: columns.set, width: 31 },
			{ heading: columns.standards, width: 11, align: 'right' },
			{ heading: columns.applicable, width: 12, align: 'right' },
			{ heading: columns['design.known'], width: 12, align: 'right' },
			{ heading: columns['implementation.known'], width: 12, align: 'right' },
			{ heading: columns.rated, width: 11, align: 'right' },
			{ heading: columns.evidenceCoverage, width: 14, align: 'right' }
		],
		rows: setsOf(context).map((set) => [
			set.name,
			number(set.standards),
			number(set.applicable),
			number(set.design.known),
			number(set.implementation.known),
			number(set.rated),
			set.evidenceCoverage === null ? words.terms.noInformation : format.share(set.evidenceCoverage)
		])
	};
}

function meansTable(context: ReportContext): TableBlock {
	const { words, mean } = context;
	const { terms } = words;
	return {
		type: 'table',
		caption: words.profile.meansTable,
		columns: [
			{ heading: words.columns.set, width: 28 },
			{ heading: terms.dimensionShort.design, width: 18, align: 'right' },
			{ heading: terms.dimensionShort.implementation, width: 18, align: 'right' },
			{ heading: terms.combined, width: 18, align: 'right' },
			{ heading: terms.lawPracticeGap, width: 18, align: 'right' }
		],
		rows: setsOf(context).map((set) => [
			set.name,
			meanText(context, set.design),
			meanText(context, set.implementation),
			meanText(context, set.combined),
			mean(set.lawPracticeGap)
		])
	};
}

/** A mean is never shown without the bounds that missing answers leave. */
function meanText({ words }: ReportContext, { mean, low, high }: Mean): string {
	const { format, profile, terms } = words;
	if (low === null || high === null) return terms.notApplicable;
	const bounds = [format.mean(low), format.mean(high)] as const;
	return mean === null
		? `${terms.noInformation}\n${profile.boundsOnly(...bounds)}`
		: profile.meanOf(format.mean(mean), ...bounds);
}

/** The profile and the radar; the table of means above holds their numbers. */
export function charts(context: ReportContext): Block[] {
	const { words, result, pillarName, mean } = context;
	const bounded = (figure: Mean) => meanText(context, figure).replace('\n', ' ');
	const alt = (design: (m: Mean) => string) =>
		result.pillars
			.map((set) =>
				words.altPillar(pillarName(set.id), design(set.design), design(set.implementation))
			)
			.join(' ');
	return [
		heading(1, words.headings.charts),
		{
			type: 'figure',
			figure: 'profile',
			caption: words.figures.profile.caption,
			alt: words.figures.profile.alt(alt(bounded))
		},
		{
			type: 'figure',
			figure: 'radar',
			caption: words.figures.radar.caption,
			alt: words.figures.radar.alt(alt((figure) => mean(figure.mean)))
		},
		radarTable(context)
	];
}

function radarTable(context: ReportContext): TableBlock {
	const { words, pillarName, mean, tables } = context;
	const { terms } = words;
	return {
		type: 'table',
		caption: words.figures.radar.caption,
		columns: [
			{ heading: words.columns.set, width: 50 },
			{ heading: terms.dimensionShort.design, width: 25, align: 'right' },
			{ heading: terms.dimensionShort.implementation, width: 25, align: 'right' }
		],
		rows: tables.radar.rows.map(([set, ...means]) => [
			pillarName(String(set)),
			...means.map((value) => mean(value === null ? null : Number(value)))
		])
	};
}

/** All standards on one page, two cells each. */
export function heatMap(context: ReportContext): Block[] {
	const { words, catalogue, result, pillarName, text, levelCell } = context;
	const { terms } = words;
	const pillarOf = new Map(catalogue.standards.map(({ id, pillar }) => [id, pillar]));
	return [
		{ type: 'page-break' },
		heading(1, words.headings.heatMap),
		paragraph(words.heatMapNote),
		{
			type: 'heat-map',
			columns: {
				standard: terms.standard,
				design: terms.dimensionShort.design,
				implementation: terms.dimensionShort.implementation,
				critical: terms.criticalSafeguard
			},
			groups: catalogue.pillars.map((pillar) => ({
				title: pillarName(pillar.id),
				rows: result.standards
					.filter(({ id }) => pillarOf.get(id) === pillar.id)
					.map(({ id, critical, applicable, design, implementation }) => ({
						id,
						title: text.standards[id]?.title ?? id,
						critical,
						design: levelCell(design, applicable),
						implementation: levelCell(implementation, applicable)
					}))
			})),
			legend: [
				...([0, 1, 2, 3, 4] as const).map((level) => levelCell(level, true)),
				levelCell(null, true),
				levelCell(null, false)
			]
		}
	];
}
