import { eq } from 'drizzle-orm';
import type { Person } from '#lib/server/policy.ts';
import type { World } from '#lib/server/world.ts';
import * as challenges from './challenges.ts';
import { knownOf } from './own-passkeys.ts';
import {
	authenticationOptions,
	challengeOf,
	credentialOf,
	verifyAuthentication,
	type Site
} from './passkeys.ts';
import { membershipsOf } from './sessions.ts';
import { refused, type Outcome } from './sign-in.ts';
import type { Throttle } from './throttle.ts';

const PURPOSE = 'passkey';
const MINUTES = 5;

/**
 * What the browser needs to use a passkey: one of the person, or, for somebody who is not known
 * yet, any of this site. Its answer is awaited for five minutes, once.
 */
export async function ask(world: World, site: Site, person: Person | null) {
	const allowed = person
		? await world.store.read((transaction) => knownOf(transaction, person.id))
		: [];
	const options = await authenticationOptions(site, allowed);
	await world.store.write((transaction) =>
		challenges.keep(transaction, world.now(), {
			key: options.challenge,
			purpose: PURPOSE,
			personId: person?.id ?? null,
			minutes: MINUTES
		})
	);
	return options;
}

/**
 * Signs in with a passkey; it is two factors by itself, for the person is always verified.
 * @param person whose passkey it must be; `null` for a sign-in, where the passkey says who it is
 */
export async function withPasskey(
	world: World,
	throttle: Throttle,
	site: Site,
	{
		person,
		response,
		address
	}: { person: Person | null; response: unknown; address: string | null }
): Promise<Outcome> {
	const credential = credentialOf(response);
	const trial = { account: `passkey ${credential?.id ?? ''}`, address, knownDevice: false };
	const verdict = await throttle.attempt(trial);
	if (!verdict.allowed) return { outcome: 'wait', seconds: verdict.retryAfterSeconds };
	const key = challengeOf(response) ?? '';
	const awaited = await world.store.write((transaction) =>
		challenges.take(transaction, world.now(), { key, purpose: PURPOSE })
	);
	const stored = credential && (await storedAs(world, credential.id));
	const isExpected =
		awaited !== null &&
		stored !== null &&
		awaited.personId === (person?.id ?? null) &&
		!stored.person.disabledAt &&
		stored.person.id === (person?.id ?? stored.person.id) &&
		stored.person.id === (credential?.userHandle ?? stored.person.id);
	const verified = isExpected
		? await verifyAuthentication(site, response, key, stored.passkey)
		: null;
	if (!stored || !verified || !(await count(world, stored.passkey, verified.counter))) {
		await refused(world, stored?.person.id ?? null);
		return { outcome: 'wrong' };
	}
	await throttle.succeeded(trial);
	const { id, name, administrator } = stored.person;
	const memberships = await world.store.read((transaction) =>
		membershipsOf(transaction, id, world.now())
	);
	const owner: Person = { kind: 'person', id, name, administrator, memberships };
	return { outcome: 'right', person: owner, stage: 'full' };
}

const storedAs = (world: World, id: string) =>
	world.store.read(async ({ db, tables: { passkeys, people } }) => {
		const [row] = await db
			.select({ passkey: passkeys, person: people })
			.from(passkeys)
			.innerJoin(people, eq(people.id, passkeys.personId))
			.where(eq(passkeys.id, id));
		return row ?? null;
	});

/** Stores the new counter, unless another answer of the passkey came first. */
const count = (
	world: World,
	{ id, counter: before }: { id: string; counter: number },
	counter: number
): Promise<boolean> =>
	world.store.write(async ({ db, tables: { passkeys } }) => {
		const [row] = await db
			.select({ counter: passkeys.counter })
			.from(passkeys)
			.where(eq(passkeys.id, id));
		if (row?.counter !== before) return false;
		const usedAt = world.now().toISOString();
		await db.update(passkeys).set({ counter, usedAt }).where(eq(passkeys.id, id));
		return true;
	});
