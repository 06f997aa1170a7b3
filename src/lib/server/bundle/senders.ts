import { createPublicKey } from 'node:crypto';
import { asc, eq, type InferSelectModel } from 'drizzle-orm';
import { z } from 'zod';
import { filled } from '#lib/core/fields.ts';
import { InputError } from '#lib/core/input-error.ts';
import { LIMITS } from '#lib/core/limits.ts';
import { demand } from '#lib/server/access.ts';
import { record } from '#lib/server/audit/record.ts';
import { checked } from '#lib/server/checked.ts';
import type { Transaction } from '#lib/server/db/store.ts';
import type { Tables } from '#lib/server/db/tables.ts';
import { NotFound } from '#lib/server/errors.ts';
import { policy, type Actor } from '#lib/server/policy.ts';
import { bodiesOf } from '#lib/server/reviews/reach.ts';
import type { World } from '#lib/server/world.ts';
import { fingerprintIn } from './verify.ts';

export type Sender = InferSelectModel<Tables['senders']>;

const NewSender = z.strictObject({
	name: filled(LIMITS.name).overwrite((name) => name.trim()),
	publicKey: filled(LIMITS.reason)
});
export type NewSender = z.input<typeof NewSender>;

/** Installations whose bundles are accepted, by name. @throws NotFound */
export async function list(
	actor: Actor,
	world: World
): Promise<{ senders: Sender[]; mayManage: boolean }> {
	demand(actor, 'bundle.import', null);
	const senders = await world.store.read(({ db, tables: { senders } }) =>
		db.select().from(senders).orderBy(asc(senders.name), asc(senders.fingerprint))
	);
	return { senders, mayManage: policy(actor, 'sender.manage', null) };
}

/**
 * Remembers an installation whose public key somebody has compared with the sender by another way.
 * @returns its fingerprint
 * @throws NotFound
 * @throws InputError at `name`; at `publicKey`: `damaged` when it is no Ed25519 key, `duplicate` when it is known
 */
export const add = (actor: Actor, world: World, input: NewSender): Promise<string> =>
	world.store.write((transaction) => addWithin(transaction, actor, world, input));

/** The same in the transaction of what it is for. */
export async function addWithin(
	transaction: Transaction,
	actor: Actor,
	world: World,
	input: NewSender
): Promise<string> {
	demand(actor, 'sender.manage', null);
	const { name, publicKey } = checked(NewSender, input);
	const fingerprint = fingerprintIn(publicKey);
	if (fingerprint === null) throw new InputError([{ place: 'publicKey', code: 'damaged' }]);
	if (await knownSender(transaction, fingerprint))
		throw new InputError([{ place: 'publicKey', code: 'duplicate' }]);
	const at = world.now().toISOString();
	await transaction.db.insert(transaction.tables.senders).values({
		fingerprint,
		name,
		publicKey: publicPart(publicKey),
		addedAt: at,
		addedBy: actor.name
	});
	await record(transaction, actor, at, {
		organisationId: bodiesOf(actor)[0]?.organisation.id ?? null,
		action: 'sender.add',
		ref: fingerprint,
		after: { name }
	});
	return fingerprint;
}

/** No bundle of it is accepted any more; what it has sent stays. @throws NotFound */
export const remove = (actor: Actor, world: World, fingerprint: string): Promise<void> =>
	world.store.write(async (transaction) => {
		demand(actor, 'sender.manage', null);
		const known = await knownSender(transaction, fingerprint);
		if (!known) throw new NotFound();
		const { db, tables } = transaction;
		await db.delete(tables.senders).where(eq(tables.senders.fingerprint, fingerprint));
		await record(transaction, actor, world.now().toISOString(), {
			organisationId: bodiesOf(actor)[0]?.organisation.id ?? null,
			action: 'sender.remove',
			ref: fingerprint,
			before: { name: known.name }
		});
	});

export async function knownSender(
	{ db, tables: { senders } }: Transaction,
	fingerprint: string
): Promise<Sender | null> {
	const [row] = await db.select().from(senders).where(eq(senders.fingerprint, fingerprint));
	return row ?? null;
}

/** Should somebody hand over a private key by mistake, it is not kept. */
const publicPart = (pem: string): string =>
	createPublicKey(pem).export({ type: 'spki', format: 'pem' }).toString();
