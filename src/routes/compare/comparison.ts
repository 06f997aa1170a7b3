import { textOf } from '#lib/core/catalogue.ts';
import { coverageOf, isCovered } from '#lib/core/comparison/compared.ts';
import { queryOf, readSelection, type Selection } from '#lib/core/comparison/selection.ts';
import { InputError, type Fault } from '#lib/core/input-error.ts';
import { aliasesOf } from '#lib/server/comparison/aliases.ts';
import { choices, find, type Found } from '#lib/server/comparison/find.ts';
import { versionsOf } from '#lib/server/comparison/versions.ts';
import * as groups from '#lib/server/comparison/groups.ts';
import { policy } from '#lib/server/policy.ts';
import { bodiesOf } from '#lib/server/reviews/reach.ts';
import { stateName } from '#lib/server/states.ts';

/** What an address asks to compare; what is wrong in it is said, and the usual is shown. */
export function selectionIn(url: URL): { selection: Selection; faults: readonly Fault[] } {
	try {
		return { selection: readSelection(url.searchParams), faults: [] };
	} catch (failure) {
		if (!(failure instanceof InputError)) throw failure;
		return { selection: readSelection(new URLSearchParams()), faults: failure.faults };
	}
}

/** A submission as a column or row names it; with letters, nothing in it says which State it is. */
export type Named = {
	id: string;
	/** Short, for the head of a narrow column. */
	code: string;
	name: string;
	/** `null` with letters. */
	state: string | null;
	organisation: string | null;
	/** Share, 0 to 1. */
	coverage: number | null;
	counts: boolean;
};

/** What is compared, in the order in which it stands: by the alphabet, of names or of letters. */
export async function compared({ actor, world, states, language }: App.Locals, url: URL) {
	const { selection, faults } = selectionIn(url);
	const found = await find(actor, world, selection);
	const aliases = selection.alias
		? await aliasesOf(
				actor,
				world,
				found.compared.map(({ state }) => state)
			)
		: null;
	const named = found.compared.map((one) => ({ one, as: namedAs(one) }));
	function namedAs(one: Found['compared'][number]): Named {
		const letters = aliases?.get(one.state);
		const figures = {
			coverage: coverageOf(one),
			counts: isCovered(one, selection.threshold)
		};
		if (aliases)
			return {
				...{ id: one.id, code: letters ?? '', name: letters ?? '' },
				...{ state: null, organisation: null },
				...figures
			};
		return {
			...{ id: one.id, code: one.state, name: stateName(states, one.state, language) },
			...{ state: one.state, organisation: one.organisation },
			...figures
		};
	}
	const sorted = named.toSorted(
		(a, b) =>
			(aliases ? a.as.name.length - b.as.name.length : 0) ||
			a.as.name.localeCompare(b.as.name, language) ||
			(a.as.organisation ?? '').localeCompare(b.as.organisation ?? '', language)
	);
	const text = textOf(found.catalogue, language);
	const versions = await versionsOf(actor, world, found.compared);
	return {
		selection,
		catalogue: found.catalogue,
		text,
		compared: sorted.map(({ one }) => one),
		shown: {
			selection,
			faults,
			query: queryOf(selection).toString(),
			columns: sorted.map(({ as }) => as),
			versions: sorted.flatMap(({ one, as }) => {
				const all = versions.get(one.id);
				return all ? [{ name: as.name, chosen: one.number, all }] : [];
			}),
			otherCatalogues: found.otherCatalogues,
			textLanguage: text.locale,
			choices: await chosenFrom({ actor, world, states, language }),
			mayKey: bodiesOf(actor).some(({ organisation }) =>
				policy(actor, 'comparison.key', { organisationId: organisation.id })
			)
		}
	};
}

/** What the form offers. */
async function chosenFrom({
	actor,
	world,
	states,
	language
}: Pick<App.Locals, 'actor' | 'world' | 'states' | 'language'>) {
	const { rounds, states: codes } = await choices(actor, world);
	return {
		rounds: rounds.map(({ id, name }) => ({ value: id, label: name })),
		groups: (await groups.list(actor, world)).map(({ id, name }) => ({ value: id, label: name })),
		states: codes
			.map((code) => ({ value: code, label: stateName(states, code, language) }))
			.toSorted((a, b) => a.label.localeCompare(b.label, language))
	};
}
export type Comparison = Awaited<ReturnType<typeof compared>>['shown'];
