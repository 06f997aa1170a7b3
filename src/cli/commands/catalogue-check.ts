import { languagesOf, type Catalogue } from '#lib/core/catalogue.ts';
import { loadCatalogue } from '#lib/server/catalogues.ts';
import { cli } from '#lib/text/cli/en.ts';
import type { Command } from './command.ts';
import { within } from './file-error.ts';
import { installedCatalogues } from './load.ts';

export const catalogueCheck: Command = {
	name: 'catalogue check',
	options: [],
	takes: [0, 1],
	async run([folder]) {
		const catalogues =
			folder === undefined
				? await installedCatalogues('all')
				: [await within(folder, () => loadCatalogue(folder))];
		return catalogues.map(summary).join('\n');
	}
};

function summary(catalogue: Catalogue): string {
	const { id, version, standards } = catalogue;
	const criteria = standards.flatMap((standard) => standard.criteria).length;
	const safeguards = standards.filter(({ critical }) => critical).length;
	const languages = languagesOf(catalogue).join(cli.and);
	return [
		cli.catalogue.ok(`${id} ${version}`, standards.length, criteria, safeguards),
		cli.catalogue.languages(languages)
	].join(cli.and);
}
