import { and, asc, eq, isNull, type InferSelectModel } from 'drizzle-orm';
import { z } from 'zod';
import type { OrganisationKind } from '#lib/core/codes.ts';
import { demand } from '#lib/server/access.ts';
import { record } from '#lib/server/audit/record.ts';
import { checked } from '#lib/server/checked.ts';
import type { Transaction } from '#lib/server/db/store.ts';
import type { Tables } from '#lib/server/db/tables.ts';
import { NotFound } from '#lib/server/errors.ts';
import { hashOf, newId, newToken } from '#lib/server/ids.ts';
import { Place, placeFaults, refuseFaults } from '#lib/server/members.ts';
import * as organisations from '#lib/server/organisations.ts';
import { post } from '#lib/server/mail/outbox.ts';
import type { Actor } from '#lib/server/policy.ts';
import type { World } from '#lib/server/world.ts';
import { email, language, personName } from './new-account.ts';
import { administrators } from './people.ts';

/** How long a link works. Source: requirement S31. */
const LIFE = 48 * 60 * 60 * 1_000;

const person = { email, name: personName, language };
const AsMember = z.strictObject({ organisationId: z.string('text'), ...person, ...Place.shape });
const AsAdministrator = z.strictObject({
	organisationId: z.null(),
	...person,
	role: z.null(),
	institution: z.null(),
	until: z.null()
});
export type NewInvitation = z.input<typeof AsMember> | z.input<typeof AsAdministrator>;
export type InvitationRow = InferSelectModel<Tables['invitations']>;

/** A link that was made; its token is shown now and stored nowhere, and is mailed if it works yet. */
export type Invited = { id: string; token: string; mailed: boolean };

export type OpenInvitation = Pick<
	InvitationRow,
	'id' | 'email' | 'name' | 'role' | 'institution' | 'until' | 'createdAt' | 'expiresAt'
> & {
	/** Its link has run out; a new one can be made. */
	expired: boolean;
	/** The link works only when a second administrator has confirmed it. */
	awaitsConfirmation: boolean;
	/** Whether the one who asks may be that second administrator. */
	mayConfirm: boolean;
};

/**
 * Invites somebody into an organisation, or as an administrator (`organisationId` null). Whether
 * the address has an account already is neither asked nor told.
 * @throws NotFound when the actor may not
 * @throws InputError
 */
export async function invite(actor: Actor, world: World, input: NewInvitation): Promise<Invited> {
	const token = newToken();
	return world.store.write(async (transaction) => {
		const kind = await demandInviting(transaction, actor, input.organisationId);
		const invitation = checked(input.organisationId === null ? AsAdministrator : AsMember, input);
		if (kind && invitation.role !== null) refuseFaults(placeFaults(kind, invitation, world));
		const now = world.now();
		const id = newId();
		const at = now.toISOString();
		const needsConfirmation = await needsTwo(transaction, actor, kind);
		await transaction.db.insert(transaction.tables.invitations).values({
			id,
			hash: hashOf(token),
			...invitation,
			invitedBy: actor.kind === 'person' ? actor.id : null,
			needsConfirmation,
			createdAt: at,
			expiresAt: expiryOf(now)
		});
		const { organisationId, ...after } = invitation;
		await record(transaction, actor, at, {
			action: 'member.invite',
			organisationId,
			ref: id,
			after
		});
		const mailed = !needsConfirmation && (await mailLink(transaction, world, invitation, token));
		return { id, token, mailed };
	});
}

/** The invitations that nobody has accepted or revoked yet, the oldest first. @throws NotFound */
export async function list(
	actor: Actor,
	world: World,
	organisationId: string | null
): Promise<OpenInvitation[]> {
	return world.store.read(async (transaction) => {
		await demandManaging(transaction, actor, organisationId);
		const { db, tables } = transaction;
		const { invitations } = tables;
		const rows = await db
			.select()
			.from(invitations)
			.where(
				and(
					organisationId === null
						? isNull(invitations.organisationId)
						: eq(invitations.organisationId, organisationId),
					isNull(invitations.acceptedAt),
					isNull(invitations.revokedAt)
				)
			)
			.orderBy(asc(invitations.createdAt), asc(invitations.id));
		const now = world.now().toISOString();
		return rows.map((row) => {
			const { id, email, name, role, institution, until, createdAt, expiresAt } = row;
			return {
				...{ id, email, name, role, institution, until, createdAt, expiresAt },
				expired: expiresAt <= now,
				awaitsConfirmation: awaitsConfirmation(row),
				mayConfirm: awaitsConfirmation(row) && isSecond(actor, row)
			};
		});
	});
}

/**
 * The second administrator says yes: from now on the link works.
 * @throws NotFound for the one who invited, too
 */
