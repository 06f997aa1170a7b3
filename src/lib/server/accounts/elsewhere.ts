import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import { record } from '#lib/server/audit/record.ts';
import type { Actor, Person } from '#lib/server/policy.ts';
import type { World } from '#lib/server/world.ts';
import * as challenges from './challenges.ts';
import type { Identity, OidcSaved } from './oidc.ts';
import { tell } from './notices.ts';
import { membershipsOf } from './sessions.ts';

const PURPOSE = 'oidc';
const MINUTES_TO_SIGN_IN = 10;

const Saved = z.strictObject({
	state: z.string(),
	nonce: z.string(),
	verifier: z.string(),
	/** The page to go to afterwards. */
	to: z.string(),
	/** Whether it only proves that somebody is there who is signed in already. */
	proves: z.boolean()
});

/** What a sign-in at a provider comes back to. */
export type Awaited = {
	saved: OidcSaved;
	to: string;
	/** Who asked; `null` for a sign-in. */
	personId: string | null;
	proves: boolean;
};

/**
 * Remembers a sign-in that was sent to the provider.
 * @param actor who links the account at the provider with the own one, or proves to be there by it
 *   (`proves`); nobody for a sign-in
 */
export async function expect(
	actor: Actor,
	world: World,
	saved: OidcSaved,
	{ to, proves }: { to: string; proves: boolean }
): Promise<void> {
	await world.store.write((transaction) =>
		challenges.keep(transaction, world.now(), {
			key: saved.state,
			purpose: PURPOSE,
			personId: actor.kind === 'person' ? actor.id : null,
			body: { ...saved, to, proves },
			minutes: MINUTES_TO_SIGN_IN
		})
	);
}

/** What was remembered under that state, once; `null` when it is unknown, used or too old. */
export const take = (world: World, state: string): Promise<Awaited | null> =>
	world.store.write(async (transaction) => {
		const key = { key: state, purpose: PURPOSE } as const;
		const row = await challenges.take(transaction, world.now(), key);
		if (!row) return null;
		const { to, proves, ...saved } = Saved.parse(row.body);
		return { saved, to, personId: row.personId, proves };
	});

/**
 * Links an account at the provider with a person; one that is linked already stays as it is.
 * @returns whether it is this person's now
 */
export const link = (
	world: World,
	person: Person,
	{ issuer, subject }: Identity
): Promise<boolean> =>
	world.store.write(async (transaction) => {
		const { db, tables } = transaction;
		const { identities } = tables;
		const [known] = await db
			.select({ personId: identities.personId })
			.from(identities)
			.where(and(eq(identities.issuer, issuer), eq(identities.subject, subject)));
		if (known) return known.personId === person.id;
		const at = world.now().toISOString();
		await db.insert(identities).values({ issuer, subject, personId: person.id, createdAt: at });
		await record(transaction, person, at, {
			action: 'person.factor',
			organisationId: null,
			ref: person.id
		});
		await tell(transaction, world, person.id, 'factor');
		return true;
	});

/** Whether an account at a provider is linked with the person. */
export const isLinked = (world: World, person: Person): Promise<boolean> =>
	world.store.read(async ({ db, tables: { identities } }) => {
		const [row] = await db
			.select({ subject: identities.subject })
			.from(identities)
			.where(eq(identities.personId, person.id))
			.limit(1);
		return row !== undefined;
	});

/** The person to whom an account at the provider is linked; `null` for none and for a disabled one. */
export const personOf = (world: World, { issuer, subject }: Identity): Promise<Person | null> =>
	world.store.read(async (transaction) => {
		const { db, tables } = transaction;
		const { identities, people } = tables;
		const [row] = await db
			.select({ person: people })
			.from(identities)
			.innerJoin(people, eq(people.id, identities.personId))
			.where(and(eq(identities.issuer, issuer), eq(identities.subject, subject)));
		if (!row || row.person.disabledAt) return null;
		const { id, name, administrator } = row.person;
		const memberships = await membershipsOf(transaction, id, world.now());
		return { kind: 'person', id, name, administrator, memberships };
	});
