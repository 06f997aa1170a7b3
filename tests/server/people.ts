import { asc, eq, isNull } from 'drizzle-orm';
import type { Role } from '#lib/core/codes.ts';
import { personNow } from '#lib/server/accounts/new-account.ts';
import { insertPerson } from '#lib/server/accounts/people.ts';
import type { Person } from '#lib/server/policy.ts';
import type { World } from '#lib/server/world.ts';

let count = 0;

type Membership = { role: Role; until?: string | null; institution?: string | null };

/** An account without a password, in the database. */
export function insert(
	world: World,
	{ name = 'Somebody', email = `person-${++count}@example.org`, administrator = false },
	organisationId?: string,
	membership?: Membership
): Promise<Person> {
	const now = world.now();
	const at = now.toISOString();
	return world.store.write(async (transaction) => {
		const account = { name, email, administrator, passwordHash: null };
		const personId = await insertPerson(transaction, account, at);
		const { db, tables } = transaction;
		if (organisationId && membership)
			await db
				.insert(tables.memberships)
				.values({ organisationId, personId, ...membership, version: 1, createdAt: at });
		return personNow(transaction, personId, now);
	});
}

export const administrator = (world: World, name = 'Administrator'): Promise<Person> =>
	insert(world, { name, administrator: true });
export const memberOf = (world: World, id: string, membership: Membership): Promise<Person> =>
	insert(world, {}, id, membership);
export const coordinatorOf = (world: World, id: string): Promise<Person> =>
	memberOf(world, id, { role: 'coordinator' });

/** What the trail of an organisation says: action, who, about whom, after. */
export const entriesOf = (world: World, organisationId: string | null) =>
	world.store.read(async ({ db, tables: { audit, auditDetails } }) => {
		const rows = await db
			.select({ entry: audit, details: auditDetails })
			.from(audit)
			.innerJoin(auditDetails, eq(auditDetails.sequence, audit.sequence))
			.where(
				organisationId === null
					? isNull(audit.organisationId)
					: eq(audit.organisationId, organisationId)
			)
			.orderBy(asc(audit.sequence));
		return rows.map(
			({ entry, details }) => [entry.action, entry.personId, entry.ref, details.after] as const
		);
	});
