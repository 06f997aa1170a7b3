import { languagesOf, type Catalogue } from '#lib/core/catalogue.ts';
import { LANGUAGES, type Language } from '#lib/core/codes.ts';
import * as field from '#lib/core/fields.ts';
import { InputError, quote, type Fault } from '#lib/core/input-error.ts';
import { loadStates, stateName } from '#lib/server/states.ts';
import { refuseTaken, writeWhole } from '#lib/server/write-file.ts';
import { cli } from '#lib/text/cli/en.ts';
import { formatSize } from '#lib/text/format.ts';
import { required, type Command } from './command.ts';
import { within } from './file-error.ts';
import { installedCatalogues, LANGUAGE, loadAssessment } from './load.ts';

export const report: Command = {
	name: 'report',
	options: ['lang', 'out', 'date', 'force'],
	takes: [1, 1],
	async run([file = ''], options) {
		const lang = required('report', options, 'lang');
		const out = required('report', options, 'out');
		const force = options.force ?? false;
		const date = options.date ?? new Date().toISOString().slice(0, 10);
		await within('--date', () => checkDay(date));
		// A text costs time and memory; without the one asked for, all that there are can be named.
		const known = LANGUAGES.find((one) => one === lang);
		const catalogues = await installedCatalogues(known ? [known] : 'all');
		const { assessment, catalogue } = await within(file, () => loadAssessment(file, catalogues));
		const language = await within('--lang', () => languageOf(catalogue, lang));
		await within(out, () => refuseTaken(out, { force }));
		// Only this command draws: the others start without fonts and charts.
		const { reportPdf } = await import('#lib/server/pdf/report.ts');
		const state = stateName(await loadStates(), assessment.state, language);
		const pdf = await reportPdf(assessment, catalogue, { language, date, stateName: state });
		await within(out, () => writeWhole(out, pdf, { force }));
		return cli.report.written(out, formatSize(LANGUAGE, pdf.length));
	}
};

function checkDay(got: string): void {
	if (!field.day.safeParse(got).success) refuse({ place: '', code: 'date', got: quote(got) });
}

function languageOf(catalogue: Catalogue, got: string): Language {
	const languages = languagesOf(catalogue);
	const language = languages.find((one) => one === got);
	const expected = languages.join(cli.and);
	return language ?? refuse({ place: '', code: 'one-of', got: quote(got), expected });
}

function refuse(fault: Fault): never {
	throw new InputError([fault]);
}
