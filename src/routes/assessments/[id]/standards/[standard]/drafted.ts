import { fieldText } from '#lib/core/forms.ts';

/** Before the names of the fields of an evidence item that is added with an answer. */
export const NEW_EVIDENCE = 'new.';

/** What was filled in of such an item, to be shown again. */
export const draftedIn = (fields: URLSearchParams): Record<string, string> =>
	Object.fromEntries(
		[...fields.keys()]
			.filter((name) => name.startsWith(NEW_EVIDENCE))
			.map((name) => [name, fieldText(fields, name)])
	);
