import { and, eq, isNull } from 'drizzle-orm';
import { record } from '#lib/server/audit/record.ts';
import type { Transaction } from '#lib/server/db/store.ts';
import type { SessionStage } from '#lib/server/db/tables/people.ts';
import { SYSTEM, type Person } from '#lib/server/policy.ts';
import type { World } from '#lib/server/world.ts';
import { isKnown } from './devices.ts';
import { tellOfFailures } from './notices.ts';
import { hashPassword, needsRehash, verifyPassword } from './passwords.ts';
import { addressOf, personAt } from './people.ts';
import { recoveryHash } from './recovery-codes.ts';
import { membershipsOf, needsSecondFactor } from './sessions.ts';
import type { Throttle } from './throttle.ts';
import { acceptTotp } from './totp.ts';

/** What a try to sign in gives. `wrong` is all that anybody learns of why it failed. */
export type Outcome =
	| { outcome: 'right'; person: Person; stage: SessionStage }
	| { outcome: 'wrong' }
	| { outcome: 'wait'; seconds: number };

export type Credentials = {
	email: string;
	password: string;
	/** Of the network; `null` when it is not known. */
	address: string | null;
	/** The token that this browser got when the account last signed in from it. */
	device: string | null;
};

/**
 * Signs in with a password. Unknown addresses, disabled accounts and wrong passwords cost the same
 * time and get the same answer. Source: requirements S34, S36.
 * @throws Busy when too many passwords are being checked
 */
export async function withPassword(
	world: World,
	throttle: Throttle,
	{ email, password, address, device }: Credentials
): Promise<Outcome> {
	const account = addressOf(email);
	const { row, knownDevice } = await world.store.read(async (transaction) => {
		const row = await personAt(transaction, account);
		return { row, knownDevice: await isKnown(transaction, row?.id, device) };
	});
	const trial = { account, address, knownDevice };
	const verdict = await throttle.attempt(trial);
	if (!verdict.allowed) {
		if (row) tellOfFailures(world, row.id);
		return { outcome: 'wait', seconds: verdict.retryAfterSeconds };
	}
	const usable = row && !row.disabledAt ? row.passwordHash : null;
	if (!(await verifyPassword(usable, password)) || !row || !usable) {
		await refused(world, row?.id ?? null);
		return { outcome: 'wrong' };
	}
	await throttle.succeeded(trial);
	if (needsRehash(usable)) await keepHash(world, row.id, await hashPassword(password));
	const { id, name, administrator } = row;
	const memberships = await world.store.read((transaction) =>
		membershipsOf(transaction, id, world.now())
	);
	const person: Person = { kind: 'person', id, name, administrator, memberships };
	return { outcome: 'right', person, stage: await stageAfter(world, person) };
}

/** How far somebody is signed in who has given one factor. */
export const stageAfter = (world: World, person: Person): Promise<SessionStage> =>
	world.store.read(async ({ db, tables: { people, passkeys } }) => {
		const [row] = await db
			.select({ totpSecret: people.totpSecret, passkey: passkeys.id })
			.from(people)
			.leftJoin(passkeys, eq(passkeys.personId, people.id))
			.where(eq(people.id, person.id))
			.limit(1);
		if (row?.totpSecret || row?.passkey) return 'second-factor';
		return needsSecondFactor(person) ? 'enrolment' : 'full';
	});

/**
 * Checks the second factor: a code of the authenticator app, or a recovery code; each works once.
 */
export async function withCode(
	world: World,
	throttle: Throttle,
	{ person, code, address }: { person: Person; code: string; address: string | null }
): Promise<Outcome> {
	const trial = { account: `code ${person.id}`, address, knownDevice: false };
	const verdict = await throttle.attempt(trial);
	if (!verdict.allowed) {
		tellOfFailures(world, person.id);
		return { outcome: 'wait', seconds: verdict.retryAfterSeconds };
	}
	const accepted = await world.store.write(
		async (transaction) =>
			(await acceptAppCode(transaction, world, person.id, code)) ||
			(await acceptRecoveryCode(transaction, world, person.id, code))
	);
	if (!accepted) {
		await refused(world, person.id);
		return { outcome: 'wrong' };
	}
	await throttle.succeeded(trial);
	return { outcome: 'right', person, stage: 'full' };
}

/**
 * Whether the password is that of the person, who is signed in: for what needs a fresh proof.
 * @throws Busy when too many passwords are being checked
 */
export async function withOwnPassword(
	world: World,
	throttle: Throttle,
	{ person, password, address }: { person: Person; password: string; address: string | null }
): Promise<Outcome> {
	const trial = { account: `proof ${person.id}`, address, knownDevice: false };
	const verdict = await throttle.attempt(trial);
	if (!verdict.allowed) {
		tellOfFailures(world, person.id);
		return { outcome: 'wait', seconds: verdict.retryAfterSeconds };
	}
	const [row] = await world.store.read(({ db, tables: { people } }) =>
		db.select({ hash: people.passwordHash }).from(people).where(eq(people.id, person.id))
	);
	if (!(await verifyPassword(row?.hash ?? null, password))) {
		await refused(world, person.id);
		return { outcome: 'wrong' };
	}
	await throttle.succeeded(trial);
	return { outcome: 'right', person, stage: 'full' };
}

export const totpPurpose = (personId: string): string => `totp ${personId}`;

async function acceptAppCode(
	{ db, tables: { people } }: Transaction,
	world: World,
	personId: string,
	code: string
): Promise<boolean> {
	const [row] = await db.select().from(people).where(eq(people.id, personId));
	if (!row?.totpSecret) return false;
	const secret = world.keys.unseal(row.totpSecret, totpPurpose(personId));
	const step = acceptTotp(secret, code, row.totpStep, world.now());
	if (step === null) return false;
	await db.update(people).set({ totpStep: step }).where(eq(people.id, personId));
	return true;
}

async function acceptRecoveryCode(
	{ db, tables: { recoveryCodes } }: Transaction,
	world: World,
	personId: string,
	code: string
): Promise<boolean> {
	const own = and(
		eq(recoveryCodes.personId, personId),
		eq(recoveryCodes.hash, recoveryHash(code)),
		isNull(recoveryCodes.usedAt)
	);
	const [row] = await db.select().from(recoveryCodes).where(own);
	if (!row) return false;
	await db.update(recoveryCodes).set({ usedAt: world.now().toISOString() }).where(own);
	return true;
}

const keepHash = (world: World, personId: string, passwordHash: string): Promise<void> =>
	world.store.write(async ({ db, tables: { people } }) => {
		await db.update(people).set({ passwordHash }).where(eq(people.id, personId));
	});

/** Keeps in the trail that somebody was not let in. */
export const refused = (world: World, personId: string | null): Promise<void> =>
	world.store.write(async (transaction) => {
		const ref = personId === null ? {} : { ref: personId };
		const at = world.now().toISOString();
		await record(transaction, SYSTEM, at, {
			action: 'session.refused',
			organisationId: null,
			...ref
		});
	});
