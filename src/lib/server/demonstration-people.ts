import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { and, asc, eq, like } from 'drizzle-orm';
import { parse } from 'yaml';
import { z } from 'zod';
import { ORGANISATION_KINDS, ROLES } from '#lib/core/codes.ts';
import { stateCode } from '#lib/core/fields.ts';
import { insertPerson } from './accounts/people.ts';
import { membershipsOf } from './accounts/sessions.ts';
import type { Transaction } from './db/store.ts';
import { newId } from './ids.ts';
import type { Person } from './policy.ts';
import { projectRoot } from './root.ts';
import type { World } from './world.ts';

/** No mail reaches a name below `.invalid` (RFC 2606); nobody can be invited there by mistake. */
export const DOMAIN = '@demonstration.invalid';

const Somebody = { address: z.string(), name: z.string() };
const People = z.strictObject({
	organisations: z.array(
		z.strictObject({
			kind: z.enum(ORGANISATION_KINDS),
			name: z.string(),
			states: z.array(stateCode),
			people: z.array(
				z.strictObject({ ...Somebody, role: z.enum(ROLES), institution: z.string().optional() })
			)
		})
	),
	administrators: z.array(z.strictObject(Somebody))
});

/** Writes the fictional organisations and people; gives the organisations' ids by their names. */
export async function seedPeople(world: World): Promise<ReadonlyMap<string, string>> {
	const file = join(projectRoot(), 'data/demo/people.yaml');
	const { organisations, administrators } = People.parse(parse(await readFile(file, 'utf8')));
	const at = world.now().toISOString();
	return world.store.write(async (transaction) => {
		const { db, tables } = transaction;
		const ids = new Map<string, string>();
		for (const { kind, name, states, people } of organisations) {
			const organisationId = newId();
			ids.set(name, organisationId);
			await db
				.insert(tables.organisations)
				.values({ id: organisationId, kind, name, version: 1, createdAt: at });
			for (const state of states)
				await db.insert(tables.organisationStates).values({ organisationId, state });
			for (const { address, name, role, institution = null } of people) {
				const personId = await insertSomebody(transaction, address, name, false, at);
				await db
					.insert(tables.memberships)
					.values({ organisationId, personId, role, institution, version: 1, createdAt: at });
			}
		}
		for (const { address, name } of administrators)
			await insertSomebody(transaction, address, name, true, at);
		return ids;
	});
}

const insertSomebody = (
	transaction: Transaction,
	address: string,
	name: string,
	administrator: boolean,
	at: string
): Promise<string> =>
	insertPerson(
		transaction,
		{ email: address + DOMAIN, name, passwordHash: null, administrator },
		at
	);

export type DemonstrationPerson = { email: string; name: string; organisation: string };

/** The fictional people as whom anybody may sign in; none unless the demonstration was asked for. */
export const demonstrationPeople = (world: World): Promise<DemonstrationPerson[]> =>
	world.store.read(async ({ db, tables: { people, memberships, organisations } }) => {
		if (!world.demonstration) return [];
		const rows = await db
			.select({ email: people.email, name: people.name, organisation: organisations.name })
			.from(people)
			.leftJoin(memberships, eq(memberships.personId, people.id))
			.leftJoin(organisations, eq(organisations.id, memberships.organisationId))
			.where(like(people.email, `%${DOMAIN}`))
			.orderBy(asc(people.administrator), asc(organisations.name), asc(memberships.role));
		return rows.map(({ email, name, organisation }) => ({
			email,
			name,
			organisation: organisation ?? ''
		}));
	});

/** The person of that address; `null` for anybody who is not of the demonstration. */
export const demonstrationPerson = (world: World, email: string): Promise<Person | null> =>
	world.store.read(async (transaction) => {
		if (!world.demonstration) return null;
		const { db, tables } = transaction;
		const { people } = tables;
		const [row] = await db
			.select()
			.from(people)
			.where(and(eq(people.email, email), like(people.email, `%${DOMAIN}`)));
		if (!row) return null;
		const { id, name, administrator } = row;
		const memberships = await membershipsOf(transaction, id, world.now());
		return { kind: 'person', id, name, administrator, memberships };
	});
