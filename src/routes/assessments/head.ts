import { AssessmentHead, periodFaults } from '#lib/core/assessment.ts';
import { FORMAT } from '#lib/core/codes.ts';
import type { Catalogue } from '#lib/core/catalogue.ts';
import { faultsOf } from '#lib/core/faults.ts';
import { fieldText, headInput, type Fields } from '#lib/core/forms.ts';
import { InputError, quote, type Fault } from '#lib/core/input-error.ts';
import type { OwnerOption } from './owner.ts';

const FIELDS = [
	'state',
	'organisation.name',
	'organisation.kind',
	'kind',
	'period.from',
	'period.to',
	'language',
	'catalogue',
	'owner'
] as const;
/** What the form holds, as text, to be shown again. */
export type HeadValues = Partial<Record<(typeof FIELDS)[number], string>>;

export type StateGroup = {
	group: 'participating' | 'partner' | 'fictional';
	options: { value: string; label: string }[];
};

/**
 * The States in their groups, each group in alphabetical order of the reader's language; only those
 * on which one of the owners writes, where owners are given.
 */
export function stateGroups(
	{ states, language }: App.Locals,
	owners?: readonly OwnerOption[]
): StateGroup[] {
	const collator = new Intl.Collator(language);
	const isAny = !owners || owners.some((owner) => owner.states.length === 0);
	const own = new Set(owners?.flatMap((owner) => owner.states));
	const groups = (['participating', 'partner', 'fictional'] as const).map((group) => ({
		group,
		options: states
			.filter((state) => state.group === group && (isAny || own.has(state.code)))
			.map(({ code, names }) => ({ value: code, label: names[language] }))
			.toSorted((a, b) => collator.compare(a.label, b.label))
	}));
	return groups.filter(({ options }) => options.length > 0);
}

export const catalogueName = ({ id, version }: { id: string; version: string }) =>
	`${id} ${version}`;

export const headValues = (fields: Fields): HeadValues =>
	Object.fromEntries(FIELDS.map((name) => [name, fieldText(fields, name)]));

/** The form's values of a head that is there. */
export const valuesOf = (head: AssessmentHead): HeadValues => ({
	state: head.state,
	'organisation.name': head.organisation.name,
	'organisation.kind': head.organisation.kind,
	kind: head.kind,
	'period.from': head.period.from,
	'period.to': head.period.to,
	language: head.language ?? '',
	catalogue: catalogueName(head.catalogue)
});

/**
 * The head that a form posts.
 * @throws InputError with places that are the names of the fields
 */
export function readHead(
	fields: Fields,
	catalogue: Catalogue,
	states: App.Locals['states']
): AssessmentHead {
	const { id, version } = catalogue;
	const input = headInput(fields, FORMAT, { id, version });
	const result = AssessmentHead.safeParse(input, { reportInput: true });
	const [from, to] = [fieldText(fields, 'period.from'), fieldText(fields, 'period.to')];
	const faults = [
		...(result.success ? [] : faultsOf(result.error)),
		...periodFaults('period', from, to),
		...unknownState(result.data?.state, states)
	];
	if (!result.success || faults.length) throw new InputError(faults);
	return result.data;
}

/** A code that no list of ours has: the form offers none such. */
const unknownState = (code: string | undefined, states: App.Locals['states']): Fault[] =>
	code === undefined || states.some((state) => state.code === code)
		? []
		: [{ place: 'state', code: 'pattern', got: quote(code), expected: 'XA' }];
