import { compare, type Comparison, type Spread } from '#lib/core/compare.ts';
import type { Catalogue } from '#lib/core/catalogue.ts';
import { InputError } from '#lib/core/input-error.ts';
import { otherCatalogue } from '#lib/core/same.ts';
import { cli } from '#lib/text/cli/en.ts';
import { formatNumber } from '#lib/text/format.ts';
import { terms } from '#lib/text/terms/en.ts';
import type { Command } from './command.ts';
import { withinEach } from './file-error.ts';
import { installedCatalogues, LANGUAGE, loadAssessment } from './load.ts';
import { json, provenance, titleOf } from './print.ts';
import { table } from './table.ts';

export const compareFiles: Command = {
	name: 'compare',
	options: ['json'],
	takes: [1, Infinity],
	async run(files, options) {
		const catalogues = await installedCatalogues();
		const loaded = await withinEach(files, (file) => loadAssessment(file, catalogues));
		const assessments = loaded.map(({ assessment }) => assessment);
		const [first] = loaded;
		if (!first) throw new Error('a file was asked for');
		// Said here with the name of the file; core would say its position.
		await withinEach(files, (_, index) => {
			const faults = otherCatalogue(first.assessment, assessments[index] ?? first.assessment);
			if (faults.length) throw new InputError(faults);
		});
		const found = compare(assessments, first.catalogue);
		return options.json ? json(byId(found)) : forPeople(found, first.catalogue, files.length);
	}
};

/** As the method writes it: `standards` per id and dimension. */
const byId = ({ standards }: Comparison) => ({
	standards: Object.fromEntries(standards.map(({ id, ...dimensions }) => [id, dimensions]))
});

function forPeople({ standards }: Comparison, catalogue: Catalogue, count: number): string {
	const { design, implementation } = terms.dimensionShort;
	const rows = standards.map((standard) => [
		standard.id,
		spread(standard.design),
		spread(standard.implementation),
		titleOf(catalogue, standard.id)
	]);
	return [
		...provenance(catalogue),
		cli.compare.explanation(count),
		'',
		table([[terms.standard, design, implementation, ''], ...rows], ['left', 'left', 'left', 'left'])
	].join('\n');
}

const spread = ({ known, min, q1, median, q3, max }: Spread): string => {
	const figures = [min, q1, median, q3, max].map((value) =>
		value === null ? cli.none : formatNumber(LANGUAGE, value)
	);
	return [`${known}:`, ...figures].join(' ');
};
