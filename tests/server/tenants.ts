import { newId } from '#lib/server/ids.ts';
import type { OrganisationKind } from '#lib/core/codes.ts';
import type { Membership, Person } from '#lib/server/policy.ts';
import type { World } from '#lib/server/world.ts';

type Tenant = { kind?: OrganisationKind; name?: string; states?: readonly string[] };

/** A new organisation, by default a government of XA; gives its id. */
export async function newOrganisation(
	{ store, now }: World,
	{ kind = 'government', name = 'Ministry of the Interior', states = ['XA'] }: Tenant = {}
): Promise<string> {
	const id = newId();
	const createdAt = now().toISOString();
	await store.write(async ({ db, tables }) => {
		await db.insert(tables.organisations).values({ id, kind, name, version: 1, createdAt });
		for (const state of states)
			await db.insert(tables.organisationStates).values({ organisationId: id, state });
	});
	return id;
}

const owners = new WeakMap<World, Promise<string>>();

/** The one organisation of tests that are not about organisations. */
export function ownerIn(world: World): Promise<string> {
	const known = owners.get(world) ?? newOrganisation(world);
	owners.set(world, known);
	return known;
}

/** A signed-in person who is nothing but a member of that organisation. */
export const memberOf = (
	organisationId: string,
	{
		role = 'coordinator',
		institution = null,
		kind = 'government',
		states = ['XA']
	}: Partial<Omit<Membership, 'organisation'>> & Omit<Tenant, 'name'> = {}
): Person => ({
	kind: 'person',
	id: newId(),
	name: role,
	administrator: false,
	memberships: [
		{ organisation: { id: organisationId, kind, name: 'Organisation', states }, role, institution }
	]
});
