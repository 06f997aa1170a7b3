import type { z } from 'zod';
import { faultsOf } from '#lib/core/faults.ts';
import { InputError } from '#lib/core/input-error.ts';

/**
 * What a schema makes of an input.
 * @throws InputError with every fault that the schema finds
 */
export function checked<S extends z.ZodType>(schema: S, input: unknown): z.output<S> {
	const result = schema.safeParse(input, { reportInput: true });
	if (!result.success) throw new InputError(faultsOf(result.error));
	return result.data;
}
