import { textOf, type Catalogue } from '#lib/core/catalogue.ts';
import { terms } from '#lib/text/terms/en.ts';
import type { Command } from './command.ts';
import { installedCatalogues, LANGUAGE } from './load.ts';
import { json, provenance } from './print.ts';
import { table } from './table.ts';

export const catalogueShow: Command = {
	name: 'catalogue show',
	options: ['json'],
	takes: [0, 0],
	async run(_, options) {
		const [catalogue] = await installedCatalogues(options.json ? 'all' : undefined);
		if (!catalogue) throw new Error('no catalogue is installed');
		return options.json ? json(catalogue) : list(catalogue);
	}
};

function list(catalogue: Catalogue): string {
	const text = textOf(catalogue, LANGUAGE);
	const rows = catalogue.standards.map(({ id, critical }) => [
		id,
		text.standards[id]?.title ?? '',
		critical ? terms.criticalSafeguard : ''
	]);
	return [
		...provenance(catalogue),
		'',
		table([[terms.standard, '', ''], ...rows], ['left', 'left', 'left'])
	].join('\n');
}
