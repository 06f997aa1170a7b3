import { textOf } from '#lib/core/catalogue.ts';
import type { Mean, Result, SetResult, StandardResult } from '#lib/core/result.ts';
import { score } from '#lib/core/score.ts';
import { cli } from '#lib/text/cli/en.ts';
import { terms } from '#lib/text/terms/en.ts';
import type { Command } from './command.ts';
import { within } from './file-error.ts';
import { installedCatalogues, LANGUAGE, loadAssessment, type Loaded } from './load.ts';
import { heading, json, meanText, numberText, provenance, shareText, titleOf } from './print.ts';
import { table } from './table.ts';

export const scoreFile: Command = {
	name: 'score',
	options: ['json'],
	takes: [1, 1],
	async run([file = ''], options) {
		const catalogues = await installedCatalogues();
		const loaded = await within(file, () => loadAssessment(file, catalogues));
		const result = score(loaded.assessment, loaded.catalogue);
		return options.json ? json(result) : forPeople(result, loaded);
	}
};

function forPeople(result: Result, loaded: Loaded): string {
	const unsupported = result.standards.filter((standard) => standard.unsupported).length;
	const unknown = result.noInformation.length;
	return [
		heading(loaded.assessment),
		...provenance(loaded.catalogue),
		'',
		profile(result, loaded),
		cli.score.explanation,
		'',
		...gaps(result, loaded),
		'',
		cli.score.noInformation(unknown, result.overall.applicable),
		...(unknown ? [`  ${result.noInformation.join(cli.and)}`] : []),
		cli.score.unsupported(unsupported)
	].join('\n');
}

function profile(result: Result, { catalogue }: Loaded): string {
	const { pillars } = textOf(catalogue, LANGUAGE);
	const row = (name: string, set: SetResult): string[] => [
		name,
		cli.of(set.applicable, set.standards),
		mean(set.design, set.applicable),
		mean(set.implementation, set.applicable),
		meanText(set.lawPracticeGap),
		shareText(set.evidenceCoverage)
	];
	const { design, implementation } = terms.dimensionShort;
	const { set, applicable, lawPractice } = cli.score;
	const rows = result.pillars.map((set) => row(`${set.id} ${pillars[set.id]?.title ?? ''}`, set));
	return table(
		[
			[set, applicable, design, implementation, lawPractice, terms.evidence],
			...rows,
			row(terms.allStandards, result.overall)
		],
		['left', 'right', 'right', 'right', 'right', 'right']
	);
}

const mean = ({ known, mean, low, high }: Mean, applicable: number): string => {
	const bounds = cli.range(meanText(low), meanText(high));
	return `${meanText(mean)} [${bounds}] ${known}/${applicable}`;
};

function gaps({ gaps: ranked, standards }: Result, { catalogue }: Loaded): string[] {
	if (ranked.length === 0) return [cli.score.noGaps];
	const byId = new Map(standards.map((standard) => [standard.id, standard]));
	const rows = ranked.flatMap((id, index) => {
		const standard = byId.get(id);
		return standard ? [gapRow(standard, index + 1, titleOf(catalogue, id))] : [];
	});
	const { design, implementation } = terms.dimensionShort;
	const head = [cli.score.rank, terms.standard, terms.priority, design, implementation, '', ''];
	return [
		cli.score.gaps,
		table([head, ...rows], ['right', 'left', 'right', 'right', 'right', 'left', 'left'])
	];
}

const gapRow = (standard: StandardResult, rank: number, title: string): string[] => [
	String(rank),
	standard.id,
	numberText(standard.priority),
	numberText(standard.gap?.design ?? null),
	numberText(standard.gap?.implementation ?? null),
	title,
	standard.critical ? terms.criticalSafeguard : ''
];
