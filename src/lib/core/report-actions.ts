import type { Action } from './assessment.ts';
import { DIMENSIONS } from './codes.ts';
import type { ReportContext } from './report-context.ts';
import { heading, type Block } from './report-model.ts';

/** The action plan, where there is one: every action with all its fields. */
export function actions(context: ReportContext): Block[] {
	const { assessment, words } = context;
	if (assessment.actions.length === 0) return [];
	return [
		heading(1, words.terms.actionPlan),
		{
			type: 'table',
			caption: words.actions.table,
			columns: [
				{ heading: words.evidence.id, width: 14 },
				{ heading: words.actions.action, width: 68 },
				{ heading: words.actions.status, width: 18 }
			],
			rows: assessment.actions.map((action) => [
				action.id,
				actionLines(action, context).join('\n'),
				words.terms.actionStatus[action.status]
			])
		}
	];
}

function actionLines(action: Action, { words, text, levelText }: ReportContext): string[] {
	const { format, terms } = words;
	const line = (label: string, value: string | undefined) =>
		value ? [words.labelled(label, value)] : [];
	const institution = (id: string) => text.institutions[id] ?? id;
	const { budget, effect } = action;
	const effects = DIMENSIONS.flatMap((dimension) => {
		const level = effect?.[dimension];
		return level === undefined
			? []
			: [words.labelled(terms.dimensionShort[dimension], levelText(level))];
	});
	return [
		action.title,
		...line(words.actions.standards, format.list(action.standards)),
		...line(words.actions.lead, action.lead && institution(action.lead)),
		...line(
			words.actions.partners,
			action.partners && format.list(action.partners.map(institution))
		),
		...line(words.actions.start, action.start && format.day(action.start)),
		...line(words.actions.due, action.due && format.day(action.due)),
		...line(
			words.actions.budget,
			budget &&
				`${format.money(budget.amount, budget.currency)} (${budget.funded ? words.actions.funded : words.actions.notFunded})`
		),
		...line(words.actions.indicator, action.indicator),
		...line(words.actions.effect, effects.join('; '))
	];
}
