import { answerTo } from '#lib/core/answer-to.ts';
import { diverge, type Agreement, type Divergence } from '#lib/core/diverge.ts';
import { cli } from '#lib/text/cli/en.ts';
import { terms } from '#lib/text/terms/en.ts';
import type { Command } from './command.ts';
import { within, withinEach } from './file-error.ts';
import { installedCatalogues, loadAssessment, type Loaded } from './load.ts';
import { heading, json, meanText, numberText, provenance, shareText, titleOf } from './print.ts';
import { table } from './table.ts';

export const divergeFiles: Command = {
	name: 'diverge',
	options: ['json'],
	takes: [2, 2],
	async run(files, options) {
		const catalogues = await installedCatalogues();
		const [a, b] = await withinEach(files, (file) => loadAssessment(file, catalogues));
		if (!a || !b) throw new Error('two files were asked for');
		const found = await within(b.file, () => diverge(a.assessment, b.assessment, a.catalogue));
		const { design, implementation, material, applicability } = found;
		if (options.json) return json({ design, implementation, material, applicability });
		return forPeople(found, a, b);
	}
};

function forPeople(found: Divergence, a: Loaded, b: Loaded): string {
	const { design, implementation } = terms.dimensionShort;
	const figures = (name: string, one: Agreement): string[] => [
		name,
		String(one.n),
		meanText(one.bias),
		meanText(one.meanAbsolute),
		shareText(one.equal),
		shareText(one.withinOne),
		meanText(one.kappa)
	];
	const { n, bias, meanAbsolute, equal, withinOne, kappa } = cli.diverge;
	return [
		`A: ${heading(a.assessment)}`,
		`B: ${heading(b.assessment)}`,
		...provenance(a.catalogue),
		'',
		table(
			[
				['', n, bias, meanAbsolute, equal, withinOne, kappa],
				figures(design, found.design),
				figures(implementation, found.implementation)
			],
			['left', 'right', 'right', 'right', 'right', 'right', 'right']
		),
		cli.diverge.explanation,
		'',
		...material(found, a, b),
		...(found.applicability.length
			? ['', cli.diverge.applicability(found.applicability.join(cli.and))]
			: [])
	].join('\n');
}

function material(found: Divergence, a: Loaded, b: Loaded): string[] {
	if (found.material.length === 0) return [cli.diverge.noMaterial];
	const { design, implementation } = terms.dimensionShort;
	const rows = found.material.map((id) => {
		const [one, other] = [answerTo(a.assessment, id), answerTo(b.assessment, id)];
		return [
			id,
			`${numberText(one.design)} → ${numberText(other.design)}`,
			`${numberText(one.implementation)} → ${numberText(other.implementation)}`,
			titleOf(a.catalogue, id)
		];
	});
	return [
		cli.diverge.material,
		table(
			[[terms.standard, design, implementation, ''], ...rows],
			['left', 'right', 'right', 'left']
		)
	];
}
