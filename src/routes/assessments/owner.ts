import type { AssessmentKind, OrganisationKind } from '#lib/core/codes.ts';
import { fieldText, type Fields } from '#lib/core/forms.ts';
import { InputError } from '#lib/core/input-error.ts';
import { KIND_OF, type Actor } from '#lib/server/policy.ts';

/** An organisation in whose name the actor may begin an assessment. */
export type OwnerOption = {
	id: string;
	name: string;
	kind: OrganisationKind;
	/** An organisation writes one kind of assessment. */
	assessmentKind: AssessmentKind;
	/** Empty: any State. */
	states: readonly string[];
};

export const ownersOf = (actor: Actor): OwnerOption[] =>
	actor.kind !== 'person'
		? []
		: actor.memberships
				.filter(({ role }) => role === 'coordinator')
				.map(({ organisation: { id, name, kind, states } }) => ({
					id,
					name,
					kind,
					assessmentKind: KIND_OF[kind],
					states
				}));

/**
 * The organisation that a form names, or the only one there is.
 * @throws InputError at `owner`
 */
export function ownerIn(fields: Fields, actor: Actor): OwnerOption {
	const owners = ownersOf(actor);
	const chosen = fieldText(fields, 'owner');
	const owner = owners.find(({ id }) => id === chosen) ?? (chosen ? undefined : owners[0]);
	if (!owner || (owners.length > 1 && !chosen))
		throw new InputError([{ place: 'owner', code: 'missing' }]);
	return owner;
}

/**
 * The organisation of the actor that may hold an assessment of that kind and State.
 * @throws InputError at `kind` or `state` when none may
 */
export function ownerFor(
	{ kind, state }: { kind: AssessmentKind; state: string },
	actor: Actor
): OwnerOption {
	const owners = ownersOf(actor);
	const ofKind = owners.filter(({ assessmentKind }) => assessmentKind === kind);
	if (ofKind.length === 0) {
		const expected = owners.map(({ assessmentKind }) => assessmentKind).join(', ');
		throw new InputError([{ place: 'kind', code: 'one-of', got: kind, expected }]);
	}
	const owner = ofKind.find(({ states }) => states.length === 0 || states.includes(state));
	if (owner) return owner;
	const expected = ofKind.flatMap(({ states }) => states).join(', ');
	throw new InputError([{ place: 'state', code: 'one-of', got: state, expected }]);
}