export const confirm = (actor: Actor, world: World, id: string): Promise<void> =>
	world.store.write(async (transaction) => {
		demand(actor, 'installation.administer', null);
		const row = await openRow(transaction, id);
		if (!awaitsConfirmation(row) || !isSecond(actor, row)) throw new NotFound();
		await change(transaction, id, { confirmedBy: actor.kind === 'person' ? actor.id : actor.name });
		await note(transaction, actor, world, row, 'member.confirm');
	});

/** The link works no more. @throws NotFound */
export const revoke = (actor: Actor, world: World, id: string): Promise<void> =>
	world.store.write(async (transaction) => {
		const row = await openRow(transaction, id);
		await demandManaging(transaction, actor, row.organisationId);
		await change(transaction, id, { revokedAt: world.now().toISOString() });
		await note(transaction, actor, world, row, 'member.revoke');
	});

/** A new link in place of the old one, for another 48 hours. @throws NotFound */
export async function renew(actor: Actor, world: World, id: string): Promise<Invited> {
	const token = newToken();
	return world.store.write(async (transaction) => {
		const row = await openRow(transaction, id);
		const kind = await demandInviting(transaction, actor, row.organisationId);
		// There may be a second administrator by now.
		const needsConfirmation = row.needsConfirmation || (await needsTwo(transaction, actor, kind));
		const renewed = { hash: hashOf(token), expiresAt: expiryOf(world.now()), needsConfirmation };
		await change(transaction, id, renewed);
		await note(transaction, actor, world, row, 'member.invite');
		const waits = awaitsConfirmation({ ...row, needsConfirmation });
		const mailed = !waits && (await mailLink(transaction, world, row, token));
		return { id, token, mailed };
	});
}

/** @returns whether it will be mailed at all */
async function mailLink(
	transaction: Transaction,
	world: World,
	{ email, language }: Pick<InvitationRow, 'email' | 'language'>,
	token: string
): Promise<boolean> {
	await post(transaction, world, world.now().toISOString(), {
		message: 'invitation',
		to: { email, language },
		link: `/invitation/${token}`
	});
	return world.mail;
}

/** Whether the link of an invitation leads anywhere at this moment. */
export const works = (row: InvitationRow, now: Date): boolean =>
	!row.acceptedAt &&
	!row.revokedAt &&
	row.expiresAt > now.toISOString() &&
	!awaitsConfirmation(row);

const awaitsConfirmation = ({ needsConfirmation, confirmedBy }: InvitationRow): boolean =>
	needsConfirmation && confirmedBy === null;

const isSecond = (actor: Actor, { invitedBy }: InvitationRow): boolean =>
	actor.kind === 'system' ||
	(actor.kind === 'person' && actor.administrator && actor.id !== invitedBy);

const expiryOf = (now: Date): string => new Date(now.getTime() + LIFE).toISOString();

/** Who may see and revoke invitations. @returns the kind of the organisation */
async function demandManaging(
	transaction: Transaction,
	actor: Actor,
	organisationId: string | null
): Promise<OrganisationKind | null> {
	if (organisationId === null) {
		demand(actor, 'installation.administer', null);
		return null;
	}
	const deed = 'organisation.manage';
	return (await organisations.reach(transaction, actor, deed, organisationId)).kind;
}

/** Who may make a link: as `demandManaging`, but only administrators let reviewers in. */
async function demandInviting(
	transaction: Transaction,
	actor: Actor,
	organisationId: string | null
): Promise<OrganisationKind | null> {
	const kind = await demandManaging(transaction, actor, organisationId);
	if (kind === 'reviewer') demand(actor, 'installation.administer', null);
	return kind;
}

/**
 * Whether a second administrator has to confirm: for those who come to see much, as soon as there
 * is one. Source: requirement S5.
 */
async function needsTwo(
	transaction: Transaction,
	actor: Actor,
	kind: OrganisationKind | null
): Promise<boolean> {
	if (actor.kind === 'system' || (kind !== null && kind !== 'reviewer')) return false;
	return (await administrators(transaction)) > 1;
}

async function openRow(
	{ db, tables: { invitations } }: Transaction,
	id: string
): Promise<InvitationRow> {
	const [row] = await db.select().from(invitations).where(eq(invitations.id, id));
	if (!row || row.acceptedAt || row.revokedAt) throw new NotFound();
	return row;
}

const change = async (
	{ db, tables: { invitations } }: Transaction,
	id: string,
	values: Partial<InvitationRow>
): Promise<void> => {
	await db.update(invitations).set(values).where(eq(invitations.id, id));
};

async function note(
	transaction: Transaction,
	actor: Actor,
	world: World,
	{ id, organisationId }: InvitationRow,
	action: 'member.invite' | 'member.confirm' | 'member.revoke'
): Promise<void> {
	await record(transaction, actor, world.now().toISOString(), { action, organisationId, ref: id });
}
