import { and, asc, count, desc, eq, isNull } from 'drizzle-orm';
import { InputError } from '#lib/core/input-error.ts';
import { demand } from '#lib/server/access.ts';
import type { AuditAction } from '#lib/server/audit/actions.ts';
import { record } from '#lib/server/audit/record.ts';
import type { Transaction } from '#lib/server/db/store.ts';
import { NotFound } from '#lib/server/errors.ts';
import type { Actor, Person } from '#lib/server/policy.ts';
import type { World } from '#lib/server/world.ts';
import { tell } from './notices.ts';
import { hashPassword } from './passwords.ts';
import { newRecoveryCodes, recoveryHash } from './recovery-codes.ts';
import { endOthers, isOver } from './sessions.ts';
import { totpPurpose } from './sign-in.ts';
import { acceptTotp, newSecret } from './totp.ts';
import { passwordFaults } from './weak-passwords.ts';

export type OpenSession = {
	id: string;
	device: string | null;
	createdAt: string;
	seenAt: string;
};

/** The person who asks. @throws NotFound for anybody else */
export function own(actor: Actor): Person {
	if (actor.kind !== 'person') throw new NotFound();
	demand(actor, 'account.manage', { personId: actor.id });
	return actor;
}

/** Where the person is signed in, the last used first. */
export async function sessions(actor: Actor, world: World): Promise<OpenSession[]> {
	const person = own(actor);
	const rows = await world.store.read(({ db, tables: { sessions } }) =>
		db
			.select()
			.from(sessions)
			.where(eq(sessions.personId, person.id))
			.orderBy(desc(sessions.seenAt), asc(sessions.id))
	);
	return rows
		.filter((row) => !isOver(row, person, world.now()))
		.map(({ id, device, createdAt, seenAt }) => ({ id, device, createdAt, seenAt }));
}

/** Signs the person out elsewhere: of one session, or of all but the current one. */
export function endSession(
	actor: Actor,
	world: World,
	which: { id: string } | { allBut: string }
): Promise<void> {
	const person = own(actor);
	return world.store.write(async (transaction) => {
		const { db, tables } = transaction;
		const { sessions } = tables;
		if ('allBut' in which) await endOthers(transaction, person.id, which.allBut);
		else
			await db
				.delete(sessions)
				.where(and(eq(sessions.personId, person.id), eq(sessions.id, which.id)));
		await note(transaction, world, person, 'session.end');
	});
}

/**
 * Sets a new password and ends all other sessions; the caller has checked the old one.
 * @throws InputError at `password`
 */
export async function changePassword(
	actor: Actor,
	world: World,
	sessionId: string,
	{ password, email }: { password: string; email: string }
): Promise<void> {
	const person = own(actor);
	const context = [person.name, email, ...person.memberships.map((m) => m.organisation.name)];
	const faults = passwordFaults(password, context);
	if (faults.length) throw new InputError(faults);
	const passwordHash = await hashPassword(password);
	await world.store.write(async (transaction) => {
		const { db, tables } = transaction;
		await db.update(tables.people).set({ passwordHash }).where(eq(tables.people.id, person.id));
		await endOthers(transaction, person.id, sessionId);
		await note(transaction, world, person, 'person.password');
		await tell(transaction, world, person.id, 'password');
	});
}

/** A new secret for an authenticator app, sealed so that the page can carry it until it is confirmed. */
export function offerTotp(actor: Actor, world: World): { secret: string; sealed: string } {
	const secret = newSecret();
	return { secret, sealed: world.keys.seal(secret, `offer ${own(actor).id}`) };
}

/** The secret of an offer. @throws InputError when the offer is not this person's */
export function offeredSecret(actor: Actor, world: World, sealed: string): string {
	const { id } = own(actor);
	try {
		return world.keys.unseal(sealed, `offer ${id}`);
	} catch {
		throw new InputError([{ place: 'code', code: 'incomplete' }]);
	}
}

/**
 * Sets up the authenticator app once a code of it is right. The person gets new recovery codes,
 * shown once; all other sessions end.
 * @throws InputError at `code`
 */
export async function confirmTotp(
	actor: Actor,
	world: World,
	sessionId: string,
	{ sealed, code }: { sealed: string; code: string }
): Promise<string[]> {
	const person = own(actor);
	const secret = offeredSecret(actor, world, sealed);
	const step = acceptTotp(secret, code, null, world.now());
	if (step === null) throw new InputError([{ place: 'code', code: 'wrong-code' }]);
	const codes = newRecoveryCodes();
	await world.store.write(async (transaction) => {
		const { db, tables } = transaction;
		await db
			.update(tables.people)
			.set({ totpSecret: world.keys.seal(secret, totpPurpose(person.id)), totpStep: step })
			.where(eq(tables.people.id, person.id));
		await replaceRecoveryCodes(transaction, person.id, codes);
		await endOthers(transaction, person.id, sessionId);
		await note(transaction, world, person, 'person.factor');
		await tell(transaction, world, person.id, 'factor');
	});
	return codes;
}

/** How many recovery codes of the person have not been used. */
export async function recoveryCodesLeft(actor: Actor, world: World): Promise<number> {
	const person = own(actor);
	const [row] = await world.store.read(({ db, tables: { recoveryCodes } }) =>
		db
			.select({ left: count() })
			.from(recoveryCodes)
			.where(and(eq(recoveryCodes.personId, person.id), isNull(recoveryCodes.usedAt)))
	);
	return row?.left ?? 0;
}

/** New recovery codes in the place of the old ones, shown once. */
export async function renewRecoveryCodes(actor: Actor, world: World): Promise<string[]> {
	const person = own(actor);
	const codes = newRecoveryCodes();
	await world.store.write(async (transaction) => {
		await replaceRecoveryCodes(transaction, person.id, codes);
		await note(transaction, world, person, 'person.factor');
		await tell(transaction, world, person.id, 'factor');
	});
	return codes;
}

/** Writes new recovery codes in the place of the old ones. */
export async function replaceRecoveryCodes(
	{ db, tables: { recoveryCodes } }: Transaction,
	personId: string,
	codes: readonly string[]
): Promise<void> {
	await db.delete(recoveryCodes).where(eq(recoveryCodes.personId, personId));
	await db
		.insert(recoveryCodes)
		.values(codes.map((code) => ({ personId, hash: recoveryHash(code) })));
}

async function note(
	transaction: Transaction,
	world: World,
	person: Person,
	action: AuditAction
): Promise<void> {
	const at = world.now().toISOString();
	await record(transaction, person, at, { action, organisationId: null, ref: person.id });
}
