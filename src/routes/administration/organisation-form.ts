import { fieldText, optionalText, type Fields } from '#lib/core/forms.ts';
import { InputError, quote } from '#lib/core/input-error.ts';
import type { ChangedOrganisation } from '#lib/server/organisations.ts';

/** What the form holds, to be shown again. */
export type OrganisationValues = { name: string; kind: string; states: string[] };

export const organisationValues = (fields: URLSearchParams): OrganisationValues => ({
	name: fieldText(fields, 'name'),
	kind: fieldText(fields, 'kind'),
	states: fields.getAll('states')
});

/**
 * The name and the States that a form posts; the form offers no State but those of our list.
 * @throws InputError
 */
export function readOrganisation(
	fields: URLSearchParams,
	known: App.Locals['states']
): ChangedOrganisation {
	const states = fields.getAll('states');
	const stranger = states.find((code) => !known.some((state) => state.code === code));
	if (stranger !== undefined)
		throw new InputError([
			{ place: 'states', code: 'pattern', got: quote(stranger), expected: 'XA' }
		]);
	return { name: fieldText(fields, 'name'), states };
}

/** A code of a closed list, for its schema to check. */
export const codeIn = <Code extends string>(fields: Fields, name: string): Code =>
	optionalText(fields, name) as Code;
