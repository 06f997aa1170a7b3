import type { Assessment } from './assessment.ts';
import { InputError, type Fault, type FaultCode } from './input-error.ts';

/** What must be the same in two assessments before their levels may be set side by side. */
export type Origin = Pick<Assessment, 'state' | 'kind' | 'catalogue'>;

const different = (place: string, code: FaultCode, expected: string, got: string): Fault[] =>
	expected === got ? [] : [{ place, code, got, expected }];

export const otherState = (first: Pick<Origin, 'state'>, other: Pick<Origin, 'state'>): Fault[] =>
	different('state', 'other-state', first.state, other.state);

export const otherKind = (first: Pick<Origin, 'kind'>, other: Pick<Origin, 'kind'>): Fault[] =>
	different('kind', 'one-of', first.kind, other.kind);

const nameOf = ({ catalogue }: Pick<Origin, 'catalogue'>): string =>
	`${catalogue.id} ${catalogue.version}`;

export const otherCatalogue = (
	first: Pick<Origin, 'catalogue'>,
	other: Pick<Origin, 'catalogue'>
): Fault[] => different('catalogue', 'other-catalogue', nameOf(first), nameOf(other));

/**
 * Refuses a list in which one is not like the first.
 * @throws InputError whose places begin with the position in the list, from 0
 */
export function requireLikeFirst<T>(
	items: readonly T[],
	faultsOf: (first: T, other: T) => Fault[]
): void {
	const faults = items.flatMap((item, index) =>
		faultsOf(items[0] ?? item, item).map((fault) => ({
			...fault,
			place: `${index}.${fault.place}`
		}))
	);
	if (faults.length) throw new InputError(faults);
}
