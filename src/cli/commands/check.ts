import { answerTo } from '#lib/core/answer-to.ts';
import type { Standard } from '#lib/core/catalogue.ts';
import { DIMENSIONS } from '#lib/core/codes.ts';
import { isAboveSuggestion, isAnswered, isUnsupported, suggestLevel } from '#lib/core/suggest.ts';
import { cli } from '#lib/text/cli/en.ts';
import type { Command } from './command.ts';
import { within } from './file-error.ts';
import { installedCatalogues, loadAssessment, type Loaded } from './load.ts';

export const check: Command = {
	name: 'check',
	options: [],
	takes: [1, 1],
	async run([file = '']) {
		const catalogues = await installedCatalogues();
		return summary(await within(file, () => loadAssessment(file, catalogues)));
	}
};

/** One line that says what is there, then one per warning. */
function summary(loaded: Loaded): string {
	const { file, assessment, catalogue } = loaded;
	const { standards } = catalogue;
	const answered = standards.filter(({ id }) => isAnswered(assessment, id)).length;
	const { evidence, actions } = assessment;
	const ok = cli.check.ok(answered, standards.length, evidence.length, actions.length);
	const warnings = standards.flatMap((standard) => warningsAbout(standard, loaded));
	return [ok, ...warnings].map((line) => `${file}: ${line}`).join('\n');
}

function warningsAbout(standard: Standard, { assessment }: Loaded): string[] {
	const answer = answerTo(assessment, standard.id);
	const place = `answers.${standard.id}`;
	const above = DIMENSIONS.filter((d) => isAboveSuggestion(standard, answer, d)).map((d) => {
		const suggestion = suggestLevel(standard, answer.criteria, d) ?? 0;
		return `${place}.${d}: ${cli.check.aboveSuggestion(answer[d] ?? 0, suggestion)}`;
	});
	if (!isUnsupported(answer)) return above;
	return [
		...above,
		`${place}.implementation: ${cli.check.unsupported(answer.implementation ?? 0)}`
	];
}
