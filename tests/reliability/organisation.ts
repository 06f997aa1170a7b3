import { newId } from '#lib/server/ids.ts';
import type { World } from '#lib/server/world.ts';

/** A government of the fictional State XA; gives its id. */
export async function seedOrganisation({ store, now }: World): Promise<string> {
	const id = newId();
	const createdAt = now().toISOString();
	await store.write(async ({ db, tables }) => {
		await db
			.insert(tables.organisations)
			.values({ id, kind: 'government', name: 'Ministry', version: 1, createdAt });
		await db.insert(tables.organisationStates).values({ organisationId: id, state: 'XA' });
	});
	return id;
}
