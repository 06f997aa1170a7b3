import { z } from 'zod';
import { evidenceSchema } from './assessment.ts';
import type { Catalogue } from './catalogue.ts';
import { faultsOf } from './faults.ts';
import { InputError } from './input-error.ts';

function draftSchema(catalogue: Catalogue) {
	const [file, link, reference] = evidenceSchema(z.enum(catalogue.evidenceTypes)).options;
	return z.discriminatedUnion('kind', [
		file.omit({ id: true, file: true }),
		link.omit({ id: true }),
		reference.omit({ id: true })
	]);
}

/** An evidence item as a person describes it: the server gives the id, the upload gives the file. */
export type EvidenceDraft = z.infer<ReturnType<typeof draftSchema>>;

/**
 * Checks what a form gave; the places of the faults are the names of the fields.
 * @throws InputError with every fault
 */
export function readEvidenceDraft(input: unknown, catalogue: Catalogue): EvidenceDraft {
	const result = draftSchema(catalogue).safeParse(input, { reportInput: true });
	if (!result.success) throw new InputError(faultsOf(result.error));
	return result.data;
}
