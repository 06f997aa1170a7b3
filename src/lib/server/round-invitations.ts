import { and, asc, eq, inArray, ne } from 'drizzle-orm';
import type { OrganisationKind } from '#lib/core/codes.ts';
import { InputError } from '#lib/core/input-error.ts';
import { demand } from './access.ts';
import { record } from './audit/record.ts';
import type { Transaction } from './db/store.ts';
import { NotFound } from './errors.ts';
import { post } from './mail/outbox.ts';
import type { Actor } from './policy.ts';
import { hasOpened, reachRound } from './rounds.ts';
import type { World } from './world.ts';

/** An organisation of which an administrator may see that it is invited. */
export type Invited = {
	id: string;
	name: string;
	kind: OrganisationKind;
	/** How far a government is; `null` of an NGO, whose shadow report is nobody's business. */
	progress: 'not-begun' | 'begun' | 'submitted' | null;
};
export type Invitable = Pick<Invited, 'id' | 'name' | 'kind'>;

/**
 * Who is invited to a round and who could be, by name. Reviewers assess in no round.
 * @throws NotFound
 */
export async function list(
	actor: Actor,
	world: World,
	roundId: string
): Promise<{ invited: Invited[]; others: Invitable[] }> {
	demand(actor, 'installation.administer', null);
	return world.store.read(async (transaction) => {
		await reachRound(transaction, roundId);
		const { db, tables } = transaction;
		const { organisations, roundOrganisations, assessments, submissions } = tables;
		const rows = await db
			.select({
				id: organisations.id,
				name: organisations.name,
				kind: organisations.kind,
				invitedTo: roundOrganisations.roundId,
				begun: assessments.id,
				submitted: submissions.id
			})
			.from(organisations)
			.leftJoin(
				roundOrganisations,
				and(
					eq(roundOrganisations.organisationId, organisations.id),
					eq(roundOrganisations.roundId, roundId)
				)
			)
			.leftJoin(
				assessments,
				and(
					eq(assessments.organisationId, organisations.id),
					eq(assessments.roundId, roundId),
					eq(organisations.kind, 'government')
				)
			)
			.leftJoin(
				submissions,
				and(eq(submissions.assessmentId, assessments.id), eq(submissions.number, 1))
			)
			.where(ne(organisations.kind, 'reviewer'))
			.orderBy(asc(organisations.name), asc(organisations.id));
		const named = rows.map(({ id, name, kind, ...rest }) => ({ one: { id, name, kind }, rest }));
		return {
			invited: named.flatMap(({ one, rest }) =>
				rest.invitedTo === null ? [] : { ...one, progress: progressOf(one.kind, rest) }
			),
			others: named.flatMap(({ one, rest }) => (rest.invitedTo === null ? one : []))
		};
	});
}

type Found = { begun: string | null; submitted: string | null };
function progressOf(kind: OrganisationKind, { begun, submitted }: Found): Invited['progress'] {
	if (kind !== 'government') return null;
	if (submitted !== null) return 'submitted';
	return begun === null ? 'not-begun' : 'begun';
}

/**
 * Invites organisations and writes to their coordinators; who is invited already stays so.
 * @returns how many were invited now
 * @throws NotFound for an organisation that is not there or is no government and no NGO
 * @throws InputError
 */
export async function invite(
	actor: Actor,
	world: World,
	roundId: string,
	organisationIds: readonly string[]
): Promise<number> {
	demand(actor, 'installation.administer', null);
	const chosen = [...new Set(organisationIds)];
	if (chosen.length === 0) throw new InputError([{ place: 'organisations', code: 'missing' }]);
	return world.store.write(async (transaction) => {
		const { db, tables } = transaction;
		const round = await reachRound(transaction, roundId);
		const { organisations, roundOrganisations } = tables;
		const known = await db
			.select({ id: organisations.id })
			.from(organisations)
			.where(and(inArray(organisations.id, chosen), ne(organisations.kind, 'reviewer')));
		if (known.length < chosen.length) throw new NotFound();
		const already = await db
			.select({ id: roundOrganisations.organisationId })
			.from(roundOrganisations)
			.where(eq(roundOrganisations.roundId, roundId));
		const added = chosen.filter((id) => !already.some((one) => one.id === id));
		if (added.length === 0) return 0;
		await db
			.insert(roundOrganisations)
			.values(added.map((organisationId) => ({ roundId, organisationId })));
		const at = world.now().toISOString();
		for (const organisationId of added)
			await recordInvitation(transaction, actor, at, roundId, organisationId, true);
		const to = { coordinatorsOf: added };
		await post(transaction, world, at, { message: 'round', to, due: round.due });
		return added.length;
	});
}

/**
 * Takes an invitation back. A government can be sent away until it has begun; an NGO only until the
 * round opens, because a refusal after that would tell whether it has begun.
 * @throws NotFound when it is not invited
 * @throws InputError `round-begun` or `round-opened` at `organisation`
 */
export async function remove(
	actor: Actor,
	world: World,
	roundId: string,
	organisationId: string
): Promise<void> {
	demand(actor, 'installation.administer', null);
	await world.store.write(async (transaction) => {
		const { db, tables } = transaction;
		const { roundOrganisations, organisations, assessments } = tables;
		const round = await reachRound(transaction, roundId);
		const isThis = and(
			eq(roundOrganisations.roundId, roundId),
			eq(roundOrganisations.organisationId, organisationId)
		);
		const [invited] = await db
			.select({ kind: organisations.kind })
			.from(roundOrganisations)
			.innerJoin(organisations, eq(organisations.id, roundOrganisations.organisationId))
			.where(isThis);
		if (!invited) throw new NotFound();
		if (invited.kind === 'ngo' && hasOpened(round, world))
			throw new InputError([{ place: 'organisation', code: 'round-opened' }]);
		const [begun] = await db
			.select({ id: assessments.id })
			.from(assessments)
			.where(and(eq(assessments.roundId, roundId), eq(assessments.organisationId, organisationId)))
			.limit(1);
		if (begun && invited.kind !== 'ngo')
			throw new InputError([{ place: 'organisation', code: 'round-begun' }]);
		await db.delete(roundOrganisations).where(isThis);
		const at = world.now().toISOString();
		await recordInvitation(transaction, actor, at, roundId, organisationId, false);
	});
}

const recordInvitation = (
	transaction: Transaction,
	actor: Actor,
	at: string,
	roundId: string,
	organisationId: string,
	invited: boolean
): Promise<number> =>
	record(transaction, actor, at, {
		organisationId,
		action: 'round.invite',
		ref: roundId,
		before: { invited: !invited },
		after: { invited }
	});
