import { ACCESS } from '#lib/core/codes.ts';
import type { Catalogue, CatalogueText } from '#lib/core/catalogue.ts';
import { evidenceInput, fieldText, prefixed, type Fields } from '#lib/core/forms.ts';
import { InputError } from '#lib/core/input-error.ts';
import * as evidence from '#lib/server/evidence.ts';
import type { Staged } from '#lib/server/files.ts';

/** The closed lists of the form of an evidence item. */
export const evidenceOptions = (catalogue: Catalogue, text: CatalogueText) => ({
	types: catalogue.evidenceTypes.map((id) => ({ value: id, label: text.evidenceTypes[id]! })),
	access: ACCESS
});
export type EvidenceOptions = ReturnType<typeof evidenceOptions>;

const FILLED = ['title', 'issuer', 'date', 'pinpoint', 'url', 'citation', 'type'];

/**
 * Adds the evidence item that a form posts under `prefix`, if it posts one.
 * @returns its id within the assessment; `null` when nothing was filled in
 * @throws InputError with places that are the names of the fields
 */
export async function readEvidence(
	{ actor, world }: App.Locals,
	assessment: string,
	fields: Fields,
	staged: Staged | null,
	prefix = ''
): Promise<string | null> {
	const filled = FILLED.some((name) => fieldText(fields, `${prefix}${name}`).trim() !== '');
	if (!filled && !staged) return null;
	try {
		return await evidence.add(actor, world, assessment, evidenceInput(fields, prefix), staged);
	} catch (failure) {
		if (!(failure instanceof InputError)) throw failure;
		throw new InputError(prefixed(prefix, failure.faults));
	}
}
