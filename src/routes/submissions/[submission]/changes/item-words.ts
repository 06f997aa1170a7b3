import type { Action, Evidence } from '#lib/core/assessment.ts';
import { DIMENSIONS } from '#lib/core/codes.ts';
import { formatDay, formatNumber, languageName } from '#lib/text/format.ts';
import type { Words } from '#lib/text/interface/index.ts';

/** What a field of an item is called, and what it says; `''`: nothing. */
export type Line = { label: string; value: string };
/** The words of the catalogue, by id. */
export type Names = {
	evidenceTypes: Readonly<Record<string, string>>;
	institutions: Readonly<Record<string, string>>;
};

const day = ({ language }: Words, value: string | undefined): string =>
	value ? formatDay(language, value) : '';

/** Every field of an item of evidence, in the order of its form. */
export function evidenceLines(words: Words, { evidenceTypes }: Names, item: Evidence): Line[] {
	const { text, terms, language } = words;
	const t = text.evidence;
	return [
		{ label: t.name, value: item.title },
		{ label: terms.evidence, value: terms.evidenceKind[item.kind] },
		{ label: t.type, value: evidenceTypes[item.type] ?? item.type },
		{ label: t.issuer, value: item.issuer ?? '' },
		{ label: t.date, value: day(words, item.date) },
		{ label: t.language, value: item.language ? languageName(language, item.language) : '' },
		{ label: t.pinpoint, value: item.pinpoint ?? '' },
		{ label: t.access, value: terms.access[item.access] },
		{ label: t.file, value: item.kind === 'file' ? item.file.name : '' },
		{ label: t.sha256, value: item.kind === 'file' ? item.file.sha256 : '' },
		{ label: t.url, value: item.kind === 'link' ? item.url : '' },
		{ label: t.citation, value: item.kind === 'reference' ? item.citation : '' }
	];
}

/** Every field of an action. */
export function actionLines(words: Words, { institutions }: Names, action: Action): Line[] {
	const { text, terms } = words;
	const t = text.amendment.action;
	const named = (ids: readonly string[]) => ids.map((id) => institutions[id] ?? id).join(', ');
	return [
		{ label: t.title, value: action.title },
		{ label: t.standards, value: action.standards.join(', ') },
		{ label: t.lead, value: action.lead ? named([action.lead]) : '' },
		{ label: t.partners, value: named(action.partners ?? []) },
		{ label: t.start, value: day(words, action.start) },
		{ label: t.due, value: day(words, action.due) },
		{ label: t.budget, value: budget(words, action) },
		{ label: t.indicator, value: action.indicator ?? '' },
		...DIMENSIONS.map((dimension) => ({
			label: t.effect(terms.dimensionShort[dimension]),
			value: String(action.effect?.[dimension] ?? '')
		})),
		{ label: t.status, value: terms.actionStatus[action.status] }
	];
}

function budget({ text, language }: Words, { budget }: Action): string {
	if (!budget) return '';
	const { funded, notFunded } = text.amendment.action;
	const sum = `${formatNumber(language, budget.amount)} ${budget.currency}`;
	return budget.funded ? funded(sum) : notFunded(sum);
}

/** The lines in which two say something else. */
export const otherLines = (before: readonly Line[], after: readonly Line[]) =>
	after.flatMap(({ label, value }, index) => {
		const earlier = before[index]?.value ?? '';
		return earlier === value ? [] : [{ label, before: earlier, after: value }];
	});
